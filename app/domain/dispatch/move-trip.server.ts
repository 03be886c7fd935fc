import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import { answerOf, assertAllowed, assertConfirmed, commitPlans } from "./internal/commit-plans.server.ts";
import { planVehicleChange } from "./internal/plan-move.server.ts";
import { driverIdsOf, tripFact } from "./internal/save-plan.server.ts";
import { type MoveAnswer, moveChosen } from "./move-loads.server.ts";
import { mayDispatch } from "./policy.ts";
import { type MoveTripInput, moveTripSchema } from "./trip.ts";

type Input = ReturnType<typeof moveTripSchema.parse>;

async function changeVehicle(tx: Tx, ctx: Ctx, input: Input): Promise<MoveAnswer> {
  const before = await claimTrip(tx, ctx, input, ["planned", "released"]);
  const { after, warnings, refusals } = await planVehicleChange(tx, ctx, before, input.vehicleId);
  assertAllowed(refusals);
  assertConfirmed(warnings, input.acceptWarnings);
  const undoId = await commitPlans(tx, ctx, "move_trip", [{ before, after, made: false }]);
  if (after.trip.status === "released") {
    await record(tx, ctx, tripFact("trip.released", after, { driverIds: driverIdsOf(after) }));
  }
  return { from: answerOf(after), to: answerOf(after), warnings, undoId };
}

/**
 * Gives a whole trip to another vehicle and its crew (整车转派), every stop in its order. Before departure the trip keeps its
 * number; of a trip under way, what is still to do goes to the other vehicle's planned trip of the same day.
 * *Writes* Trip, TripStop, TripLoad, Shipment, DispatchUndo. *Emits* `trip.changed`, `trip.released` when drivers must be
 * told. *Throws* `forbidden`, `conflict`, `trip_not_open`, `not_found`, `same_trip`, `driver_missing`, `held`,
 * `blocked_by_exception`, `needs_confirmation` and what the law forbids.
 */
export async function moveTrip(ctx: Ctx, raw: MoveTripInput): Promise<MoveAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = moveTripSchema.parse(raw);
  return inTransaction(ctx, async (tx) => {
    const trip = await tx.trip.findUnique({ where: { id: input.tripId }, select: { status: true, date: true } });
    if (trip?.status === "departed") {
      return moveChosen(tx, ctx, input, { vehicleId: input.vehicleId, date: trip.date });
    }
    return changeVehicle(tx, ctx, input);
  });
}
