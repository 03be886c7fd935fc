import { effectiveSeverity } from "#app/domain/complaints/complaint.ts";
import { mayWorkOnComplaints } from "#app/domain/complaints/policy.ts";
import { hasRole } from "#app/domain/identity/roles.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { TodoItem } from "./todo-item.ts";

const TODAY_MS = 12 * 3_600_000;
const PER_KIND = 40;

/** Complaints of the reader: the manager's are all, the service desk's also those that nobody has taken. */
function concerning(ctx: Ctx) {
  if (hasRole(ctx.actor, ["manager"])) {
    return {};
  }
  const mine = { ownerId: ctx.actor.id };
  return hasRole(ctx.actor, ["service_agent"]) ? { OR: [mine, { ownerId: null }] } : mine;
}

/** Open complaints whose nearest clock runs out today, and the reader's own without one. */
export async function dueComplaints(ctx: Ctx): Promise<TodoItem[]> {
  if (!mayWorkOnComplaints(ctx.actor)) {
    return [];
  }
  const soon = new Date(ctx.now.getTime() + TODAY_MS);
  // whose clocks have all stopped still waits for its owner
  const timely = { OR: [{ nextDueAt: { lt: soon } }, { nextDueAt: null, ownerId: ctx.actor.id }] };
  const rows = await ctx.db.complaint.findMany({
    where: { open: true, AND: [timely, concerning(ctx)] },
    orderBy: { nextDueAt: "asc" },
    take: PER_KIND,
    select: {
      id: true,
      complaintNo: true,
      status: true,
      severity: true,
      proposedSeverity: true,
      contactName: true,
      nextDueAt: true,
      ownerId: true,
      ownerName: true,
    },
  });
  return rows.map((row) => ({
    id: `complaint-${row.id}`,
    kind: "complaint",
    dueAt: row.nextDueAt,
    what: row.status,
    subject: row.complaintNo,
    detail: {
      consignee: row.contactName,
      handler: row.ownerName,
      severity: effectiveSeverity(row),
    },
    to: `/complaints/${row.complaintNo}`,
    act: row.ownerId === null ? "take" : "handle",
  }));
}

/** Corrective acts and tasks of response plans that were given to the reader and are not done. */
export async function ownMeasures(ctx: Ctx): Promise<TodoItem[]> {
  const soon = { lt: new Date(ctx.now.getTime() + TODAY_MS) };
  const mine = { ownerId: ctx.actor.id, doneAt: null, dueAt: soon };
  const order = { orderBy: { dueAt: "asc" }, take: PER_KIND } as const;
  const [acts, tasks] = await Promise.all([
    ctx.db.correctiveAct.findMany({ where: mine, ...order, include: { complaint: { select: { complaintNo: true } } } }),
    ctx.db.planTask.findMany({
      where: { ...mine, run: { subject: "complaint", status: "open" } },
      ...order,
      include: { run: { select: { subjectId: true } } },
    }),
  ]);
  const ids = tasks.map((task) => task.run.subjectId);
  const complaints = await ctx.db.complaint.findMany({
    where: { id: { in: ids } },
    select: { id: true, complaintNo: true },
  });
  const numberOf = new Map(complaints.map((row) => [row.id, row.complaintNo]));
  const item = (kind: "corrective_act" | "plan_task", row: { id: string; dueAt: Date }, what: string, no: string) => ({
    id: `${kind}-${row.id}`,
    kind,
    dueAt: row.dueAt,
    what,
    subject: no,
    detail: {},
    to: `/complaints/${no}`,
    act: "open" as const,
  });
  return [
    ...acts.map((act) => item("corrective_act", act, act.text, act.complaint.complaintNo)),
    ...tasks.flatMap((task) => {
      const no = numberOf.get(task.run.subjectId);
      return no ? [item("plan_task", task, task.title, no)] : [];
    }),
  ];
}
