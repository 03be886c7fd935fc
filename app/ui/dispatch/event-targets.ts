import type { BoardStop, BoardTrip, QueueRow } from "./board-data.ts";

/** Shipments an event is recorded about: of the queue, or what a trip carries of them. */
export interface EventTargets {
  shipmentIds: string[];
  /** the trip whose pieces are meant; absent for rows of the queue */
  tripNo?: string;
  /** of the one shipment of the queue: then some of its pieces can be named */
  pieces?: number;
  /** what the goods wait for, to offer the likely event first */
  stage: string | null;
}

export function rowTargets(rows: readonly QueueRow[]): EventTargets {
  const [first] = rows;
  const pieces = rows.length === 1 ? first?.pieces : undefined;
  return { shipmentIds: rows.map((row) => row.id), pieces, stage: first?.stage ?? null };
}

/** What is on a trip for some of its stops, what did not come along left out. */
export function stopTargets(trip: BoardTrip, stops: readonly BoardStop[]): EventTargets {
  const loads = stops.flatMap((stop) => stop.loads).filter(({ status }) => status === "assigned" || status === "done");
  return { shipmentIds: [...new Set(loads.map((load) => load.shipmentId))], tripNo: trip.tripNo, stage: null };
}
