import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { type ComplaintFlag, effectiveSeverity, type Severity, type SeveritySign } from "../complaint.ts";
import { proposeSeverity, VIP_WINDOW_MS } from "../severity.ts";
import { fenLimit } from "./fen-limit.server.ts";
import { becomeMajor } from "./severity-effects.server.ts";
import type { ComplaintRow } from "./with-complaint.server.ts";

/** What is known of a complaint that is being weighed. */
export interface Weighable {
  /** null while it is not stored yet */
  id: string | null;
  createdAt: Date;
  customerId: string | null;
  shipmentIds: readonly string[];
  flags: readonly ComplaintFlag[];
  claimFen: number | null;
  overdue: boolean;
}

async function vipFacts(tx: Tx, { id, customerId, createdAt }: Weighable) {
  const customer = customerId
    ? await tx.customer.findUnique({ where: { id: customerId }, select: { class: true } })
    : null;
  if (customer?.class !== "vip") {
    return { vip: false, recentComplaints: 0 };
  }
  const since = new Date(createdAt.getTime() - VIP_WINDOW_MS);
  const earlier = await tx.complaint.count({
    where: {
      customerId,
      createdAt: { gte: since, lte: createdAt },
      status: { not: "merged" },
      ...(id === null ? {} : { id: { not: id } }),
    },
  });
  return { vip: true, recentComplaints: earlier + 1 };
}

/** Weighs a complaint by what is on record of it. */
export async function weigh(tx: Tx, complaint: Weighable): Promise<{ severity: Severity; signs: SeveritySign[] }> {
  const { flags, claimFen, overdue, shipmentIds, createdAt } = complaint;
  const lost = await tx.shipmentException.count({
    where: { shipmentId: { in: [...shipmentIds] }, code: "carrier_lost" },
  });
  const claimLimitFen = await fenLimit(tx, "complaint.claim_major", createdAt);
  const facts = { flags, claimFen, overdue, lost: lost > 0, claimLimitFen, ...(await vipFacts(tx, complaint)) };
  return proposeSeverity(facts);
}

/**
 * Weighs a stored complaint again after something became known. A proposal only rises here: that it is not major after
 * all is a person's word. New signs on one that was judged general put the question to the manager again.
 * *Writes* Complaint.signs, proposedSeverity, severity; what `becomeMajor` writes.
 */
export async function weighAgain(
  tx: Tx,
  ctx: Ctx,
  before: ComplaintRow,
  change: { flags?: ComplaintFlag[]; claimFen?: number | null; overdue?: boolean } = {},
): Promise<Severity> {
  const links = await tx.complaintLink.findMany({
    where: { complaintId: before.id, kind: "shipment" },
    select: { refId: true },
  });
  const known = before.signs as SeveritySign[];
  const { severity, signs } = await weigh(tx, {
    id: before.id,
    createdAt: before.createdAt,
    customerId: before.customerId,
    shipmentIds: links.map((link) => link.refId),
    flags: change.flags ?? (before.flags as ComplaintFlag[]),
    claimFen: change.claimFen === undefined ? before.claimFen : change.claimFen,
    overdue: change.overdue === true || known.includes("overdue"),
  });
  const proposedSeverity = before.proposedSeverity === "major" ? "major" : severity;
  const isNew = signs.some((sign) => !known.includes(sign));
  const reopened = before.severity === "general" && isNew && severity === "major";
  const judged = reopened ? null : before.severity;
  await tx.complaint.update({
    where: { id: before.id },
    data: { signs, proposedSeverity, severity: judged },
    select: { id: true },
  });
  const after = effectiveSeverity({ severity: judged, proposedSeverity });
  if (after === "major" && effectiveSeverity(before) === "general") {
    await becomeMajor(tx, ctx, before, { proposed: true, signs });
  }
  return proposedSeverity;
}
