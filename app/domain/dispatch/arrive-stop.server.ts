import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { answerOf, type TripAnswer } from "./internal/commit-plans.server.ts";
import { runOnce } from "./internal/run-once.server.ts";
import { assertMayRun, claimRunning, occurredAt, openStop } from "./internal/running-trip.server.ts";
import { savePlan, tripFact } from "./internal/save-plan.server.ts";
import { settlePlan } from "./settle-plan.ts";
import { type ArriveStopInput, arriveStopSchema } from "./trip.ts";
import { copyPlan } from "./trip-plan.ts";

/**
 * The vehicle is at a stop; the arrivals at the stops after it are reckoned anew. Told again it changes nothing.
 * *Writes* TripStop, Trip, IdempotencyKey. *Emits* `stop.arrived`. *Throws* `forbidden`, `conflict`, `trip_not_open`,
 * `not_found`, `stop_done`.
 */
export async function arriveStop(ctx: Ctx, raw: ArriveStopInput): Promise<TripAnswer> {
  assertMayRun(ctx);
  const input = arriveStopSchema.parse(raw);
  return inTransaction(ctx, (tx) =>
    runOnce(tx, ctx, input.key, async () => {
      const before = await claimRunning(tx, ctx, input, ["departed"]);
      const after = copyPlan(before);
      const stop = openStop(after, input.stopId);
      if (stop.arrivedAt !== null) {
        return answerOf(after);
      }
      // drivers know better than the plan: the stop they are at comes before those they have not been to
      after.stops = after.stops.filter((other) => other.id !== stop.id);
      const next = after.stops.findLastIndex((other) => other.status !== "planned") + 1;
      after.stops.splice(next, 0, { ...stop, status: "arrived", arrivedAt: occurredAt(ctx, input.at) });
      settlePlan(after, ctx.now);
      await savePlan(tx, ctx, before, after);
      const { id: stopId, kind } = stop;
      await record(tx, ctx, tripFact("stop.arrived", after, { stopId, kind }));
      return answerOf(after);
    }),
  );
}
