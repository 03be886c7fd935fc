import { type PeakLoad, peakLoad } from "#app/domain/dispatch/peak-load.ts";
import type { TripPlan } from "#app/domain/dispatch/trip-plan.ts";

interface FilledLoad {
  shipmentId: string;
  kind: string;
  status: string;
  count: number;
  /** grams */
  weightG: number;
  /** cm³ */
  volumeCm3: number;
}

export interface FilledStop {
  status: string;
  loads: readonly FilledLoad[];
}

export interface TripFill extends PeakLoad {
  /** different shipments on the trip */
  shipments: number;
  pieces: number;
  stops: number;
  /** stops at which nothing is left to do */
  stopsDone: number;
}

const SETTLED = ["done", "failed", "skipped"];

/** The figures of a trip: how far it is, and the most it has on board at any time. Stops in order. Pure. */
export function tripFill(stops: readonly FilledStop[]): TripFill {
  const loads = stops.flatMap((stop) => stop.loads).filter((load) => load.status !== "removed");
  // goods fetched and handed out on the same trip are counted once
  const pieces = new Map<string, number>();
  for (const { shipmentId, kind, count } of loads) {
    const key = `${shipmentId}|${kind === "pickup"}`;
    pieces.set(key, (pieces.get(key) ?? 0) + count);
  }
  const ids = [...new Set(loads.map((load) => load.shipmentId))];
  // peakLoad reads no more of a plan than this
  const plan = {
    stops: stops.map((stop) => ({ loads: stop.loads.map((load) => ({ ...load, shipment: { id: load.shipmentId } })) })),
  };
  return {
    ...peakLoad(plan as unknown as TripPlan),
    shipments: ids.length,
    pieces: ids.reduce((sum, id) => sum + Math.max(pieces.get(`${id}|true`) ?? 0, pieces.get(`${id}|false`) ?? 0), 0),
    stops: stops.length,
    stopsDone: stops.filter((stop) => SETTLED.includes(stop.status)).length,
  };
}
