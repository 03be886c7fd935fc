import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import type { TripView } from "#app/domain/driver/trip-view.ts";

const EVERY_MS = 60_000;
const LIMIT_MS = 20_000;

export const TripsContext = createContext<TripView[]>([]);
export const useTrips = (): TripView[] => useContext(TripsContext);

/**
 * The driver's trips: those the page came with, until newer ones are fetched (each minute while it is looked at, and
 * whenever the server has taken something in). A fetch that fails changes nothing: on the road that is everyday life.
 */
export function useFreshTrips(sent: TripView[]): { trips: TripView[]; refresh: () => Promise<void> } {
  const [fresh, setFresh] = useState<TripView[] | null>(null);
  const asked = useRef(0);
  const refresh = useCallback(async () => {
    asked.current += 1;
    const turn = asked.current;
    try {
      const response = await fetch("/driver/sync", { signal: AbortSignal.timeout(LIMIT_MS) });
      if (response.ok && !response.redirected) {
        const { trips } = (await response.json()) as { trips: TripView[] };
        // an answer that was overtaken by a later one is old
        if (turn === asked.current) {
          setFresh(trips);
        }
      }
    } catch {
      // no connection: what is known stands
    }
  }, []);
  useEffect(() => {
    // a page that was kept for bad connections may be hours old
    void refresh();
    const timer = setInterval(() => document.visibilityState === "visible" && void refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return { trips: fresh ?? sent, refresh };
}
