import { recordMany } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError, invalid } from "#app/platform/errors.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import { answerOf, type TripAnswer } from "./internal/commit-plans.server.ts";
import { assertMayDrive, loadCrew } from "./internal/crew-facts.server.ts";
import { driverIdsOf, savePlan, tripFact } from "./internal/save-plan.server.ts";
import { mayDispatch } from "./policy.ts";
import { settlePlan } from "./settle-plan.ts";
import { type EditTripInput, editTripSchema } from "./trip.ts";
import { copyPlan } from "./trip-plan.ts";

/**
 * Changes who rides a trip and when it leaves, before it has left; arrivals are reckoned anew.
 * *Writes* Trip, TripStop. *Emits* `trip.changed`, `trip.released` when other drivers must be told. *Throws* `forbidden`,
 * `conflict`, `trip_not_open`, `invalid`, `driver_missing`, and what the law forbids.
 */
export async function editTrip(ctx: Ctx, raw: EditTripInput): Promise<TripAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const { tripId, version, ...change } = editTripSchema.parse(raw);
  if (change.coDriverId !== null && change.coDriverId === change.driverId) {
    throw invalid([{ field: "coDriverId", code: "same_driver" }]);
  }
  return inTransaction(ctx, async (tx) => {
    const before = await claimTrip(tx, ctx, { tripId, version }, ["planned", "released"]);
    const after = copyPlan(before);
    after.trip = { ...after.trip, ...change };
    const crew = await loadCrew(tx, after.trip);
    if (crew.drivers.length !== driverIdsOf(after).length) {
      throw invalid([{ field: "driverId", code: "not_a_choice" }]);
    }
    if (after.trip.status === "released" && change.driverId === null) {
      throw new DomainError("driver_missing", { status: 409 });
    }
    assertMayDrive(crew, after.trip.date);
    settlePlan(after, ctx.now);
    await savePlan(tx, ctx, before, after);
    const others = driverIdsOf(after).join() !== driverIdsOf(before).join();
    const told = others && after.trip.status === "released";
    const facts = told ? [tripFact("trip.released", after, { driverIds: driverIdsOf(after) })] : [];
    await recordMany(tx, ctx, [tripFact("trip.changed", after), ...facts]);
    return answerOf(after);
  });
}
