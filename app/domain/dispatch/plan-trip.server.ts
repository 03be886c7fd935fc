import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { answerOf, type TripAnswer } from "./internal/commit-plans.server.ts";
import { assertMayDrive, loadCrew } from "./internal/crew-facts.server.ts";
import { draftTrip, insertTrip } from "./internal/open-target.server.ts";
import { tripFact } from "./internal/save-plan.server.ts";
import { mayDispatch } from "./policy.ts";
import { type NewTripInput, newTripSchema } from "./trip.ts";

/**
 * Plans an empty trip of a vehicle on a day, with its usual crew.
 * *Writes* Trip. *Emits* `trip.created`. *Throws* `forbidden`, `not_found`, and what the law forbids.
 */
export async function planTrip(ctx: Ctx, raw: NewTripInput): Promise<TripAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = newTripSchema.parse(raw);
  return inTransaction(ctx, async (tx) => {
    const plan = await draftTrip(tx, ctx, input);
    assertMayDrive(await loadCrew(tx, plan.trip), plan.trip.date);
    await insertTrip(tx, ctx, plan);
    await record(tx, ctx, tripFact("trip.created", plan, { vehicleId: plan.trip.vehicleId }));
    return answerOf(plan);
  });
}
