import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useBoard } from "./board-context.ts";
import type { BoardStop, BoardTrip } from "./board-data.ts";

/** The shipments of a stop, each with the way off the trip. */
export function StopLoads({ trip, stop }: { trip: BoardTrip; stop: BoardStop }) {
  const { t, f } = useI18n();
  const { acts } = useBoard();
  return (
    <ul className="dsp-loads">
      {stop.address ? <li className="muted truncate">{stop.address}</li> : null}
      {stop.loads.map((load) => (
        <li key={load.id}>
          <Link to={`/shipments/${load.waybillNo}`} className="dsp-no">
            {load.waybillNo}
          </Link>
          <span className="grow" title={load.pieces}>
            {load.count < load.total ? `${load.count}/${load.total}` : load.count} {t("common.unit.piece")}
          </span>
          <span className="muted">
            {f.kg(load.weightG)} {t("dispatch.trips.kg")}
          </span>
          {load.status === "assigned" ? (
            <form method="post" action="/dispatch/act">
              <input type="hidden" name="intent" value="unassign" />
              <input type="hidden" name="tripId" value={trip.id} />
              <input type="hidden" name="version" value={trip.version} />
              <input type="hidden" name="loadIds[]" value={load.id} />
              <button
                className="dsp-x"
                title={t("dispatch.acts.unassign")}
                onClick={(event) => {
                  event.preventDefault();
                  void acts.unassign(trip, [load.id]);
                }}
              >
                <Icon name="close" size={13} label={`${t("dispatch.acts.unassign")} ${load.waybillNo}`} />
              </button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
