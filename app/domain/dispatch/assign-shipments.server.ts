import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import type { RowResult } from "./draft-assignment.ts";
import type { Warning } from "./findings.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import {
  answerOf,
  assertAllowed,
  assertConfirmed,
  commitPlans,
  type TripAnswer,
} from "./internal/commit-plans.server.ts";
import { type ParsedAssign, type PlannedAssignment, planAssignment } from "./internal/plan-assignment.server.ts";
import { mayDispatch } from "./policy.ts";
import { type AssignInput, assignSchema, OPEN_TRIP } from "./trip.ts";

export interface AssignAnswer {
  /** null when no row could be assigned and no trip was made for them */
  trip: TripAnswer | null;
  tripId: string | null;
  results: RowResult[];
  /** those that were accepted with it */
  warnings: Warning[];
  /** for `undoDispatch`; null when nothing was assigned */
  undoId: string | null;
}

/** Takes hold of the trip and of each shipment that goes on it: what others saw of them is old now. */
async function claim(tx: Tx, ctx: Ctx, planned: PlannedAssignment, input: ParsedAssign): Promise<void> {
  const { before, after, isNew, results } = planned;
  if (!isNew) {
    const version = "tripId" in input.to ? input.to.version : undefined;
    const { trip } = await claimTrip(tx, ctx, { tripId: before.trip.id, version }, OPEN_TRIP);
    after.trip.version = trip.version;
  }
  const going = results.filter((row) => row.ok).map((row) => row.shipmentId);
  await tx.shipment.updateMany({ where: { id: { in: going } }, data: { version: { increment: 1 } } });
}

/**
 * Gives shipments (or some of their pieces) to a trip, or to a vehicle, whose planned trip of the day is found or made. Each
 * row is answered by itself: `taken` with the name of who was faster and his trip. Goods for delivery or transfer that are
 * still at the station get a pickup stop there on the same trip.
 *
 * *Writes* Trip, TripStop, TripLoad, Shipment, TrackingEvent (PICKUP_ASSIGNED, outbound), DispatchUndo. *Emits*
 * `trip.changed`, `shipment.assigned`. *Throws* `forbidden`, `conflict`, `trip_not_open`, `not_found`, what the law forbids
 * (`vehicle_licence_expired`, `inspection_expired`, `driver_licence_expired` …, then nothing is assigned), and
 * `needs_confirmation` (409, `data.warnings`) unless `acceptWarnings`.
 */
export async function assignShipments(ctx: Ctx, raw: AssignInput): Promise<AssignAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = assignSchema.parse(raw);
  return inTransaction(ctx, async (tx) => {
    // nobody else writes meanwhile: what is read here still holds when it is claimed
    const planned = await planAssignment(tx, ctx, input);
    const { before, after, isNew: made, results, warnings, refusals } = planned;
    assertAllowed(refusals);
    if (!results.some((row) => row.ok)) {
      // nothing is written: other screens have nothing to hear of
      const trip = made ? null : answerOf(before);
      return { trip, tripId: trip?.tripId ?? null, results, warnings: [], undoId: null };
    }
    await claim(tx, ctx, planned, input);
    assertConfirmed(warnings, input.acceptWarnings, { results });
    const undoId = await commitPlans(tx, ctx, "assign", [{ before, after, made }]);
    return { trip: answerOf(after), tripId: after.trip.id, results, warnings, undoId };
  });
}
