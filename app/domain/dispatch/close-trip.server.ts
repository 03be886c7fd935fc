import { recordMany } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { applyEvents } from "#app/domain/tracking/apply-events.server.ts";
import type { EventOutcome, NewEvent } from "#app/domain/tracking/new-event.ts";
import { formatPieces, hasNoPieces, intersectPieces } from "#app/domain/tracking/piece-set.ts";
import { refreshShipments } from "#app/domain/tracking/refresh-shipments.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { piecesOf } from "./change-plan.ts";
import { wholeStopFailed } from "./complete-stop.server.ts";
import { claimTrip } from "./internal/claim-trip.server.ts";
import { answerOf, type TripAnswer } from "./internal/commit-plans.server.ts";
import { loadStatuses } from "./internal/load-statuses.server.ts";
import { openStop, sourceOf } from "./internal/running-trip.server.ts";
import { savePlan, touchedShipments, tripFact } from "./internal/save-plan.server.ts";
import { settleStop } from "./internal/settle-stop.server.ts";
import { mayDispatch } from "./policy.ts";
import { settlePlan } from "./settle-plan.ts";
import { type CloseTripInput, closeTripSchema } from "./trip.ts";
import { copyPlan, isOpenStop, loadsOf, type TripPlan } from "./trip-plan.ts";

type Failure = ReturnType<typeof closeTripSchema.parse>["failures"][number];

function refuseOutcome(code: string, params: Record<string, string | number>): never {
  throw new DomainError(code, { status: 409, params });
}

async function giveUp(tx: Tx, ctx: Ctx, plan: TripPlan, failure: Failure): Promise<void> {
  const stop = openStop(plan, failure.stopId);
  const report = { occurredAt: ctx.now, source: sourceOf(ctx), cash: new Map<string, number>() };
  const results = await settleStop(tx, ctx, plan, stop, report, wholeStopFailed(stop, failure));
  const refused = results.find((row) => !row.ok);
  if (refused && !refused.ok) {
    refuseOutcome(refused.code, refused.params);
  }
}

/** What the vehicle brought back: fetched goods and those that could not be delivered are in the warehouse now. */
async function unload(tx: Tx, ctx: Ctx, plan: TripPlan): Promise<EventOutcome[]> {
  const loads = loadsOf(plan).filter(({ kind, status }) =>
    kind === "pickup" ? status === "done" : status === "failed",
  );
  const statuses = await loadStatuses(
    tx,
    loads.map((load) => load.shipment),
  );
  const events = loads.flatMap((load): NewEvent[] => {
    const { id: shipmentId, direction } = load.shipment;
    const aboard = intersectPieces(statuses.get(shipmentId)?.location.byPlace.vehicle ?? [], piecesOf(load));
    if (hasNoPieces(aboard)) {
      return [];
    }
    const code = direction === "outbound" ? "ORIGIN_IN" : "DEST_IN";
    const { id: tripId, vehicleId } = plan.trip;
    const fact = { shipmentId, code, occurredAt: ctx.now, pieces: formatPieces(aboard), tripId, vehicleId } as const;
    return [{ ...fact, source: sourceOf(ctx), dedupeKey: `unloaded:${load.id}:${tripId}` }];
  });
  return events.length === 0 ? [] : applyEvents(tx, ctx, events);
}

/**
 * Ends a trip. Every stop must be done, or given up here with a reason.
 * *Writes* Trip, TripStop, TripLoad, TrackingEvent (failures; DEST_IN, ORIGIN_IN when unloaded), Shipment. *Emits*
 * `trip.closed`, and what the events emit. *Throws* `forbidden`, `conflict`, `trip_not_open`, `stops_open` (409), `stop_done`.
 */
export async function closeTrip(ctx: Ctx, raw: CloseTripInput): Promise<TripAnswer> {
  assertMay(mayDispatch(ctx.actor));
  const input = closeTripSchema.parse(raw);
  return inTransaction(ctx, async (tx) => {
    const before = await claimTrip(tx, ctx, input, ["departed"]);
    const after = copyPlan(before);
    for (const failure of input.failures) {
      await giveUp(tx, ctx, after, failure);
    }
    const open = after.stops.filter(isOpenStop);
    if (open.length > 0) {
      const data = { stops: open.map(({ id, title }) => ({ id, title })) };
      throw new DomainError("stops_open", { status: 409, params: { count: open.length }, data });
    }
    settlePlan(after, ctx.now);
    await savePlan(tx, ctx, before, after);
    await refreshShipments(tx, ctx, touchedShipments(before, after));
    if (input.unload) {
      await unload(tx, ctx, after);
    }
    await tx.trip.update({ where: { id: input.tripId }, data: { status: "closed", closedAt: ctx.now } });
    await recordMany(tx, ctx, [tripFact("trip.closed", after)]);
    return answerOf(after);
  });
}
