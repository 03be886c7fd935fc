import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { cancelPlanRun } from "#app/domain/incidents/cancel-plan-run.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { invalid, notFound } from "#app/platform/errors.ts";
import type { ComplaintFlag } from "./complaint.ts";
import type { MergeInput } from "./complaint-forms.ts";
import { cancelAllClocks } from "./internal/complaint-clocks.server.ts";
import { weighAgain } from "./internal/weigh.server.ts";
import { type ComplaintRow, withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";
import { refreshNextDue } from "./refresh-next-due.server.ts";

/** *Throws* `invalid` on `intoNo`: itself, in a circle, or into one that is over; `not_found`. */
async function targetOf(tx: Tx, complaint: ComplaintRow, intoNo: string): Promise<ComplaintRow> {
  const refuse = (code: string) => invalid([{ field: "intoNo", code, params: { number: intoNo } }]);
  if (intoNo === complaint.complaintNo) {
    throw refuse("merge_self");
  }
  const target = await tx.complaint.findUnique({ where: { complaintNo: intoNo } });
  if (!target) {
    throw notFound("complaint");
  }
  if (target.mergedIntoId === complaint.id) {
    throw refuse("merge_circle");
  }
  if (!target.open) {
    throw refuse("merge_closed");
  }
  return target;
}

/** Shipments, partners and linked complaints go along; what the other has already stays once. */
async function moveLinks(tx: Tx, from: ComplaintRow, into: ComplaintRow): Promise<void> {
  const [own, theirs] = await Promise.all([
    tx.complaintLink.findMany({ where: { complaintId: from.id } }),
    tx.complaintLink.findMany({ where: { complaintId: into.id } }),
  ]);
  const known = new Set([...theirs.map(({ kind, refId }) => `${kind} ${refId}`), `complaint ${into.id}`]);
  for (const link of own) {
    if (known.has(`${link.kind} ${link.refId}`)) {
      await tx.complaintLink.delete({ where: { id: link.id }, select: { id: true } });
    } else {
      await tx.complaintLink.update({ where: { id: link.id }, data: { complaintId: into.id }, select: { id: true } });
    }
  }
}

async function moveBelongings(tx: Tx, from: ComplaintRow, into: ComplaintRow): Promise<void> {
  await moveLinks(tx, from, into);
  await tx.storedFile.updateMany({
    where: { entity: "complaint", entityId: from.id },
    data: { entityId: into.id },
  });
  await tx.correctiveAct.updateMany({ where: { complaintId: from.id }, data: { complaintId: into.id } });
  // Earlier duplicates of this one follow it, so that each leads to where the matter is worked on.
  await tx.complaint.updateMany({ where: { mergedIntoId: from.id }, data: { mergedIntoId: into.id } });
}

/** What is known of the duplicate is known of the other now, and may make it major. */
async function passOnFacts(tx: Tx, ctx: Ctx, from: ComplaintRow, into: ComplaintRow): Promise<void> {
  const flags = [...new Set([...(into.flags as ComplaintFlag[]), ...(from.flags as ComplaintFlag[])])];
  const claims = [into.claimFen, from.claimFen].filter((fen) => fen !== null);
  const claimFen = claims.length > 0 ? Math.max(...claims) : null;
  await tx.complaint.update({
    where: { id: into.id },
    data: {
      flags,
      claimFen,
      shipmentId: into.shipmentId ?? from.shipmentId,
      customerId: into.customerId ?? from.customerId,
      contactEmail: into.contactEmail ?? from.contactEmail,
      version: { increment: 1 },
      updatedAt: ctx.now,
    },
    select: { id: true },
  });
  await weighAgain(tx, ctx, into, { flags, claimFen });
}

/**
 * Merges a duplicate (合并) into the complaint in which the matter goes on: its links, evidence and measures go along, its
 * clocks are cancelled, the customer hears of it from that one only.
 * *Writes* Complaint (both), ComplaintLink, StoredFile, CorrectiveAct, ComplaintEntry, SlaClock, ResponsePlanRun.
 * *Emits* `complaint.merged`. *Throws* `forbidden`, `invalid` (`merge_self`, `merge_circle`, `merge_closed`), `not_found`,
 * `complaint_changed`, `complaint_closed`.
 */
export async function mergeComplaint(ctx: Ctx, input: MergeInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await withComplaint(ctx, input, "any", async (tx, complaint) => {
    const into = await targetOf(tx, complaint, input.intoNo);
    const { id, complaintNo } = complaint;
    await cancelAllClocks(tx, ctx, id, "merged");
    await cancelPlanRun(tx, ctx, { subject: "complaint", subjectId: id }, "merged");
    await moveBelongings(tx, complaint, into);
    await passOnFacts(tx, ctx, complaint, into);
    await tx.complaint.update({
      where: { id },
      data: { status: "merged", open: false, mergedIntoId: into.id, pausedAt: null },
      select: { id: true },
    });
    await writeStep(tx, ctx, complaint, "merged", { details: { intoNo: into.complaintNo } });
    await writeStep(tx, ctx, into, "took_in", { details: { fromNo: complaintNo } });
    await refreshNextDue(tx, [into.id]);
    const payload = { intoId: into.id, intoNo: into.complaintNo };
    await record(tx, ctx, complaintFact("complaint.merged", complaint, payload));
  });
}
