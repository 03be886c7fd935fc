import { applyEvents } from "#app/domain/tracking/apply-events.server.ts";
import type { EventOutcome } from "#app/domain/tracking/new-event.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { newId } from "#app/platform/ids.ts";
import { piecesOf, takePiecesOff } from "../change-plan.ts";
import type { Params } from "../findings.ts";
import { type StopEvent, type StopReport, stopEvents } from "../stop-events.ts";
import { type SettledLoad, type StopException, settleLoads } from "../stop-outcome.ts";
import { isActive, type PlanLoad, type PlanStop, type TripPlan } from "../trip-plan.ts";
import { blockedLoads } from "./assert-loads-free.server.ts";
import { dropLeg, openLeg } from "./handover-legs.server.ts";

/** What became of one load; `ok` false: it was not recorded, and the load stays to be done. */
export type LoadResult = { loadId: string; shipmentId: string } & (
  | { ok: true; failed: boolean }
  | { ok: false; code: string; params: Params }
);

/** Goods that must not be handed out: nothing is recorded about them. */
async function bannedLoads(tx: Tx, stop: PlanStop, settled: SettledLoad[], at: Date): Promise<LoadResult[]> {
  if (stop.kind === "pickup") {
    return [];
  }
  const handedOut = settled.filter((row) => !row.exception).map((row) => row.load);
  const blocked = await blockedLoads(tx, handedOut, "blocksDelivery", at);
  return blocked.map(({ loadId, shipmentId, code, params }) => ({ loadId, shipmentId, ok: false, code, params }));
}

/** A pickup that the driver reports only after he handed the goods out: history has it already, the load is done. */
const PAST_PICKUP: ReadonlySet<string> = new Set(["already_ended", "goods_returning", "shipment_cancelled"]);

function resultOf(stop: PlanStop, { load, exception }: SettledLoad, outcome: EventOutcome | undefined): LoadResult {
  const row = { loadId: load.id, shipmentId: load.shipment.id };
  if (stop.kind === "pickup" && outcome && !outcome.ok && PAST_PICKUP.has(outcome.code)) {
    return { ...row, ok: true, failed: false };
  }
  return outcome && !outcome.ok
    ? { ...row, ok: false, code: outcome.code, params: outcome.params ?? {} }
    : { ...row, ok: true, failed: exception !== undefined };
}

async function tell(tx: Tx, ctx: Ctx, stop: PlanStop, rows: StopEvent[]): Promise<Map<string, EventOutcome>> {
  const events: StopEvent[] = [];
  for (const row of rows) {
    events.push(await openLeg(tx, stop, row));
  }
  const outcomes = await applyEvents(
    tx,
    ctx,
    events.map((row) => row.event),
  );
  const deciding = new Map<string, EventOutcome>();
  for (const [index, row] of events.entries()) {
    const outcome = outcomes[index];
    if (outcome && row.decides) {
      deciding.set(row.loadId, outcome);
    }
    if (outcome && !outcome.ok) {
      await dropLeg(tx, row);
    }
  }
  return deciding;
}

function settledLoad(row: SettledLoad, result: LoadResult): PlanLoad {
  if (!result.ok) {
    return row.load;
  }
  return { ...row.load, status: result.failed ? "failed" : "done", reason: row.exception?.reason ?? null };
}

/**
 * Settles the loads of a stop of `plan` (which is changed): records what happened to the goods, marks loads done or failed,
 * and takes what could not be fetched off the stops that were to hand it out. The stop is closed when nothing of it is left
 * to do. The caller saves the plan and refreshes the shipments. *Writes* TrackingEvent, Shipment, Leg.
 */
export async function settleStop(
  tx: Tx,
  ctx: Ctx,
  plan: TripPlan,
  stop: PlanStop,
  report: StopReport,
  exceptions: readonly StopException[],
): Promise<LoadResult[]> {
  const settled = settleLoads(stop, exceptions, newId);
  const banned = await bannedLoads(tx, stop, settled, report.occurredAt);
  const told = settled.filter(({ load }) => !banned.some((row) => row.loadId === load.id));
  const outcomes = await tell(tx, ctx, stop, stopEvents(plan, stop, told, report));
  const results = settled.map(
    (row) => banned.find(({ loadId }) => loadId === row.load.id) ?? resultOf(stop, row, outcomes.get(row.load.id)),
  );
  const others = stop.loads.filter((load) => !isActive(load));
  stop.loads = [...others, ...settled.map((row, index) => settledLoad(row, results[index] as LoadResult))];
  if (!stop.loads.some(isActive)) {
    stop.status = results.every((row) => row.ok && row.failed) ? "failed" : "done";
    stop.doneAt = report.occurredAt;
  } else {
    stop.status = "arrived";
  }
  stop.arrivedAt ??= report.occurredAt;
  if (stop.kind === "pickup") {
    for (const load of stop.loads.filter(({ status }) => status === "failed")) {
      takePiecesOff(plan, load.shipment.id, piecesOf(load), newId);
    }
  }
  return results;
}
