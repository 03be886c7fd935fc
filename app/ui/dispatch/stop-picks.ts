import type { BoardStop, BoardTrip } from "./board-data.ts";
import { mayMove } from "./stop-order.ts";

/** Stops of one trip that were picked to go together. */
export interface StopPick {
  tripId: string;
  ids: ReadonlySet<string>;
}

/** Picks or unpicks a stop. Picking on another trip begins anew; what is done already cannot be picked. */
export function togglePick(pick: StopPick | null, trip: BoardTrip, stop: BoardStop): StopPick | null {
  if (!mayMove(stop)) {
    return pick;
  }
  const ids = new Set(pick?.tripId === trip.id ? pick.ids : []);
  if (!ids.delete(stop.id)) {
    ids.add(stop.id);
  }
  return ids.size > 0 ? { tripId: trip.id, ids } : null;
}

/** What an act on a stop means: all that are picked when it is one of them, in the order of the trip; else itself. */
export function stopsWith(pick: StopPick | null, trip: BoardTrip, stop: BoardStop): BoardStop[] {
  return pick?.tripId === trip.id && pick.ids.has(stop.id)
    ? trip.stops.filter((other) => pick.ids.has(other.id) && mayMove(other))
    : [stop];
}
