import { wallClock } from "#app/domain/tracking/wall-clock.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import type { ComplaintStatus } from "../complaint.ts";
import { refreshNextDue } from "../refresh-next-due.server.ts";
import { type Step, stepFits } from "../steps.ts";

export type ComplaintRow = NonNullable<Awaited<ReturnType<Tx["complaint"]["findUnique"]>>>;

/** Facts that only add to the file: they do not make what others see on their screens out of date. */
const ADDITIONS = [
  "complaint.noted",
  "complaint.linked",
  "complaint.unlinked",
  "complaint.evidence_added",
  "complaint.evidence_removed",
];

/** An instant as the desk's clock shows it: "11-18 10:05". */
export function deskTime(at: Date): string {
  return wallClock(at, "Asia/Shanghai").slice(5).replace("T", " ");
}

/** The refusal of a command on an older version: it says who changed the complaint and when. */
async function changed(tx: Tx, row: ComplaintRow): Promise<DomainError> {
  const last = await tx.auditEntry.findFirst({
    where: { entity: "complaint", entityId: row.id, event: { startsWith: "complaint.", notIn: ADDITIONS } },
    orderBy: { id: "desc" },
    select: { at: true, actorKind: true, actorName: true },
  });
  const at = last?.at ?? row.updatedAt;
  const name = last?.actorKind === "public" ? row.contactName : (last?.actorName ?? "");
  const code = last?.actorKind === "user" || last?.actorKind === "public" ? "complaint_changed" : "complaint_moved_on";
  return new DomainError(code, {
    status: 409,
    params: { name, at: deskTime(at) },
    data: { name, at: at.toISOString(), status: row.status, version: row.version },
  });
}

export async function findComplaint(tx: Tx, complaintNo: string): Promise<ComplaintRow> {
  const row = await tx.complaint.findUnique({ where: { complaintNo } });
  if (!row) {
    throw notFound("complaint");
  }
  return row;
}

/** *Throws* `complaint_closed` (409) for what is closed or merged. */
export function assertOpen(row: ComplaintRow): void {
  if (!row.open) {
    throw new DomainError("complaint_closed", { status: 409, params: { number: row.complaintNo } });
  }
}

/**
 * Takes the next version of a complaint, so that nobody else who saw the same one can act on it, and gives the row as it
 * was. *Throws* `not_found`, `complaint_changed` (409, who and when), `complaint_step` (409) at another state.
 */
export async function takeVersion(
  tx: Tx,
  ctx: Ctx,
  seen: { complaintNo: string; version: number },
  step: Step | "any",
): Promise<ComplaintRow> {
  const { complaintNo, version } = seen;
  const row = await findComplaint(tx, complaintNo);
  const { count } = await tx.complaint.updateMany({
    where: { complaintNo, version },
    data: { version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) {
    throw await changed(tx, row);
  }
  const status = row.status as ComplaintStatus;
  if (step === "any") {
    assertOpen(row);
  } else if (!stepFits(step, status)) {
    throw new DomainError("complaint_step", { status: 409, params: { number: complaintNo }, data: { step, status } });
  }
  return row;
}

/**
 * Runs a command on a complaint as somebody saw it, in one transaction: version taken, state checked, and afterwards the
 * time the queue is ordered by brought up to date.
 */
export async function withComplaint<T>(
  ctx: Ctx,
  seen: { complaintNo: string; version: number },
  step: Step | "any",
  body: (tx: Tx, complaint: ComplaintRow) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx, async (tx) => {
    const complaint = await takeVersion(tx, ctx, seen, step);
    const result = await body(tx, complaint);
    await refreshNextDue(tx, [complaint.id]);
    return result;
  });
}
