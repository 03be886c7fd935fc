import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { PlanFile, PlanRunView } from "./plan-view.ts";
import { mayAssignTasks, mayCompleteTask, mayReadPlans } from "./policy.ts";
import { readPlanItems, type TaskOutcome } from "./response-plan.ts";

/** All plans with their revisions; the one in force first. *Throws* `forbidden`. */
export async function listResponsePlans(ctx: Ctx): Promise<PlanFile[]> {
  assertMay(mayReadPlans(ctx.actor));
  const rows = await ctx.db.responsePlan.findMany({ orderBy: [{ key: "asc" }, { revision: "desc" }] });
  const files = new Map<string, PlanFile>();
  for (const { key, occasion, active, items, ...row } of rows) {
    const file = files.get(key) ?? { key, occasion, active: false, revisions: [] };
    file.active ||= active;
    file.revisions.push({ ...row, items: readPlanItems(items) });
    files.set(key, file);
  }
  return [...files.values()].sort((a, b) => Number(b.active) - Number(a.active));
}

function peopleOf(ctx: Ctx): Promise<PlanRunView["people"]> | PlanRunView["people"] {
  if (!mayAssignTasks(ctx.actor)) {
    return [];
  }
  return ctx.db.user
    .findMany({
      where: { active: true, role: { not: "driver" } },
      select: { id: true, displayName: true, role: true },
      orderBy: { displayName: "asc" },
    })
    .then((users) => users.map(({ id, displayName, role }) => ({ id, name: displayName, role })));
}

/** The latest plan opened for a case, with its tasks in their order; null when none was. *Throws* `forbidden`. */
export async function planRunOf(ctx: Ctx, subject: "complaint", subjectId: string): Promise<PlanRunView | null> {
  assertMay(mayReadPlans(ctx.actor));
  const run = await ctx.db.responsePlanRun.findFirst({
    where: { subject, subjectId },
    orderBy: { cycle: "desc" },
    include: { plan: { select: { name: true, revision: true } }, tasks: { orderBy: { no: "asc" } } },
  });
  if (!run) {
    return null;
  }
  const { id, plan, cycle, openedAt, endedAt, endReason } = run;
  const complaint = await ctx.db.complaint.findUnique({
    where: { id: subjectId },
    select: { ownerId: true, ownerName: true },
  });
  // Opened before anybody had the case, its owner's tasks are whose it is now.
  const ownerOf = (task: (typeof run.tasks)[number]) => {
    const own = task.ownerId || task.role !== "owner" ? task : complaint;
    return own?.ownerId ? { id: own.ownerId, name: own.ownerName ?? "" } : null;
  };
  return {
    ...{ id, planName: plan.name, revision: plan.revision, cycle, openedAt, endedAt, endReason },
    status: run.status as PlanRunView["status"],
    people: run.status === "cancelled" ? [] : await peopleOf(ctx),
    tasks: run.tasks.map((row) => {
      const { ownerId: _id, ownerName: _name, outcome, runId: _run, ...task } = row;
      const owner = ownerOf(row);
      const may = mayCompleteTask(ctx.actor, { ownerId: owner?.id ?? null, role: row.role });
      return {
        ...task,
        owner,
        outcome: outcome as TaskOutcome | null,
        mayComplete: run.status !== "cancelled" && may,
      };
    }),
  };
}
