import { useRef } from "react";
import { type LiveEvent, useLive } from "#app/ui/kit/live.ts";

/** Vehicles report every few seconds; a page of them is loaded again for that at most this often (ms). */
const MOVED_EVERY_MS = 15_000;

/** `useLive` for pages that show positions among other things: movements alone reload the page only now and then. */
export function useCalmLive(wanted: (event: LiveEvent) => boolean, moved: (vehicleId: string) => boolean): void {
  const last = useRef(Number.NEGATIVE_INFINITY);
  useLive((event) => {
    if (event.event !== "vehicle.moved") {
      return wanted(event);
    }
    const at = performance.now();
    if (!moved(event.entityId) || at - last.current < MOVED_EVERY_MS) {
      return false;
    }
    last.current = at;
    return true;
  });
}
