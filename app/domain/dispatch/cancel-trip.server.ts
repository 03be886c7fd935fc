import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { refreshShipments } from "#app/domain/tracking/refresh-shipments.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import { answerOf, type TripAnswer } from "./internal/commit-plans.server.ts";
import { tripFact } from "./internal/save-plan.server.ts";
import { mayDispatch } from "./policy.ts";
import { type TripStepInput, tripStepSchema } from "./trip.ts";
import { activeLoadsOf } from "./trip-plan.ts";

/**
 * Gives up a trip that has not left: all its goods go back to the queue; what it was stays readable.
 * *Writes* Trip, TripStop, TripLoad, Shipment. *Emits* `trip.cancelled`. *Throws* `forbidden`, `conflict`, `trip_not_open`.
 */
export async function cancelTrip(ctx: Ctx, raw: TripStepInput): Promise<TripAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = tripStepSchema.parse(raw);
  return inTransaction(ctx, async (tx) => {
    const plan = await claimTrip(tx, ctx, input, ["planned", "released"]);
    const { tripId } = input;
    await tx.trip.update({ where: { id: tripId }, data: { status: "cancelled", closedAt: ctx.now } });
    await tx.tripLoad.updateMany({ where: { tripId, status: "assigned" }, data: { status: "removed" } });
    await tx.tripStop.updateMany({ where: { tripId }, data: { status: "skipped" } });
    const shipmentIds = [...new Set(activeLoadsOf(plan).map((load) => load.shipment.id))];
    await refreshShipments(tx, ctx, shipmentIds);
    await record(tx, ctx, tripFact("trip.cancelled", plan, { shipmentIds }));
    return answerOf(plan);
  });
}
