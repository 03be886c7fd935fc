import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { assertLoadsFree } from "./internal/assert-loads-free.server.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import { answerOf, type TripAnswer } from "./internal/commit-plans.server.ts";
import { assertMayDrive, loadCrew } from "./internal/crew-facts.server.ts";
import { driverIdsOf, tripFact } from "./internal/save-plan.server.ts";
import { mayDispatch } from "./policy.ts";
import { type TripStepInput, tripStepSchema } from "./trip.ts";
import { activeLoadsOf } from "./trip-plan.ts";

/**
 * Gives a planned trip to its drivers.
 * *Writes* Trip. *Emits* `trip.released`. *Throws* `forbidden`, `conflict`, `trip_not_open`, `trip_empty`, `driver_missing`,
 * `held`, `blocked_by_exception`, and what the law forbids.
 */
export async function releaseTrip(ctx: Ctx, raw: TripStepInput): Promise<TripAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = tripStepSchema.parse(raw);
  return inTransaction(ctx, async (tx) => {
    const plan = await claimTrip(tx, ctx, input, ["planned"]);
    if (activeLoadsOf(plan).length === 0) {
      throw new DomainError("trip_empty", { status: 409 });
    }
    if (plan.trip.driverId === null) {
      throw new DomainError("driver_missing", { status: 409 });
    }
    assertMayDrive(await loadCrew(tx, plan.trip), plan.trip.date);
    await assertLoadsFree(tx, plan, ctx.now);
    await tx.trip.update({ where: { id: input.tripId }, data: { status: "released", releasedAt: ctx.now } });
    await record(tx, ctx, tripFact("trip.released", plan, { driverIds: driverIdsOf(plan) }));
    return answerOf(plan);
  });
}
