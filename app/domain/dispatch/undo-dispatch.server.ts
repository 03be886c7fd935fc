import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { hasNoPieces, intersectPieces } from "#app/domain/tracking/piece-set.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { mendOrder } from "./change-plan.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import { answerOf, type TripAnswer, writePlans } from "./internal/commit-plans.server.ts";
import { planShipmentSelect } from "./internal/load-plan.server.ts";
import { driverIdsOf, tripFact } from "./internal/save-plan.server.ts";
import { mayDispatch } from "./policy.ts";
import { copyPlan, isActive, isOpenStop, type PlanShipment, type TripPlan } from "./trip-plan.ts";
import {
  type LoadChange,
  mergeOrder,
  type PlanPair,
  type TripChange,
  UNDO_MS,
  type UndoRecord,
} from "./undo-record.ts";

function stale(): DomainError {
  return new DomainError("undo_stale", { status: 409 });
}

async function claimRecord(tx: Tx, ctx: Ctx, undoId: string): Promise<{ label: string; undo: UndoRecord }> {
  const oldest = new Date(ctx.now.getTime() - UNDO_MS);
  const { count } = await tx.dispatchUndo.updateMany({
    where: { id: undoId, userId: ctx.actor.id, usedAt: null, at: { gte: oldest } },
    data: { usedAt: ctx.now },
  });
  const row = count === 0 ? null : await tx.dispatchUndo.findUnique({ where: { id: undoId } });
  if (!row) {
    throw new DomainError("undo_gone", { status: 409 });
  }
  return { label: row.label, undo: row.inverse as unknown as UndoRecord };
}

/** Departed, closed or cancelled since: what people act on outside cannot be taken back here. */
async function claimPlan(tx: Tx, ctx: Ctx, { tripId }: TripChange): Promise<TripPlan> {
  try {
    return await claimTrip(tx, ctx, { tripId }, ["planned", "released"]);
  } catch (error) {
    throw error instanceof DomainError ? stale() : error;
  }
}

function assertTripAsLeft(plan: TripPlan, change: TripChange, reorderOnly: boolean): void {
  const open = plan.stops.filter(isOpenStop).map((stop) => stop.id);
  const sameOrder = open.join() === change.stopsAfter.join();
  const { vehicleId, driverId } = change.crewAfter;
  const moved = change.crewBefore.vehicleId !== vehicleId;
  if (moved && (plan.trip.vehicleId !== vehicleId || plan.trip.driverId !== driverId)) {
    throw stale();
  }
  if (reorderOnly && !moved && !sameOrder) {
    throw stale();
  }
}

function assertLoadsAsLeft(plans: ReadonlyMap<string, TripPlan>, changes: readonly LoadChange[]): void {
  for (const { id, after } of changes) {
    const stops = [...plans.values()].flatMap((plan) => plan.stops.map((stop) => ({ tripId: plan.trip.id, stop })));
    const found = stops.flatMap(({ tripId, stop }) =>
      stop.loads.filter((load) => load.id === id).map((load) => ({ tripId, stop, load })),
    )[0];
    const asLeft = after
      ? found?.tripId === after.tripId &&
        found.stop.id === after.stopId &&
        found.load.pieces === after.pieces &&
        isActive(found.load)
      : found === undefined;
    if (!asLeft) {
      throw stale();
    }
  }
}

/** Pieces that go back to a trip must not have been given to another one meanwhile. */
async function assertPiecesFree(tx: Tx, changes: readonly LoadChange[], shipments: Map<string, PlanShipment>) {
  const own = new Set(changes.map(({ id }) => id));
  const others = await tx.tripLoad.findMany({
    where: { shipmentId: { in: [...shipments.keys()] }, status: "assigned" },
    select: { id: true, shipmentId: true, kind: true, pieces: true },
  });
  for (const { shipmentId, before } of changes) {
    const total = shipments.get(shipmentId)?.pieces ?? 0;
    const clash = others.some(
      (other) =>
        before !== null &&
        !own.has(other.id) &&
        other.shipmentId === shipmentId &&
        other.kind === before.load.kind &&
        !hasNoPieces(intersectPieces(storedPieces(other.pieces, total), storedPieces(before.load.pieces, total))),
    );
    if (clash) {
      throw stale();
    }
  }
}

function putBack(plan: TripPlan, change: LoadChange, shipment: PlanShipment): void {
  if (change.before?.tripId !== plan.trip.id) {
    return;
  }
  const { place, load } = change.before;
  const restored = { ...load, shipment, assignedAt: new Date(load.assignedAt) };
  const stop = plan.stops.find(
    (known) =>
      isOpenStop(known) && (known.id === place.id || (known.kind === place.kind && known.placeKey === place.placeKey)),
  );
  if (stop) {
    stop.loads.push(restored);
  } else {
    const times = { plannedAt: null, arrivedAt: null, doneAt: null, status: "planned" as const };
    plan.stops.push({ ...place, ...times, loads: [restored] });
  }
}

function undone(
  before: TripPlan,
  change: TripChange,
  loads: readonly LoadChange[],
  shipments: Map<string, PlanShipment>,
) {
  const after = copyPlan(before);
  const touched = new Set(loads.filter((load) => load.after?.tripId === change.tripId).map(({ id }) => id));
  for (const stop of after.stops) {
    stop.loads = stop.loads.filter((load) => !touched.has(load.id));
  }
  for (const load of loads) {
    const shipment = shipments.get(load.shipmentId);
    if (shipment) {
      putBack(after, load, shipment);
    }
  }
  after.stops = after.stops.filter((stop) => stop.loads.length > 0 || !isOpenStop(stop));
  const settled = after.stops.filter((stop) => !isOpenStop(stop));
  const open = new Map(after.stops.filter(isOpenStop).map((stop) => [stop.id, stop]));
  const order = mergeOrder(change.stopsBefore, [...open.keys()]);
  after.stops = [...settled, ...order.flatMap((id) => open.get(id) ?? [])];
  if (change.crewBefore.vehicleId !== change.crewAfter.vehicleId) {
    after.trip = { ...after.trip, ...change.crewBefore };
  }
  mendOrder(after);
  return after;
}

async function loadShipments(tx: Tx, loads: readonly LoadChange[]): Promise<Map<string, PlanShipment>> {
  const ids = [...new Set(loads.map((load) => load.shipmentId))];
  const rows = await tx.shipment.findMany({ where: { id: { in: ids } }, select: planShipmentSelect });
  return new Map(rows.map((row) => [row.id, row]));
}

/** A trip that was made by the act and carries nothing now has no reason to be. */
async function dropMadeTrips(tx: Tx, pairs: readonly PlanPair[], changes: readonly TripChange[]): Promise<void> {
  const empty = pairs.filter(({ after }, index) => changes[index]?.made && after.stops.length === 0);
  await tx.trip.updateMany({
    where: { id: { in: empty.map(({ after }) => after.trip.id) } },
    data: { status: "cancelled" },
  });
}

/**
 * Takes back one of the user's own acts (`undoId`) within ten minutes, if all that it touched is still as it left it and no
 * trip of it has departed. What others did beside it stays.
 * *Writes* Trip, TripStop, TripLoad, Shipment, DispatchUndo. *Emits* `trip.changed`, `shipment.assigned`,
 * `shipment.unassigned`, `trip.released` when drivers must be told. *Throws* `forbidden`, `undo_gone` (used, too old, not
 * his), `undo_stale` (409).
 */
export async function undoDispatch(ctx: Ctx, undoId: string): Promise<{ label: string; trips: TripAnswer[] }> {
  assertMay(mayDispatch(ctx.actor));
  return inTransaction(ctx, async (tx) => {
    const { label, undo } = await claimRecord(tx, ctx, undoId);
    const plans = new Map<string, TripPlan>();
    for (const change of undo.trips) {
      const plan = await claimPlan(tx, ctx, change);
      assertTripAsLeft(plan, change, undo.loads.length === 0);
      plans.set(change.tripId, plan);
    }
    assertLoadsAsLeft(plans, undo.loads);
    const shipments = await loadShipments(tx, undo.loads);
    await assertPiecesFree(tx, undo.loads, shipments);
    // the trips stand in the order in which they were changed: what gained then, loses now, and is saved last
    const changes = [...undo.trips].reverse();
    const pairs = changes.map((change): PlanPair => {
      const before = plans.get(change.tripId) as TripPlan;
      return { before, after: undone(before, change, undo.loads, shipments), made: false };
    });
    await writePlans(tx, ctx, pairs);
    await dropMadeTrips(tx, pairs, changes);
    for (const { before, after } of pairs) {
      if (after.trip.status === "released" && before.trip.vehicleId !== after.trip.vehicleId) {
        await record(tx, ctx, tripFact("trip.released", after, { driverIds: driverIdsOf(after) }));
      }
    }
    return { label, trips: pairs.map(({ after }) => answerOf(after)) };
  });
}
