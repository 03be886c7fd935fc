import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import type { RowResult } from "./draft-assignment.ts";
import type { Warning } from "./findings.ts";
import type { AssignItem } from "./internal/assign-facts.server.ts";
import { answerOf, assertConfirmed, commitPlans, type TripAnswer } from "./internal/commit-plans.server.ts";
import { openTarget } from "./internal/open-target.server.ts";
import { directionOf, type ParsedAssign, planAssignment } from "./internal/plan-assignment.server.ts";
import { mayDispatch } from "./policy.ts";
import { type AssignInput, assignSchema } from "./trip.ts";

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

/** Takes hold of each shipment that is still as the dispatcher saw it; of two dispatchers the second finds it stale. */
async function claimShipments(tx: Tx, items: ParsedAssign["items"]): Promise<AssignItem[]> {
  const claimed: AssignItem[] = [];
  for (const { shipmentId, version, pieces } of items) {
    const { count } = await tx.shipment.updateMany({
      where: { id: shipmentId, version },
      data: { version: { increment: 1 } },
    });
    claimed.push({ shipmentId, pieces, stale: count === 0 });
  }
  return claimed;
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
  const direction = await directionOf(ctx.db, input.items);
  return inTransaction(ctx, async (tx) => {
    const items = await claimShipments(tx, input.items);
    const { plan: before, isNew: made } = await openTarget(tx, ctx, input.to, direction);
    const { after, results, warnings, refusals } = await planAssignment(tx, ctx, before, input, items);
    const [refusal] = refusals;
    if (refusal) {
      throw new DomainError(refusal.code, { status: 409, params: refusal.params, data: { refusals } });
    }
    if (!results.some((row) => row.ok)) {
      const trip = made ? null : answerOf(before);
      return { trip, tripId: trip?.tripId ?? null, results, warnings: [], undoId: null };
    }
    assertConfirmed(warnings, input.acceptWarnings, { results });
    const undoId = await commitPlans(tx, ctx, "assign", [{ before, after, made }]);
    return { trip: answerOf(after), tripId: after.trip.id, results, warnings, undoId };
  });
}
