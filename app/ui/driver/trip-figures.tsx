import { type TripView, tripSums } from "#app/domain/driver/trip-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";

const tones: Record<string, Tone> = { released: "waiting", departed: "moving", closed: "done" };

/** The head of a trip: number, vehicle, when, how much. */
export function TripFigures({ trip, heading: Heading }: { trip: TripView; heading: "h1" | "h2" }) {
  const { t, f } = useI18n();
  const { stops, done, pieces, weightG, dueFen } = tripSums(trip);
  return (
    <>
      <div className="spread">
        <Heading className="mono">{trip.tripNo}</Heading>
        <Tag tone={tones[trip.status] ?? "planned"}>{t(`driver.trip.status.${trip.status}`)}</Tag>
      </div>
      <p>
        <Icon name="truck" /> {trip.plate}
        {" · "}
        {trip.departedAt
          ? t("driver.trip.departedAt", { time: f.dateTime(trip.departedAt) })
          : t("driver.trip.plannedAt", { time: f.dateTime(trip.plannedDepartAt) })}
        {trip.mates.length > 0 ? ` · ${t("driver.trip.mates", { names: trip.mates.join(" ") })}` : ""}
      </p>
      <div className="driver-progress" role="img" aria-label={t("driver.trip.stops", { done, stops })}>
        <span style={{ width: `${stops === 0 ? 0 : (done / stops) * 100}%` }} />
      </div>
      <dl className="driver-figures">
        <div>
          <dt>{t("driver.figures.stops")}</dt>
          <dd>
            {done}/{stops}
          </dd>
        </div>
        <div>
          <dt>{t("driver.figures.pieces")}</dt>
          <dd>{f.number(pieces)}</dd>
        </div>
        <div>
          <dt>{t("driver.figures.weight")}</dt>
          <dd>{f.kg(weightG)}</dd>
        </div>
        <div>
          <dt>{t("driver.figures.due")}</dt>
          <dd>{f.money(dueFen)}</dd>
        </div>
      </dl>
    </>
  );
}
