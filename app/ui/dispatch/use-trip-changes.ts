import { useEffect, useRef, useState } from "react";
import type { BoardTrip } from "./board-data.ts";

const SHOWN_MS = 6_000;

/**
 * Name of the colleague who has just changed a trip, for some seconds after the board was loaded again; null otherwise. One's
 * own changes are not announced.
 */
export function useChangedBy(trip: BoardTrip | null, me: string): string | null {
  const [by, setBy] = useState<string | null>(null);
  const known = useRef(trip ? { id: trip.id, version: trip.version } : null);
  const id = trip?.id;
  const version = trip?.version ?? 0;
  const changedBy = trip?.changedBy ?? "";
  useEffect(() => {
    const old = known.current;
    known.current = id ? { id, version } : null;
    if (!old || old.id !== id || version <= old.version || changedBy === me) {
      return;
    }
    setBy(changedBy);
    const timer = setTimeout(() => setBy(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, version, changedBy, me]);
  return by;
}
