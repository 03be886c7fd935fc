import { useI18n } from "#app/i18n/react.tsx";
import type { BoardTrip } from "./board-data.ts";

/** The acts on a trip for a browser without script: one form, a button each. */
export function PlainTripActs({ trip }: { trip: BoardTrip }) {
  const { t } = useI18n();
  if (trip.status !== "planned" && trip.status !== "released") {
    return null;
  }
  return (
    <noscript>
      <form method="post" action="/dispatch/act" className="dsp-plain">
        <input type="hidden" name="tripId" value={trip.id} />
        <input type="hidden" name="version" value={trip.version} />
        {trip.status === "planned" ? (
          <button className="btn btn-small" name="intent" value="release">
            {t("dispatch.acts.release")}
          </button>
        ) : null}
        <button className="btn btn-small btn-danger" name="intent" value="cancel">
          {t("dispatch.acts.cancel")}
        </button>
      </form>
    </noscript>
  );
}
