import { type Fact, recordMany } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { isActive, loadsOf, type PlanLoad, type PlanStop, type TripPlan } from "../trip-plan.ts";

function stopColumns(stop: PlanStop, seq: number) {
  const { id: _id, loads: _loads, ...columns } = stop;
  return { ...columns, seq };
}

function loadColumns(load: PlanLoad, tripId: string, stopId: string) {
  const { id: _id, shipment, ...columns } = load;
  return { ...columns, tripId, stopId, shipmentId: shipment.id };
}

function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

async function saveStops(tx: Tx, before: TripPlan, after: TripPlan): Promise<void> {
  const known = new Map(before.stops.map((stop, index) => [stop.id, stopColumns(stop, index + 1)]));
  for (const [index, stop] of after.stops.entries()) {
    const columns = stopColumns(stop, index + 1);
    const old = known.get(stop.id);
    if (!old) {
      await tx.tripStop.create({ data: { id: stop.id, tripId: after.trip.id, ...columns } });
    } else if (!same(old, columns)) {
      await tx.tripStop.update({ where: { id: stop.id }, data: columns, select: { id: true } });
    }
  }
}

function placedLoads(plan: TripPlan) {
  return plan.stops.flatMap((stop) =>
    stop.loads.map((load) => [load.id, loadColumns(load, plan.trip.id, stop.id)] as const),
  );
}

async function saveLoads(tx: Tx, before: TripPlan, after: TripPlan): Promise<void> {
  const known = new Map(placedLoads(before));
  const kept = new Set<string>();
  for (const [id, columns] of placedLoads(after)) {
    kept.add(id);
    const old = known.get(id);
    if (old && same(old, columns)) {
      continue;
    }
    // a load may also come from another trip, whose plan is saved after this one
    const { count } = await tx.tripLoad.updateMany({ where: { id }, data: columns });
    if (count === 0) {
      await tx.tripLoad.create({ data: { id, ...columns } });
    }
  }
  const gone = [...known.keys()].filter((id) => !kept.has(id));
  await tx.tripLoad.deleteMany({ where: { id: { in: gone }, tripId: after.trip.id } });
}

async function dropStops(tx: Tx, before: TripPlan, after: TripPlan): Promise<void> {
  const kept = new Set(after.stops.map((stop) => stop.id));
  const gone = before.stops.map((stop) => stop.id).filter((id) => !kept.has(id));
  await tx.tripStop.deleteMany({ where: { id: { in: gone } } });
}

/**
 * Writes what changed between two plans of one trip. The caller has claimed the trip. When loads go from one trip to
 * another, the trip that gets them is saved first. *Writes* Trip, TripStop, TripLoad.
 */
export async function savePlan(tx: Tx, ctx: Ctx, before: TripPlan, after: TripPlan): Promise<void> {
  await saveStops(tx, before, after);
  await saveLoads(tx, before, after);
  await dropStops(tx, before, after);
  const { id, vehicleId, driverId, coDriverId, helpers, plannedDepartAt } = after.trip;
  await tx.trip.update({
    where: { id },
    data: {
      vehicleId,
      driverId,
      coDriverId,
      helpers,
      plannedDepartAt,
      distanceM: after.distanceM,
      durationMs: after.durationMs,
      updatedAt: ctx.now,
      updatedByName: ctx.actor.name,
    },
    select: { id: true },
  });
}

/** The pieces that each shipment has on a trip, one line a task. */
function holdings(plan: TripPlan): Map<string, { shipmentId: string; pieces: string }> {
  const active = loadsOf(plan).filter((load) => isActive(load));
  const main = active.filter((load) => load.kind !== "pickup" || !active.some((other) => isPartner(load, other)));
  return new Map(main.map(({ shipment, pieces }) => [`${shipment.id}|${pieces}`, { shipmentId: shipment.id, pieces }]));
}

/** The other half of "fetch and deliver". */
function isPartner(pickup: PlanLoad, other: PlanLoad): boolean {
  return other.shipment.id === pickup.shipment.id && other.kind !== "pickup";
}

/** The fact that a trip changed. */
export function tripFact(event: string, { trip }: TripPlan, more: Record<string, string | string[]> = {}): Fact {
  const { id, tripNo, direction, date } = trip;
  return { event, entity: "trip", entityId: id, payload: { tripId: id, tripNo, direction, date, ...more } };
}

/** *Emits* `trip.changed`, and `shipment.assigned` / `shipment.unassigned` for what came and went. */
export async function recordPlanChange(tx: Tx, ctx: Ctx, before: TripPlan, after: TripPlan): Promise<void> {
  const old = holdings(before);
  const now = holdings(after);
  const { id: tripId, tripNo } = after.trip;
  const about = (event: string, { shipmentId, pieces }: { shipmentId: string; pieces: string }): Fact => ({
    event,
    entity: "shipment",
    entityId: shipmentId,
    payload: { shipmentId, tripId, tripNo, pieces },
  });
  const came = [...now].filter(([key]) => !old.has(key)).map(([, row]) => about("shipment.assigned", row));
  const went = [...old].filter(([key]) => !now.has(key)).map(([, row]) => about("shipment.unassigned", row));
  await recordMany(tx, ctx, [...went, ...came, tripFact("trip.changed", after)]);
}

/** Ids of the shipments on which two plans differ. */
export function touchedShipments(before: TripPlan, after: TripPlan): string[] {
  const line = (load: PlanLoad) => `${load.id}|${load.pieces}|${load.status}`;
  const old = new Set(loadsOf(before).map(line));
  const now = new Set(loadsOf(after).map(line));
  const changed = [
    ...loadsOf(before).filter((load) => !now.has(line(load))),
    ...loadsOf(after).filter((load) => !old.has(line(load))),
  ];
  return [...new Set(changed.map((load) => load.shipment.id))];
}

/** The drivers of a trip, the one at the wheel first. */
export function driverIdsOf({ trip }: TripPlan): string[] {
  return [trip.driverId, trip.coDriverId].filter((id) => id !== null);
}
