import { isOpenStop, type TripView, tripSums } from "#app/domain/driver/trip-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { HiddenFields } from "./form-parts.tsx";
import { SharePosition } from "./share-position.tsx";
import { StopCard } from "./stop-card.tsx";
import { TripFigures } from "./trip-figures.tsx";
import { useTrips } from "./use-fresh-trips.ts";
import { useAct } from "./use-stop-form.ts";

function Depart({ trip, formKey }: { trip: TripView; formKey: string }) {
  const { t } = useI18n();
  const { enhanced, act } = useAct();
  const title = `${t("driver.act.depart")} · ${trip.tripNo}`;
  return (
    <form
      method="post"
      onSubmit={(event) => {
        if (enhanced) {
          event.preventDefault();
          void act({ type: "depart", tripId: trip.id }, title);
        }
      }}
    >
      <HiddenFields intent="depart" formKey={formKey} />
      <button className="btn btn-primary driver-big">
        <Icon name="truck" />
        {t("driver.act.depart")}
      </button>
      <p className="muted driver-hint">{t("driver.trip.departHint")}</p>
    </form>
  );
}

/** One trip with its stops in order, as far as this phone knows. */
export function TripPage({ trip: sent, formKey }: { trip: TripView; formKey: string }) {
  const { t } = useI18n();
  const trip = useTrips().find((known) => known.id === sent.id) ?? sent;
  const underWay = trip.status === "departed";
  const current = trip.stops.find(isOpenStop)?.id;
  const { stops, done } = tripSums(trip);
  return (
    <div className="driver-page">
      <a className="driver-back" href="/driver">
        <Icon name="back" />
        {t("driver.trips.title")}
      </a>
      <section className="card driver-trip">
        <TripFigures trip={trip} heading="h1" />
        {trip.status === "released" ? <Depart trip={trip} formKey={formKey} /> : null}
        {underWay ? <SharePosition /> : null}
        {underWay && done === stops ? <p className="notice notice-done">{t("driver.trip.allDone")}</p> : null}
      </section>
      <ol className="driver-stops">
        {trip.stops.map((stop, index) => (
          <li key={stop.id}>
            <StopCard
              tripId={trip.id}
              stop={stop}
              n={index + 1}
              current={stop.id === current}
              underWay={underWay}
              formKey={formKey}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
