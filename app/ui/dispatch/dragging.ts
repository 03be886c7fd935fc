import type { BoardStop, BoardTrip, BoardVehicle, QueueRow } from "./board-data.ts";
import { type GoodsSum, sumOf } from "./goods-sum.ts";
import type { Target } from "./targets.ts";

/** What can be dragged. */
export type Dragged =
  | { kind: "shipment"; row: QueueRow /** all that travel with it */; rows?: QueueRow[] }
  | {
      kind: "stop";
      trip: BoardTrip;
      stop: BoardStop;
      index: number /** all that travel with it, itself too */;
      stops: BoardStop[];
    }
  | { kind: "trip"; trip: BoardTrip; vehicle: BoardVehicle };

/** What it can be dropped on. */
export type DropSpot =
  | { kind: "queue" }
  | { kind: "target"; target: Target }
  | { kind: "stop"; trip: BoardTrip; stop: BoardStop };

/** Whether a drop there means anything. */
export function accepts(dragged: Dragged, spot: DropSpot): boolean {
  if (spot.kind === "queue") {
    return dragged.kind !== "shipment";
  }
  if (spot.kind === "stop") {
    return (
      dragged.kind === "stop" &&
      dragged.stops.length === 1 &&
      dragged.trip.id === spot.trip.id &&
      spot.stop.id !== dragged.stop.id
    );
  }
  if (dragged.kind === "trip") {
    return spot.target.vehicle.id !== dragged.vehicle.id;
  }
  return dragged.kind === "shipment" || spot.target.trip?.id !== dragged.trip.id;
}

/** What is still to do at some stops; goods that are fetched at one and handed out at another count once. */
export function stopGoods(stops: readonly BoardStop[]): GoodsSum {
  const loads = stops.flatMap((stop) => stop.loads).filter((load) => load.status === "assigned");
  const handedOut = new Set(loads.filter((load) => load.kind !== "pickup").map((load) => load.shipmentId));
  const sum = { shipments: new Set(loads.map((load) => load.shipmentId)).size, pieces: 0, weightG: 0, volumeCm3: 0 };
  for (const load of loads.filter(({ kind, shipmentId }) => kind !== "pickup" || !handedOut.has(shipmentId))) {
    sum.pieces += load.count;
    sum.weightG += load.weightG;
    sum.volumeCm3 += load.volumeCm3;
  }
  return sum;
}

/** The goods a drag would bring. */
export function goodsOf(dragged: Dragged): GoodsSum {
  if (dragged.kind === "shipment") {
    return sumOf(dragged.rows ?? [dragged.row]);
  }
  if (dragged.kind === "stop") {
    return stopGoods(dragged.stops);
  }
  const { weightG, volumeCm3, stops } = dragged.trip;
  // what is fetched and handed out on the same trip counts once
  const pieces = new Map<string, number>();
  for (const { shipmentId, count } of stops.flatMap((stop) => stop.loads)) {
    pieces.set(shipmentId, Math.max(count, pieces.get(shipmentId) ?? 0));
  }
  const sum = [...pieces.values()].reduce((all, count) => all + count, 0);
  return { shipments: pieces.size, pieces: sum, weightG, volumeCm3 };
}
