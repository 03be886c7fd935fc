import { record } from "#app/domain/audit/record.server.ts";
import { startFixedClock, stopClock } from "#app/domain/clocks/clock-commands.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { DomainError } from "#app/platform/errors.ts";
import { aboutTask, withTask } from "./internal/with-task.server.ts";
import { TASK_STANDARD } from "./open-plan-run.server.ts";
import { mayCompleteTask } from "./policy.ts";
import type { CompleteTaskInput, ReopenTaskInput } from "./response-plan.ts";

/** The last task done ends the run. */
async function endIfDone(tx: Tx, ctx: Ctx, run: { id: string; subject: string; subjectId: string }): Promise<void> {
  if ((await tx.planTask.count({ where: { runId: run.id, doneAt: null } })) > 0) {
    return;
  }
  await tx.responsePlanRun.update({
    where: { id: run.id },
    data: { status: "done", endedAt: ctx.now },
    select: { id: true },
  });
  const { subject, subjectId } = run;
  const payload = { subject, subjectId, runId: run.id };
  await record(tx, ctx, { event: "plan_run.done", entity: subject, entityId: subjectId, payload });
}

/**
 * Reports a task of a plan done, or not needed for a reason. Its clock stops, the last one ends the run.
 * *Writes* PlanTask, ResponsePlanRun, SlaClock. *Emits* `plan_task.completed`, `plan_run.done`, `clock.stopped`.
 * *Throws* `forbidden`, `not_found`, `conflict`, `plan_ended`, `task_done`.
 */
export async function completePlanTask(ctx: Ctx, input: CompleteTaskInput): Promise<void> {
  await withTask(ctx, input, async (tx, task) => {
    assertMay(mayCompleteTask(ctx.actor, task));
    if (task.doneAt) {
      throw new DomainError("task_done", { status: 409, params: { name: task.doneByName ?? "" } });
    }
    const { outcome, note } = input;
    await tx.planTask.update({
      where: { id: task.id },
      data: { doneAt: ctx.now, doneByName: ctx.actor.name, outcome, note },
      select: { id: true },
    });
    await stopClock(tx, ctx, { subject: "plan_task", subjectId: task.id, kind: "plan_task" });
    const about = aboutTask(task);
    const payload = { ...about, outcome, late: ctx.now > task.dueAt };
    const entity = { entity: about.subject, entityId: about.subjectId };
    await record(tx, ctx, { event: "plan_task.completed", ...entity, payload, details: { ...payload, note } });
    await endIfDone(tx, ctx, task.run);
  });
}

/**
 * Takes back that a task was done (ticked by mistake): it is open again with the time it had, under a new clock while
 * that time has not run out; what the old one came to stays on record.
 * *Writes* PlanTask, ResponsePlanRun, SlaClock. *Emits* `plan_task.reopened`, `clock.started`.
 * *Throws* `forbidden`, `not_found`, `conflict`, `plan_ended`.
 */
export async function reopenPlanTask(ctx: Ctx, input: ReopenTaskInput): Promise<void> {
  await withTask(ctx, input, async (tx, task) => {
    assertMay(mayCompleteTask(ctx.actor, task));
    if (!task.doneAt) {
      return;
    }
    await tx.planTask.update({
      where: { id: task.id },
      data: { doneAt: null, doneByName: null, outcome: null, note: "" },
      select: { id: true },
    });
    const running = { status: "open", endedAt: null };
    await tx.responsePlanRun.update({ where: { id: task.runId }, data: running, select: { id: true } });
    const clock = { subject: "plan_task" as const, subjectId: task.id, kind: "plan_task" as const };
    if (task.dueAt > ctx.now) {
      const cycle = (await tx.slaClock.count({ where: clock })) + 1;
      await startFixedClock(tx, ctx, { ...clock, cycle, dueAt: task.dueAt, standardKey: TASK_STANDARD });
    }
    const payload = aboutTask(task);
    const { subject: entity, subjectId: entityId } = payload;
    await record(tx, ctx, { event: "plan_task.reopened", entity, entityId, payload });
  });
}
