import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { isRefusal } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { TripActs } from "./trip-acts.tsx";
import { TripEvents, type TripEventView } from "./trip-events.tsx";
import { TripEdit, TripFacts } from "./trip-facts.tsx";
import { TripRefusal } from "./trip-refusal.tsx";
import { TripSheet } from "./trip-sheet.tsx";
import { TripStop } from "./trip-stop.tsx";
import { LateTag } from "./trip-table.tsx";
import { tripTone } from "./trip-tone.ts";
import { type FillView, isOpenStop, type LateView, type TripView } from "./trip-types.ts";
import "./trip.css";

export interface TripPageProps {
  trip: TripView;
  fill: FillView;
  late: LateView;
  events: TripEventView[];
  drivers: { id: string; name: string; licenceClass: string }[];
  barcode: string;
  company: string;
  now: Date;
  mayDispatch: boolean;
  /** the last refusal, and which form it answers */
  reply: unknown;
  at: string | null;
}

function TripHead({ trip, late, mayDispatch, at }: TripPageProps) {
  const { t } = useI18n();
  return (
    <div className="page-head">
      <Link to={`/trips?date=${trip.date}`} className="btn btn-quiet btn-icon">
        <Icon name="back" label={t("fleet.trip.back")} />
      </Link>
      <h1 className="mono fleet-no">{trip.tripNo}</h1>
      <Tag tone={tripTone(trip.status)}>{t(`fleet.tripStates.${trip.status}`)}</Tag>
      <span className="tag">{t(`common.direction.${trip.direction}`)}</span>
      <span className="muted">{trip.date}</span>
      <LateTag late={late} />
      <div className="actions">
        {trip.status === "planned" || trip.status === "released" ? (
          <Link className="btn" to={`/dispatch?direction=${trip.direction}`}>
            {t("fleet.trip.toDispatch")}
          </Link>
        ) : null}
        <button type="button" className="btn" onClick={() => window.print()}>
          <Icon name="list" />
          {t("fleet.trip.print")}
        </button>
        {mayDispatch ? <TripActs trip={trip} at={at} /> : null}
      </div>
    </div>
  );
}

/** Whether a refusal stands beside a stop's own form. */
function atStop(at: string | null): boolean {
  return at !== null && /^(?:arrive|complete|fail)-/.test(at);
}

function Stops(props: TripPageProps) {
  const { trip, fill, now, mayDispatch, reply, at } = props;
  const { t, f } = useI18n();
  const next = trip.stops.find(isOpenStop)?.id;
  const summary = { shipments: fill.shipments, pieces: fill.pieces, kg: f.kg(fill.weightG) };
  return (
    <>
      <div className="spread">
        <h2>
          {t("fleet.trip.stops")}{" "}
          <span className="muted">
            {fill.stopsDone} / {fill.stops}
          </span>
        </h2>
        <span className="muted">{t("fleet.trip.loads", summary)}</span>
      </div>
      {trip.stops.length === 0 ? (
        <div className="card">
          <Empty title={t("fleet.trip.noStops")}>
            <span>{t("fleet.trip.noStopsText")}</span>
            <Link className="btn btn-primary" to={`/dispatch?direction=${trip.direction}`}>
              {t("fleet.trips.toDispatch")}
            </Link>
          </Empty>
        </div>
      ) : null}
      <ol className="stack-s">
        {trip.stops.map((stop, index) => (
          <TripStop
            key={stop.id}
            stop={stop}
            seq={index + 1}
            outbound={trip.direction === "outbound"}
            next={stop.id === next}
            now={now}
            version={trip.version}
            mayAct={mayDispatch && trip.status === "departed"}
            reply={reply}
            at={at}
          />
        ))}
      </ol>
    </>
  );
}

/** One trip: its life, its stops with what happened there, its events, and the sheet that is printed of it. */
export function TripPage(props: TripPageProps) {
  const { trip, fill, events, drivers, barcode, company, now, mayDispatch, reply, at } = props;
  const { t } = useI18n();
  const editAnswer = at === "edit" ? reply : null;
  const inFields = at === "edit" && isRefusal(reply) && reply.fields.length > 0;
  const waiting = trip.status === "planned" || trip.status === "released";
  return (
    <>
      <div className="page trip-screen">
        <TripHead {...props} />
        {atStop(at) || inFields ? null : <TripRefusal answer={reply} />}
        <div className="fleet-trip">
          <div className="stack-s">
            <section className="card">
              <div className="card-body">
                <TripFacts trip={trip} fill={fill} now={now} />
              </div>
            </section>
            {mayDispatch && waiting ? <TripEdit trip={trip} drivers={drivers} answer={editAnswer} /> : null}
            <section className="card">
              <h2 className="card-head">{t("fleet.trip.events")}</h2>
              <TripEvents events={events} now={now} />
            </section>
          </div>
          <div className="stack-s">
            <Stops {...props} />
          </div>
        </div>
      </div>
      <TripSheet trip={trip} fill={fill} barcode={barcode} company={company} now={now} />
    </>
  );
}
