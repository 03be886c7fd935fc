import { record } from "#app/domain/audit/record.server.ts";
import { applyEvents } from "#app/domain/tracking/apply-events.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { departureEvents } from "./departure-events.ts";
import { assertLoadsFree } from "./internal/assert-loads-free.server.ts";
import { answerOf, type TripAnswer } from "./internal/commit-plans.server.ts";
import { assertMayDrive, loadCrew } from "./internal/crew-facts.server.ts";
import { loadStatuses } from "./internal/load-statuses.server.ts";
import { runOnce } from "./internal/run-once.server.ts";
import { assertMayRun, claimRunning, occurredAt, sourceOf } from "./internal/running-trip.server.ts";
import { savePlan, tripFact } from "./internal/save-plan.server.ts";
import { settlePlan } from "./settle-plan.ts";
import { type DepartInput, departSchema } from "./trip.ts";
import { activeLoadsOf, copyPlan } from "./trip-plan.ts";

export interface DepartAnswer extends TripAnswer {
  /** events that the rules refused, by shipment; the loads stay on the trip */
  refused: { shipmentId: string; code: string }[];
  /** pieces that nobody has seen here yet and that cannot be on board */
  missing: { loadId: string; shipmentId: string; pieces: string }[];
}

/**
 * A released trip leaves the hub: its goods for delivery are on their way.
 * *Writes* Trip, TripStop (arrivals), TrackingEvent (OUT_FOR_DELIVERY, LOADED), Shipment, IdempotencyKey. *Emits*
 * `trip.departed`, and what the events emit. *Throws* `forbidden`, `conflict`, `trip_not_open`, `not_found`, `held`,
 * `blocked_by_exception`, and what the law forbids.
 */
export async function departTrip(ctx: Ctx, raw: DepartInput): Promise<DepartAnswer> {
  assertMayRun(ctx);
  const input = departSchema.parse(raw);
  return inTransaction(ctx, (tx) =>
    runOnce(tx, ctx, input.key, async () => {
      const before = await claimRunning(tx, ctx, input, ["released"]);
      const at = occurredAt(ctx, input.at);
      assertMayDrive(await loadCrew(tx, before.trip), before.trip.date);
      await assertLoadsFree(tx, before, at);
      const departed = { status: "departed" as const, departedAt: at };
      await tx.trip.update({ where: { id: before.trip.id }, data: departed });
      const after = copyPlan(before);
      after.trip = { ...after.trip, ...departed };
      settlePlan(after, ctx.now);
      await savePlan(tx, ctx, before, after);
      const shipments = activeLoadsOf(after).map((load) => load.shipment);
      const statuses = await loadStatuses(tx, shipments);
      const { events, missing } = departureEvents(after, statuses, { occurredAt: at, source: sourceOf(ctx) });
      const outcomes = await applyEvents(tx, ctx, events);
      const refused = outcomes.flatMap((row) => (row.ok ? [] : [{ shipmentId: row.shipmentId, code: row.code }]));
      await record(tx, ctx, tripFact("trip.departed", after));
      return { ...answerOf(after), refused, missing };
    }),
  );
}
