import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { firstTime, type JobMark } from "./internal/once.server.ts";
import { weighAgain } from "./internal/weigh.server.ts";
import type { ComplaintRow } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { refreshNextDue } from "./refresh-next-due.server.ts";

/** An alert as far as it does more than tell. */
export interface RaisedAlert {
  clockId: string;
  subject: string;
  subjectId: string;
  act: "notify" | "reassign" | "raise";
}

/** The manager who has the fewest open complaints; of equals the first by name. */
async function managerFor(tx: Tx): Promise<{ id: string; displayName: string } | null> {
  const managers = await tx.user.findMany({
    where: { role: "manager", active: true },
    select: { id: true, displayName: true },
    orderBy: { username: "asc" },
  });
  const loads = await tx.complaint.groupBy({
    by: ["ownerId"],
    where: { open: true, ownerId: { in: managers.map((manager) => manager.id) } },
    _count: { _all: true },
  });
  const load = new Map(loads.map((row) => [row.ownerId, row._count._all]));
  const [least] = [...managers].sort((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0));
  return least ?? null;
}

/** Takes the case from who let its time pass, unless a manager has it already. */
async function reassign(tx: Tx, ctx: Ctx, complaint: ComplaintRow): Promise<void> {
  const owner =
    complaint.ownerId && (await tx.user.findUnique({ where: { id: complaint.ownerId }, select: { role: true } }));
  const manager = owner && owner.role === "manager" ? null : await managerFor(tx);
  if (!manager) {
    return;
  }
  const { id: ownerId, displayName: ownerName } = manager;
  await tx.complaint.update({
    where: { id: complaint.id },
    data: { ownerId, ownerName, ownedAt: ctx.now, version: { increment: 1 }, updatedAt: ctx.now },
    select: { id: true },
  });
  await writeStep(tx, ctx, complaint, "reassigned", { details: { ownerName, from: complaint.ownerName } });
  await record(tx, ctx, complaintFact("complaint.handed_over", complaint, { ownerId }));
}

/** Proposes that it is major, because its time has passed. */
async function raise(tx: Tx, ctx: Ctx, complaint: ComplaintRow): Promise<void> {
  if (complaint.severity === "major" || (complaint.signs as string[]).includes("overdue")) {
    return;
  }
  await tx.complaint.update({
    where: { id: complaint.id },
    data: { version: { increment: 1 }, updatedAt: ctx.now },
    select: { id: true },
  });
  const proposedSeverity = await weighAgain(tx, ctx, complaint, { overdue: true });
  await record(tx, ctx, complaintFact("complaint.amended", complaint, { proposedSeverity }));
}

/**
 * Does what the level of an alert asks for beside telling: the manager takes the complaint, or it is proposed to be major.
 * Once for each event; nothing where the clock has stopped or the case is over meanwhile.
 * *Writes* Complaint, ComplaintEntry, HandledEvent; what becoming major writes.
 * *Emits* `complaint.handed_over`, `complaint.amended`, `complaint.became_major`.
 */
export async function actOnAlert(ctx: Ctx, alert: RaisedAlert, mark: JobMark): Promise<void> {
  const { clockId, subject, subjectId, act } = alert;
  await inTransaction(ctx, async (tx) => {
    if (!(await firstTime(tx, ctx, mark)) || subject !== "complaint" || act === "notify") {
      return;
    }
    const running = await tx.slaClock.count({ where: { id: clockId, outcome: "open", pausedAt: null } });
    const complaint = running > 0 ? await tx.complaint.findUnique({ where: { id: subjectId } }) : null;
    if (complaint?.open) {
      await (act === "reassign" ? reassign : raise)(tx, ctx, complaint);
      await refreshNextDue(tx, [subjectId]);
    }
  });
}
