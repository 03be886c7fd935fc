/** What decides whether a trip is behind its plan. */
export interface TimedTrip {
  status: string;
  plannedDepartAt: Date;
  departedAt: Date | null;
  stops: readonly { status: string; plannedAt: Date | null }[];
}

export interface Lateness {
  /** left later than planned, or has not left although it should (ms); 0 when in time */
  departureMs: number;
  /** it should have left and has not */
  waiting: boolean;
  /** behind the plan at the next stop (ms); 0 when in time */
  stopMs: number;
}

/** Less than this is in time (ms). */
const GRACE_MS = 5 * 60_000;

const beyond = (ms: number) => (ms > GRACE_MS ? ms : 0);

/** How far a trip is behind its plan at `now`. Trips that are over or given up are judged by their departure only. Pure. */
export function latenessOf(trip: TimedTrip, now: Date): Lateness {
  const waiting = trip.status === "planned" || trip.status === "released";
  const left = trip.departedAt ?? (waiting ? now : trip.plannedDepartAt);
  const next = trip.status === "departed" ? trip.stops.find((stop) => stop.status === "planned") : undefined;
  const departureMs = beyond(left.getTime() - trip.plannedDepartAt.getTime());
  return {
    departureMs,
    waiting: waiting && departureMs > 0,
    stopMs: next?.plannedAt ? beyond(now.getTime() - next.plannedAt.getTime()) : 0,
  };
}
