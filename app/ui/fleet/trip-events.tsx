import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";

export interface TripEventView {
  key: string;
  code: string;
  at: Date;
  by: string;
  source: string;
  reason: string | null;
  note: string | null;
  voided: boolean;
  waybillNos: string[];
}

/** What was recorded on a trip, newest first; one act for many shipments is one line. */
export function TripEvents({ events, now }: { events: TripEventView[]; now: Date }) {
  const { t, f } = useI18n();
  if (events.length === 0) {
    return <p className="card-body muted">{t("fleet.trip.noEvents")}</p>;
  }
  return (
    <ul className="fleet-events">
      {events.map((event) => (
        <li key={event.key} className={event.voided ? "fleet-voided" : ""}>
          <span className="muted">{f.dateTime(event.at, now)}</span>
          <span>
            <strong>{t(`tracking.events.${event.code}`)}</strong>{" "}
            {event.waybillNos.length === 1 ? (
              <Link className="mono" to={`/shipments/${event.waybillNos[0]}`}>
                {event.waybillNos[0]}
              </Link>
            ) : (
              <span title={event.waybillNos.join("\n")}>
                {t("fleet.trip.eventShipments", { count: event.waybillNos.length })}
              </span>
            )}
            {event.reason ? <span className="text-exception"> {t(`tracking.exceptions.${event.reason}`)}</span> : null}
            {event.voided ? <span className="muted"> {t("tracking.voided")}</span> : null}
            <span className="muted fleet-event-by">
              {t(`tracking.sources.${event.source}`)} · {event.by}
              {event.note ? ` · ${event.note}` : ""}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
