import type { BoardStop, BoardTrip, QueueRow } from "./board-data.ts";

export interface GoodsSum {
  shipments: number;
  pieces: number;
  weightG: number;
  volumeCm3: number;
}

/** What of a shipment still waits: its share by pieces of weight and volume. */
export function openShare(row: Pick<QueueRow, "pieces" | "unassignedCount" | "weightG" | "volumeCm3">, count?: number) {
  const pieces = count ?? row.unassignedCount;
  const share = row.pieces === 0 ? 0 : pieces / row.pieces;
  return { pieces, weightG: Math.round(row.weightG * share), volumeCm3: Math.round(row.volumeCm3 * share) };
}

/** Sum of what waits of some shipments. */
export function sumOf(rows: Iterable<QueueRow>): GoodsSum {
  const sum = { shipments: 0, pieces: 0, weightG: 0, volumeCm3: 0 };
  for (const row of rows) {
    const share = openShare(row);
    sum.shipments += 1;
    sum.pieces += share.pieces;
    sum.weightG += share.weightG;
    sum.volumeCm3 += share.volumeCm3;
  }
  return sum;
}

/** Shipments and pieces of a stop that are not taken off it. */
export function stopSum({ loads }: BoardStop): { shipments: number; pieces: number } {
  const kept = loads.filter((load) => load.status !== "removed");
  const pieces = kept.reduce((sum, load) => sum + load.count, 0);
  return { shipments: new Set(kept.map((load) => load.shipmentId)).size, pieces };
}

/** How many shipments are on a trip; goods fetched and handed out on it count once. */
export function shipmentsOn(trip: Pick<BoardTrip, "stops">): number {
  return new Set(trip.stops.flatMap((stop) => stop.loads.map((load) => load.shipmentId))).size;
}

/** Ids of what a stop has still to do. */
export function activeLoadIds(stop: BoardStop): string[] {
  return stop.loads.filter((load) => load.status === "assigned").map((load) => load.id);
}
