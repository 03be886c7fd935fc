import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { firstOpen, misplacedPickup } from "./change-plan.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import { answerOf, commitPlans, type TripAnswer } from "./internal/commit-plans.server.ts";
import { mayDispatch } from "./policy.ts";
import { OPEN_TRIP, type ReorderInput, reorderSchema } from "./trip.ts";
import { copyPlan } from "./trip-plan.ts";

/**
 * Puts the stops that are still ahead into the order given, which must name all of them.
 * *Writes* Trip, TripStop, DispatchUndo. *Emits* `trip.changed`. *Throws* `forbidden`, `conflict`, `trip_not_open`,
 * `stops_changed` (other stops than named), `pickup_after_delivery` (goods would be handed out before they are fetched).
 */
export async function reorderStops(ctx: Ctx, raw: ReorderInput): Promise<TripAnswer & { undoId: string }> {
  assertMay(mayDispatch(ctx.actor));
  const input = reorderSchema.parse(raw);
  return inTransaction(ctx, async (tx) => {
    const before = await claimTrip(tx, ctx, input, OPEN_TRIP);
    const after = copyPlan(before);
    const done = after.stops.slice(0, firstOpen(after));
    const ahead = new Map(after.stops.slice(done.length).map((stop) => [stop.id, stop]));
    const ordered = [...new Set(input.stopIds)].map((id) => ahead.get(id)).filter((stop) => stop !== undefined);
    if (ordered.length !== ahead.size || ordered.length !== input.stopIds.length) {
      throw new DomainError("stops_changed", { status: 409 });
    }
    after.stops = [...done, ...ordered];
    const wrong = misplacedPickup(after);
    if (wrong) {
      throw new DomainError("pickup_after_delivery", { status: 409, params: { title: wrong.title } });
    }
    const undoId = await commitPlans(tx, ctx, "reorder", [{ before, after, made: false }]);
    return { ...answerOf(after), undoId };
  });
}
