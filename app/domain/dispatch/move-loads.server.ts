import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import type { Warning } from "./findings.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import {
  answerOf,
  assertAllowed,
  assertConfirmed,
  commitPlans,
  type TripAnswer,
} from "./internal/commit-plans.server.ts";
import { openTarget } from "./internal/open-target.server.ts";
import { chosenLoads, planMove } from "./internal/plan-move.server.ts";
import { mayDispatch } from "./policy.ts";
import {
  type MoveLoadsInput,
  type MoveStopsInput,
  moveLoadsSchema,
  moveStopsSchema,
  OPEN_TRIP,
  type ParsedMove,
  type TripTarget,
} from "./trip.ts";

export interface MoveAnswer {
  from: TripAnswer;
  to: TripAnswer;
  warnings: Warning[];
  undoId: string;
}

/** The move itself, for `moveLoads`, `moveStops`, and `moveTrip` of a trip under way. */
export async function moveChosen(tx: Tx, ctx: Ctx, input: ParsedMove, to: TripTarget): Promise<MoveAnswer> {
  const from = await claimTrip(tx, ctx, input, OPEN_TRIP);
  const { plan: target, isNew: made } = await openTarget(tx, ctx, to, from.trip.direction);
  const planned = await planMove(tx, ctx, { from, to: target, loads: chosenLoads(from, input) });
  assertAllowed(planned.refusals);
  assertConfirmed(planned.warnings, input.acceptWarnings);
  const undoId = await commitPlans(tx, ctx, "move", [
    { before: target, after: planned.to, made },
    { before: from, after: planned.from, made: false },
  ]);
  return { from: answerOf(planned.from), to: answerOf(planned.to), warnings: planned.warnings, undoId };
}

/**
 * Moves loads to another trip or vehicle, with the pickups planned for them, keeping their order.
 * *Writes* Trip, TripStop, TripLoad, Shipment, DispatchUndo. *Emits* `trip.changed` (both trips), `shipment.assigned`,
 * `shipment.unassigned`. *Throws* as `assignShipments`, and `load_gone`, `same_trip`, `held`, `blocked_by_exception`.
 */
export async function moveLoads(ctx: Ctx, raw: MoveLoadsInput): Promise<MoveAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = moveLoadsSchema.parse(raw);
  return inTransaction(ctx, (tx) => moveChosen(tx, ctx, input, input.to));
}

/** `moveLoads` for all that is still to do at some stops. *Throws* `stop_done` when one has nothing left to do. */
export async function moveStops(ctx: Ctx, raw: MoveStopsInput): Promise<MoveAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = moveStopsSchema.parse(raw);
  return inTransaction(ctx, (tx) => moveChosen(tx, ctx, input, input.to));
}
