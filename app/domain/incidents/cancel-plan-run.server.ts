import { record } from "#app/domain/audit/record.server.ts";
import { cancelClock } from "#app/domain/clocks/clock-commands.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import type { RunRef } from "./open-plan-run.server.ts";

/**
 * Ends what is open of a case's plan: the case is over, or was not a major one. What was done stays, what was not keeps
 * no deadline. *Writes* ResponsePlanRun, SlaClock. *Emits* `plan_run.cancelled`, `clock.cancelled`.
 */
export async function cancelPlanRun(
  tx: Tx,
  ctx: Ctx,
  { subject, subjectId }: Pick<RunRef, "subject" | "subjectId">,
  reason: string,
): Promise<void> {
  const runs = await tx.responsePlanRun.findMany({
    where: { subject, subjectId, status: "open" },
    include: { tasks: { where: { doneAt: null }, select: { id: true } } },
  });
  for (const { id: runId, tasks } of runs) {
    for (const task of tasks) {
      await cancelClock(tx, ctx, { subject: "plan_task", subjectId: task.id, kind: "plan_task" }, reason);
    }
    const ended = { status: "cancelled", endedAt: ctx.now, endReason: reason };
    await tx.responsePlanRun.update({ where: { id: runId }, data: ended, select: { id: true } });
    const payload = { subject, subjectId, runId };
    await record(tx, ctx, { event: "plan_run.cancelled", entity: subject, entityId: subjectId, payload });
  }
}
