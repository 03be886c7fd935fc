import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import type { TripView } from "#app/domain/driver/trip-view.ts";
import { withQueued } from "./overlay.ts";
import { useDriverQueue } from "./use-driver-queue.ts";

const EVERY_MS = 60_000;
const LIMIT_MS = 20_000;

export interface FreshTrips {
  trips: TripView[];
  /** when (ms, `performance.now`) they were asked for; they tell nothing of what came later */
  askedAt: number;
}

const TripsContext = createContext<FreshTrips>({ trips: [], askedAt: 0 });
export const TripsProvider = TripsContext.Provider;

/** The trips as the driver knows them: the server's, with the acts of this phone on top that they do not show yet. */
export function useTrips(): TripView[] {
  const { trips, askedAt } = useContext(TripsContext);
  const { commands, confirmed } = useDriverQueue();
  const later = confirmed.filter(({ at }) => at >= askedAt).map(({ command }) => command);
  return trips.map((trip) => withQueued(withQueued(trip, later, false), commands));
}

/**
 * The driver's trips: those the page came with, until newer ones are fetched (each minute while it is looked at, and
 * whenever the server has taken something in). A fetch that fails changes nothing: on the road that is everyday life.
 */
export function useFreshTrips(sent: TripView[]): { fresh: FreshTrips; refresh: () => Promise<void> } {
  const [fresh, setFresh] = useState<FreshTrips>({ trips: sent, askedAt: 0 });
  const asked = useRef(0);
  const refresh = useCallback(async () => {
    asked.current += 1;
    const turn = asked.current;
    const askedAt = performance.now();
    try {
      const response = await fetch("/driver/sync", { signal: AbortSignal.timeout(LIMIT_MS) });
      if (response.ok && !response.redirected) {
        const { trips } = (await response.json()) as { trips: TripView[] };
        // an answer that was overtaken by a later one is old
        if (turn === asked.current) {
          setFresh({ trips, askedAt });
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
  return { fresh, refresh };
}
