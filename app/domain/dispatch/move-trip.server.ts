import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import { answerOf, assertConfirmed, commitPlans } from "./internal/commit-plans.server.ts";
import { assertMayDrive, loadCrew } from "./internal/crew-facts.server.ts";
import { changedWarnings } from "./internal/plan-assignment.server.ts";
import { driverIdsOf, tripFact } from "./internal/save-plan.server.ts";
import { type MoveAnswer, moveRest } from "./move-loads.server.ts";
import { mayDispatch } from "./policy.ts";
import { type MoveTripInput, moveTripSchema } from "./trip.ts";
import { copyPlan } from "./trip-plan.ts";

type Input = ReturnType<typeof moveTripSchema.parse>;

async function changeVehicle(tx: Tx, ctx: Ctx, input: Input): Promise<MoveAnswer> {
  const before = await claimTrip(tx, ctx, input, ["planned", "released"]);
  const vehicle = await tx.vehicle.findUnique({ where: { id: input.vehicleId }, include: { crew: true } });
  if (!vehicle) {
    throw notFound("vehicle");
  }
  if (vehicle.id === before.trip.vehicleId) {
    throw new DomainError("same_trip", { status: 409 });
  }
  const after = copyPlan(before);
  const { driverId = null, coDriverId = null, helpers = null } = vehicle.crew ?? {};
  after.trip = { ...after.trip, vehicleId: vehicle.id, driverId, coDriverId, helpers };
  assertMayDrive(await loadCrew(tx, after.trip), after.trip.date);
  if (after.trip.status === "released" && driverId === null) {
    throw new DomainError("driver_missing", { status: 409 });
  }
  const warnings = await changedWarnings(tx, ctx, before, after);
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
 * told. *Throws* `forbidden`, `conflict`, `trip_not_open`, `not_found`, `same_trip`, `driver_missing`, `needs_confirmation`
 * and what the law forbids.
 */
export async function moveTrip(ctx: Ctx, raw: MoveTripInput): Promise<MoveAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = moveTripSchema.parse(raw);
  return inTransaction(ctx, async (tx) => {
    const trip = await tx.trip.findUnique({ where: { id: input.tripId }, select: { status: true, date: true } });
    if (trip?.status === "departed") {
      return moveRest(tx, ctx, { ...input, to: { vehicleId: input.vehicleId, date: trip.date } });
    }
    return changeVehicle(tx, ctx, input);
  });
}
