import type { DbOrTx } from "#app/platform/db/db-types.ts";
import type { TaskKind } from "../dispatch-need.ts";
import type { LoadStatus, StopStatus, TripStatus } from "../trip.ts";
import type { TripPlan } from "../trip-plan.ts";

const shipmentSelect = {
  id: true,
  waybillNo: true,
  direction: true,
  pieces: true,
  weightG: true,
  volumeCm3: true,
  requiredVehicleType: true,
  promisedAt: true,
  stageDueAt: true,
} as const;

/** What the plan of a trip is made of; `PlanShipment` names the same fields. */
export const planShipmentSelect = shipmentSelect;

export const planStopSelect = {
  id: true,
  kind: true,
  placeKey: true,
  title: true,
  address: true,
  placeCode: true,
  lat: true,
  lng: true,
  phone: true,
  partnerId: true,
  plannedAt: true,
  arrivedAt: true,
  doneAt: true,
  status: true,
  loads: {
    orderBy: { id: "asc" },
    select: {
      id: true,
      kind: true,
      pieces: true,
      count: true,
      weightG: true,
      volumeCm3: true,
      status: true,
      reason: true,
      assignedAt: true,
      assignedById: true,
      assignedByName: true,
      shipment: { select: shipmentSelect },
    },
  },
} as const;

export const planTripSelect = {
  id: true,
  tripNo: true,
  direction: true,
  date: true,
  status: true,
  version: true,
  vehicleId: true,
  driverId: true,
  coDriverId: true,
  helpers: true,
  plannedDepartAt: true,
  departedAt: true,
  distanceM: true,
  durationMs: true,
  stops: { orderBy: { seq: "asc" }, select: planStopSelect },
} as const;

function readTrip(db: DbOrTx, tripId: string) {
  return db.trip.findUnique({ where: { id: tripId }, select: planTripSelect });
}

export type PlanRow = NonNullable<Awaited<ReturnType<typeof readTrip>>>;

/** A stored trip as plain data. `drivingMs` is known once it is settled. */
export function planOfRow(row: PlanRow): TripPlan {
  const { stops, distanceM, durationMs, status, ...trip } = row;
  return {
    trip: { ...trip, status: status as TripStatus },
    distanceM,
    durationMs,
    drivingMs: 0,
    stops: stops.map((stop) => ({
      ...stop,
      kind: stop.kind as TaskKind,
      status: stop.status as StopStatus,
      loads: stop.loads.map((load) => ({
        ...load,
        kind: load.kind as TaskKind,
        status: load.status as LoadStatus,
      })),
    })),
  };
}

/** A trip with its stops and loads in order; null when there is none. */
export async function loadPlan(db: DbOrTx, tripId: string): Promise<TripPlan | null> {
  const row = await readTrip(db, tripId);
  return row && planOfRow(row);
}
