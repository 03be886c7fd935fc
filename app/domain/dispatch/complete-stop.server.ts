import { record } from "#app/domain/audit/record.server.ts";
import { refreshShipments } from "#app/domain/tracking/refresh-shipments.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError, invalid } from "#app/platform/errors.ts";
import { answerOf, type TripAnswer } from "./internal/commit-plans.server.ts";
import { runOnce } from "./internal/run-once.server.ts";
import { assertMayRun, claimRunning, occurredAt, openStop, sourceOf } from "./internal/running-trip.server.ts";
import { savePlan, touchedShipments, tripFact } from "./internal/save-plan.server.ts";
import { type LoadResult, settleStop } from "./internal/settle-stop.server.ts";
import { settlePlan } from "./settle-plan.ts";
import type { StopReport } from "./stop-events.ts";
import type { StopException } from "./stop-outcome.ts";
import { type CompleteStopInput, completeStopSchema, type FailStopInput, failStopSchema } from "./trip.ts";
import { copyPlan, isActive, type PlanStop, type TripPlan } from "./trip-plan.ts";

export interface StopAnswer extends TripAnswer {
  stopId: string;
  /** of the stop afterwards; "planned" or "arrived" while a load of it is still to do */
  status: string;
  results: LoadResult[];
}

/** Saves a stop that was settled. *Throws* the first refusal when nothing at all could be recorded. */
async function finish(
  tx: Tx,
  ctx: Ctx,
  before: TripPlan,
  after: TripPlan,
  stop: PlanStop,
  results: LoadResult[],
): Promise<StopAnswer> {
  const refused = results.flatMap((row) => (row.ok ? [] : [row]));
  const [first] = refused;
  if (first && refused.length === results.length) {
    throw new DomainError(first.code, { status: 409, params: first.params, data: { results } });
  }
  settlePlan(after, ctx.now);
  await savePlan(tx, ctx, before, after);
  await refreshShipments(tx, ctx, touchedShipments(before, after));
  const { id: stopId, kind, status } = stop;
  const reason = stop.loads.find((load) => load.reason)?.reason ?? "";
  const fact =
    status === "failed"
      ? tripFact("stop.failed", after, { stopId, kind, reason })
      : tripFact("stop.completed", after, { stopId, kind });
  await record(tx, ctx, fact);
  return { ...answerOf(after), stopId, status, results };
}

/**
 * What was to be done at a stop is done: delivered (with proof), picked up, or handed to the partner; exceptions name what
 * was not. A phone that sends it twice (`key`) is answered twice and recorded once.
 *
 * *Writes* TripStop, TripLoad, Trip, TrackingEvent, ProofOfDelivery, ShipmentException, Leg, Shipment, IdempotencyKey.
 * *Emits* `stop.completed` or `stop.failed`, and what the events emit. *Throws* `forbidden`, `conflict`, `trip_not_open`,
 * `not_found`, `stop_done`, `invalid` (no proof, wrong exceptions), and what the rules of tracking or a hold refuse.
 */
export async function completeStop(ctx: Ctx, raw: CompleteStopInput): Promise<StopAnswer> {
  assertMayRun(ctx);
  const input = completeStopSchema.parse(raw);
  return inTransaction(ctx, (tx) =>
    runOnce(tx, ctx, input.key, async () => {
      const before = await claimRunning(tx, ctx, input, ["departed"]);
      const after = copyPlan(before);
      const stop = openStop(after, input.stopId);
      const report: StopReport = {
        occurredAt: occurredAt(ctx, input.at),
        source: sourceOf(ctx),
        note: input.note,
        partnerNo: input.partnerNo,
        pod: input.pod,
        cash: new Map(input.cash.map(({ loadId, fen }) => [loadId, fen])),
      };
      const whole = new Set(input.exceptions.filter((row) => row.pieces === undefined).map((row) => row.loadId));
      const delivers = stop.kind === "delivery" && stop.loads.some((load) => isActive(load) && !whole.has(load.id));
      if (delivers && !input.pod) {
        throw invalid([{ field: "pod", code: "required" }]);
      }
      const results = await settleStop(tx, ctx, after, stop, report, input.exceptions);
      return finish(tx, ctx, before, after, stop, results);
    }),
  );
}

/** The exceptions of a stop at which nothing could be done. */
export function wholeStopFailed(
  stop: PlanStop,
  { reason, note, photoFileIds = [] }: { reason: string; note?: string; photoFileIds?: string[] },
): StopException[] {
  return stop.loads.filter(isActive).map((load) => ({ loadId: load.id, reason, note, photoFileIds }));
}

/**
 * Nothing could be done at a stop. Its goods go back to the queue, with the reason as an open exception.
 * *Writes*, *Emits* and *Throws* as `completeStop`; `photo_required` when a driver reports a refusal without a photo.
 */
export async function failStop(ctx: Ctx, raw: FailStopInput): Promise<StopAnswer> {
  assertMayRun(ctx);
  const input = failStopSchema.parse(raw);
  return inTransaction(ctx, (tx) =>
    runOnce(tx, ctx, input.key, async () => {
      const before = await claimRunning(tx, ctx, input, ["departed"]);
      const after = copyPlan(before);
      const stop = openStop(after, input.stopId);
      const report = { occurredAt: occurredAt(ctx, input.at), source: sourceOf(ctx), cash: new Map<string, number>() };
      const results = await settleStop(tx, ctx, after, stop, report, wholeStopFailed(stop, input));
      return finish(tx, ctx, before, after, stop, results);
    }),
  );
}
