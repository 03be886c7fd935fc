import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { addLoad, piecesOf, type TakenLoad, takePiecesOff } from "./change-plan.ts";
import type { Warning } from "./findings.ts";
import { findActiveLoads } from "./internal/active-loads.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import { answerOf, assertConfirmed, commitPlans, type TripAnswer } from "./internal/commit-plans.server.ts";
import { assertMayDrive, loadCrew } from "./internal/crew-facts.server.ts";
import { openTarget } from "./internal/open-target.server.ts";
import { changedWarnings } from "./internal/plan-assignment.server.ts";
import { mayDispatch } from "./policy.ts";
import {
  type MoveLoadsInput,
  type MoveStopsInput,
  moveLoadsSchema,
  moveStopsSchema,
  OPEN_TRIP,
  type TripTarget,
} from "./trip.ts";
import { copyPlan, isActive, type PlanLoad, type TripPlan } from "./trip-plan.ts";

export interface MoveAnswer {
  from: TripAnswer;
  to: TripAnswer;
  warnings: Warning[];
  undoId: string;
}

interface Move {
  tripId: string;
  version: number;
  to: TripTarget;
  acceptWarnings: boolean;
}

function takeAll(plan: TripPlan, loads: readonly PlanLoad[]): TakenLoad[] {
  const order = new Map(plan.stops.map((stop, index) => [stop.id, index]));
  return loads
    .flatMap((load) => takePiecesOff(plan, load.shipment.id, piecesOf(load), newId))
    .sort((a, b) => (order.get(a.place.id) ?? 0) - (order.get(b.place.id) ?? 0));
}

/** One stop finds the place where it costs least; several go behind the others in the order they had. */
function putAll(plan: TripPlan, taken: readonly TakenLoad[]): void {
  const stops = new Set(taken.filter(({ load }) => load.kind !== "pickup").map(({ place }) => place.id));
  const allPickups = new Set(taken.map(({ place }) => place.id));
  const placing = (stops.size || allPickups.size) > 1 ? "last" : "cheapest";
  const ids = new Map<string, string>();
  for (const { place, load } of taken) {
    const id = ids.get(place.id) ?? newId();
    ids.set(place.id, id);
    addLoad(plan, { ...place, id }, load, placing);
  }
}

function assertTakesMore({ trip }: TripPlan, from: TripPlan, taken: readonly TakenLoad[]): void {
  if (trip.id === from.trip.id) {
    throw new DomainError("same_trip", { status: 409 });
  }
  if (trip.direction !== from.trip.direction) {
    throw new DomainError("other_direction", { status: 409 });
  }
  if (trip.status === "departed" && taken.some(({ load }) => load.kind !== "pickup")) {
    throw new DomainError("trip_not_open", { status: 409, params: { tripNo: trip.tripNo, status: trip.status } });
  }
}

async function move(tx: Tx, ctx: Ctx, input: Move, choose: (plan: TripPlan) => PlanLoad[]): Promise<MoveAnswer> {
  const from = await claimTrip(tx, ctx, input, OPEN_TRIP);
  const { plan: target, isNew: made } = await openTarget(tx, ctx, input.to, from.trip.direction);
  const fromAfter = copyPlan(from);
  const taken = takeAll(fromAfter, choose(from));
  assertTakesMore(target, from, taken);
  assertMayDrive(await loadCrew(tx, target.trip), target.trip.date);
  const targetAfter = copyPlan(target);
  putAll(targetAfter, taken);
  const warnings = await changedWarnings(tx, ctx, target, targetAfter);
  assertConfirmed(warnings, input.acceptWarnings);
  const undoId = await commitPlans(tx, ctx, "move", [
    { before: target, after: targetAfter, made },
    { before: from, after: fromAfter, made: false },
  ]);
  return { from: answerOf(fromAfter), to: answerOf(targetAfter), warnings, undoId };
}

/**
 * Moves loads to another trip or vehicle, with the pickups planned for them, keeping their order.
 * *Writes* Trip, TripStop, TripLoad, Shipment, DispatchUndo. *Emits* `trip.changed` (both trips), `shipment.assigned`,
 * `shipment.unassigned`. *Throws* as `assignShipments`, and `load_gone`, `same_trip`.
 */
export async function moveLoads(ctx: Ctx, raw: MoveLoadsInput): Promise<MoveAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = moveLoadsSchema.parse(raw);
  return inTransaction(ctx, (tx) => move(tx, ctx, input, (plan) => findActiveLoads(plan, input.loadIds)));
}

/** `moveLoads` for all that is still to do at some stops. *Throws* `stop_done` when one has nothing left to do. */
export async function moveStops(ctx: Ctx, raw: MoveStopsInput): Promise<MoveAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = moveStopsSchema.parse(raw);
  const choose = (plan: TripPlan) =>
    input.stopIds.flatMap((stopId) => {
      const loads = plan.stops.find((stop) => stop.id === stopId)?.loads.filter(isActive) ?? [];
      if (loads.length === 0) {
        throw new DomainError("stop_done", { status: 409 });
      }
      return loads;
    });
  return inTransaction(ctx, (tx) => move(tx, ctx, input, choose));
}

/** `moveLoads` for everything a trip under way has still to do. */
export function moveRest(tx: Tx, ctx: Ctx, input: Move): Promise<MoveAnswer> {
  return move(tx, ctx, input, (plan) => plan.stops.flatMap((stop) => stop.loads.filter(isActive)));
}
