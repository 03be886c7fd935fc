import { record } from "#app/domain/audit/record.server.ts";
import { applyEvents } from "#app/domain/tracking/apply-events.server.ts";
import type { NewEvent } from "#app/domain/tracking/new-event.ts";
import { refreshShipments } from "#app/domain/tracking/refresh-shipments.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Json, Tx } from "#app/platform/db/db-types.ts";
import { DomainError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { Refusal, Warning } from "../findings.ts";
import { settlePlan } from "../settle-plan.ts";
import { activeLoadsOf, type TripPlan } from "../trip-plan.ts";
import { type PlanPair, undoRecordOf } from "../undo-record.ts";
import { insertTrip } from "./open-target.server.ts";
import { recordPlanChange, savePlan, touchedShipments, tripFact } from "./save-plan.server.ts";

/** The acts that can be undone; the code is what the undo is called on screen. */
export type ActLabel = "assign" | "unassign" | "move" | "move_trip" | "reorder";

/** *Throws* the first thing that forbids the act (409), with all of them in `data`. */
export function assertAllowed(refusals: readonly Refusal[]): void {
  const [first] = refusals;
  if (first) {
    throw new DomainError(first.code, { status: 409, params: first.params, data: { refusals } });
  }
}

/** *Throws* `needs_confirmation` (409) with the warnings in `data`, unless there are none or they were accepted. */
export function assertConfirmed(warnings: readonly Warning[], accepted: boolean, data: object = {}): void {
  if (warnings.length > 0 && !accepted) {
    const params = { count: warnings.length };
    throw new DomainError("needs_confirmation", { status: 409, params, data: { ...data, warnings } });
  }
}

/** A shipper waits for a vehicle: that one was found belongs to the history of his goods. */
function pickupsAssigned(ctx: Ctx, { before, after }: PlanPair): NewEvent[] {
  const known = new Set(activeLoadsOf(before).map((load) => `${load.id}|${load.pieces}`));
  const { id: tripId, vehicleId } = after.trip;
  return activeLoadsOf(after)
    .filter(({ id, pieces, kind, shipment }) => {
      return kind === "pickup" && shipment.direction === "outbound" && !known.has(`${id}|${pieces}`);
    })
    .map(({ id, pieces, shipment }) => ({
      shipmentId: shipment.id,
      code: "PICKUP_ASSIGNED" as const,
      occurredAt: ctx.now,
      pieces,
      tripId,
      vehicleId,
      source: "desk" as const,
      dedupeKey: `assigned:${id}:${tripId}:${pieces}`,
    }));
}

async function keepUndo(tx: Tx, ctx: Ctx, label: ActLabel, pairs: readonly PlanPair[]): Promise<string> {
  const id = newId();
  const inverse = undoRecordOf(pairs) as unknown as Json;
  await tx.dispatchUndo.create({ data: { id, userId: ctx.actor.id, at: ctx.now, label, inverse } });
  return id;
}

/** Saves the plans and derives the shipments anew. Where loads go from trip to trip, the one that gains comes first. */
export async function writePlans(tx: Tx, ctx: Ctx, pairs: readonly PlanPair[]): Promise<void> {
  for (const { before, after, made } of pairs) {
    settlePlan(after, ctx.now);
    if (made) {
      await insertTrip(tx, ctx, after);
      await record(tx, ctx, tripFact("trip.created", after, { vehicleId: after.trip.vehicleId }));
    }
    await savePlan(tx, ctx, before, after);
  }
  const events = pairs.flatMap((pair) => pickupsAssigned(ctx, pair));
  if (events.length > 0) {
    await applyEvents(tx, ctx, events);
  }
  const touched = pairs.flatMap(({ before, after }) => touchedShipments(before, after));
  await refreshShipments(tx, ctx, [...new Set(touched)]);
  for (const { before, after } of pairs) {
    await recordPlanChange(tx, ctx, before, after);
  }
}

/** `writePlans` for an act of a dispatcher that he may take back: answers the id for `undoDispatch`. */
export async function commitPlans(tx: Tx, ctx: Ctx, label: ActLabel, pairs: readonly PlanPair[]): Promise<string> {
  await writePlans(tx, ctx, pairs);
  return keepUndo(tx, ctx, label, pairs);
}

/** What every act on a trip answers. */
export interface TripAnswer {
  tripId: string;
  tripNo: string;
  /** the trip's new version, for the next act */
  version: number;
}

export function answerOf({ trip }: TripPlan): TripAnswer {
  return { tripId: trip.id, tripNo: trip.tripNo, version: trip.version };
}
