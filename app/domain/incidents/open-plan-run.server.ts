import { record } from "#app/domain/audit/record.server.ts";
import { startFixedClock } from "#app/domain/clocks/clock-commands.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { newId } from "#app/platform/ids.ts";
import { roleOwners } from "./internal/role-owners.server.ts";
import { readPlanItems } from "./response-plan.ts";

/** The standard whose warnings and escalations a task of a plan has (S18). */
export const TASK_STANDARD = "complaint.plan_task";

/** What a plan is opened for. `cycle`: which time. */
export interface RunRef {
  subject: "complaint";
  subjectId: string;
  cycle: number;
}

/**
 * Opens the plan that is in force for a case: its lines become tasks with owner and due time, each with a clock of its
 * own. Once for a cycle: a second call finds the first one's. Without a plan in force nothing is opened.
 * *Writes* ResponsePlanRun, PlanTask, SlaClock. *Emits* `plan_run.opened`, `clock.started`.
 *
 * @returns the id of the run; null without a plan
 */
export async function openPlanRun(tx: Tx, ctx: Ctx, ref: RunRef): Promise<string | null> {
  const { subject, subjectId, cycle } = ref;
  const known = await tx.responsePlanRun.findUnique({ where: { subject_subjectId_cycle: ref }, select: { id: true } });
  if (known) {
    return known.id;
  }
  const plan = await tx.responsePlan.findFirst({ where: { occasion: subject, active: true } });
  if (!plan) {
    return null;
  }
  const runId = newId();
  await tx.responsePlanRun.create({
    data: { id: runId, planId: plan.id, subject, subjectId, cycle, openedAt: ctx.now },
  });
  const items = readPlanItems(plan.items);
  const ownerOf = await roleOwners(tx, subjectId);
  for (const { no, title, text, role, withinMs } of items) {
    const id = newId();
    const owner = ownerOf(role);
    const dueAt = new Date(ctx.now.getTime() + withinMs);
    await tx.planTask.create({
      data: { id, runId, no, title, text, role, dueAt, ownerId: owner?.id ?? null, ownerName: owner?.name ?? null },
    });
    const clock = { subject: "plan_task" as const, subjectId: id, kind: "plan_task" as const, cycle: 1 };
    await startFixedClock(tx, ctx, { ...clock, dueAt, standardKey: TASK_STANDARD });
  }
  const payload = { subject, subjectId, runId, planId: plan.id, tasks: items.length };
  await record(tx, ctx, { event: "plan_run.opened", entity: subject, entityId: subjectId, payload });
  return runId;
}
