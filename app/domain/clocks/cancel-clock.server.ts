import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import type { ClockRef } from "./clock.ts";
import { changeClock, clockFact } from "./internal/change-clock.server.ts";
import { loadOpenClocks } from "./internal/load-clocks.server.ts";

/**
 * Ends the running clock of a kind without an outcome: what it waited for is not owed any more. What it raised stays.
 * *Writes* SlaClock, ClockEntry. *Emits* `clock.cancelled`. *Throws* `conflict`.
 *
 * @returns whether one was running
 */
export async function cancelClock(tx: Tx, ctx: Ctx, ref: ClockRef, reason: string): Promise<boolean> {
  const { subject, subjectId, kind } = ref;
  const clocks = await loadOpenClocks(tx, { subject, subjectId, kind });
  for (const clock of clocks) {
    const { dueAt } = clock;
    const ended = { dueAt, nextCheckAt: null, pausedAt: null, stoppedAt: ctx.now, outcome: "cancelled" as const };
    await changeClock(tx, ctx, clock, ended, [{ at: ctx.now, kind: "cancelled", dueAt, reason }]);
    await record(tx, ctx, clockFact("clock.cancelled", clock, ended, { reason }));
  }
  return clocks.length > 0;
}
