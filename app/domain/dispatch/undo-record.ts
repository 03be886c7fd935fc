import { isActive, isOpenStop, type PlanLoad, type StopPlace, type TripPlan } from "./trip-plan.ts";

/** How long (ms) an act can be undone. */
export const UNDO_MS = 10 * 60_000;

type KeptLoad = Omit<PlanLoad, "shipment" | "assignedAt"> & { assignedAt: string };

/** One load before and after an act; null when it was not there. Plain JSON. */
export interface LoadChange {
  id: string;
  shipmentId: string;
  before: { tripId: string; place: StopPlace & { id: string }; load: KeptLoad } | null;
  after: { tripId: string; stopId: string; pieces: string } | null;
}

export interface TripChange {
  tripId: string;
  /** the trip was made by the act */
  made: boolean;
  stopsBefore: string[];
  stopsAfter: string[];
  crewBefore: TripCrew;
  crewAfter: TripCrew;
}

export interface TripCrew {
  vehicleId: string;
  driverId: string | null;
  coDriverId: string | null;
  helpers: string | null;
}

/** What must be known to take an act back, and to see whether it still can be. */
export interface UndoRecord {
  trips: TripChange[];
  loads: LoadChange[];
}

/** A trip before and after an act. */
export interface PlanPair {
  before: TripPlan;
  after: TripPlan;
  made: boolean;
}

function crewOf({ trip }: TripPlan): TripCrew {
  const { vehicleId, driverId, coDriverId, helpers } = trip;
  return { vehicleId, driverId, coDriverId, helpers };
}

function keptLoad({ shipment: _shipment, assignedAt, ...load }: PlanLoad): KeptLoad {
  return { ...load, assignedAt: assignedAt.toISOString() };
}

function activeById(plans: readonly TripPlan[]) {
  const rows = plans.flatMap((plan) =>
    plan.stops.flatMap((stop) => stop.loads.filter(isActive).map((load) => ({ tripId: plan.trip.id, stop, load }))),
  );
  return new Map(rows.map((row) => [row.load.id, row]));
}

function openStopIds(plan: TripPlan): string[] {
  return plan.stops.filter(isOpenStop).map((stop) => stop.id);
}

/** The inverse of an act on one or more trips. */
export function undoRecordOf(pairs: readonly PlanPair[]): UndoRecord {
  const before = activeById(pairs.map((pair) => pair.before));
  const after = activeById(pairs.map((pair) => pair.after));
  const loads = [...new Set([...before.keys(), ...after.keys()])].flatMap((id): LoadChange[] => {
    const [old, now] = [before.get(id), after.get(id)];
    const shipmentId = (old ?? now)?.load.shipment.id ?? "";
    if (old && now && old.tripId === now.tripId && old.stop.id === now.stop.id && old.load.pieces === now.load.pieces) {
      return [];
    }
    const place =
      old && (({ loads: _l, plannedAt: _p, arrivedAt: _a, doneAt: _d, status: _s, ...rest }) => rest)(old.stop);
    return [
      {
        id,
        shipmentId,
        before: old && place ? { tripId: old.tripId, place, load: keptLoad(old.load) } : null,
        after: now ? { tripId: now.tripId, stopId: now.stop.id, pieces: now.load.pieces } : null,
      },
    ];
  });
  const trips = pairs.map((pair) => ({
    tripId: pair.after.trip.id,
    made: pair.made,
    stopsBefore: openStopIds(pair.before),
    stopsAfter: openStopIds(pair.after),
    crewBefore: crewOf(pair.before),
    crewAfter: crewOf(pair.after),
  }));
  return { trips, loads };
}

/** The order `wanted`, with what is new since then kept behind the neighbour it has now. */
export function mergeOrder(wanted: readonly string[], current: readonly string[]): string[] {
  const order = wanted.filter((id) => current.includes(id));
  current.forEach((id, index) => {
    if (!order.includes(id)) {
      const previous = current[index - 1];
      order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, id);
    }
  });
  return order;
}
