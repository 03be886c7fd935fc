import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { newId } from "#app/platform/ids.ts";
import { piecesOf, takePiecesOff } from "./change-plan.ts";
import { findActiveLoads } from "./internal/active-loads.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import { answerOf, commitPlans, type TripAnswer } from "./internal/commit-plans.server.ts";
import { mayDispatch } from "./policy.ts";
import { OPEN_TRIP, type UnassignInput, unassignSchema } from "./trip.ts";
import { copyPlan } from "./trip-plan.ts";

/**
 * Takes loads off a trip and back into the queue, with the pickup that was planned for them. Nothing else ever clears an
 * assignment.
 * *Writes* Trip, TripStop, TripLoad, Shipment, DispatchUndo. *Emits* `trip.changed`, `shipment.unassigned`.
 * *Throws* `forbidden`, `conflict`, `trip_not_open`, `not_found`, `load_gone`.
 */
export async function unassignLoads(ctx: Ctx, raw: UnassignInput): Promise<TripAnswer & { undoId: string }> {
  assertMay(mayDispatch(ctx.actor));
  const input = unassignSchema.parse(raw);
  return inTransaction(ctx, async (tx) => {
    const before = await claimTrip(tx, ctx, input, OPEN_TRIP);
    const after = copyPlan(before);
    for (const load of findActiveLoads(before, input.loadIds)) {
      takePiecesOff(after, load.shipment.id, piecesOf(load), newId);
    }
    const undoId = await commitPlans(tx, ctx, "unassign", [{ before, after, made: false }]);
    return { ...answerOf(after), undoId };
  });
}
