import type { Ctx } from "#app/platform/ctx.ts";
import type { ActKind, Approver, ComplaintStatus, EntryKind, LinkKind, ProposalStatus } from "../complaint.ts";
import { effectiveSeverity } from "../complaint.ts";
import type { ActView, ComplaintLine, EntryView, EvidenceView, LinkView, ProposalView } from "../complaint-view.ts";
import { excerptOf } from "./excerpt.ts";
import type { ComplaintRow } from "./with-complaint.server.ts";

const SIMILAR_LIMIT = 10;

const lineSelect = {
  id: true,
  complaintNo: true,
  status: true,
  severity: true,
  proposedSeverity: true,
  content: true,
  createdAt: true,
} as const;

type LineRow = Pick<ComplaintRow, keyof typeof lineSelect>;

export function lineOf(row: LineRow): ComplaintLine {
  const { id, complaintNo, createdAt } = row;
  const status = row.status as ComplaintStatus;
  return { id, complaintNo, createdAt, status, severity: effectiveSeverity(row), excerpt: excerptOf(row.content) };
}

export async function linesOf(ctx: Ctx, where: NonNullable<Parameters<typeof ctx.db.complaint.findMany>[0]>["where"]) {
  const rows = await ctx.db.complaint.findMany({ where, select: lineSelect, orderBy: { createdAt: "desc" } });
  return rows.map(lineOf);
}

/** Open complaints of the same person, or about the same goods. */
export async function similarTo(ctx: Ctx, row: ComplaintRow): Promise<ComplaintLine[]> {
  if (!row.open) {
    return [];
  }
  const { contactPhone, customerId, shipmentId } = row;
  const same = [{ contactPhone }, ...(customerId ? [{ customerId }] : []), ...(shipmentId ? [{ shipmentId }] : [])];
  const rows = await ctx.db.complaint.findMany({
    where: { OR: same, open: true, id: { not: row.id } },
    select: lineSelect,
    orderBy: { createdAt: "desc" },
    take: SIMILAR_LIMIT,
  });
  return rows.map(lineOf);
}

export async function entriesOf(ctx: Ctx, complaintId: string): Promise<EntryView[]> {
  const rows = await ctx.db.complaintEntry.findMany({
    where: { complaintId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    omit: { complaintId: true, actorId: true },
  });
  return rows.map(({ kind, details, ...row }) => ({
    ...row,
    kind: kind as EntryKind,
    details: details as Record<string, unknown>,
  }));
}

export async function proposalsOf(ctx: Ctx, complaintId: string): Promise<ProposalView[]> {
  const rows = await ctx.db.complaintProposal.findMany({
    where: { complaintId },
    orderBy: { no: "asc" },
    omit: { complaintId: true },
  });
  return rows.map(({ options, status, approverRole, ...row }) => ({
    ...row,
    options: options as unknown as ProposalView["options"],
    status: status as ProposalStatus,
    approverRole: approverRole as Approver | null,
  }));
}

export async function actsOf(ctx: Ctx, complaintId: string): Promise<ActView[]> {
  const rows = await ctx.db.correctiveAct.findMany({
    where: { complaintId },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    omit: { complaintId: true, createdAt: true },
  });
  return rows.map(({ kind, ...row }) => ({
    ...row,
    kind: kind as ActKind,
    late: (row.doneAt ?? ctx.now) > row.dueAt,
  }));
}

/** Names of what is linked, by id. */
async function labelsOf(ctx: Ctx, ids: string[]): Promise<Map<string, { label: string; href: string | null }>> {
  const where = { id: { in: ids } };
  const [shipments, partners, legs, complaints] = await Promise.all([
    ctx.db.shipment.findMany({ where, select: { id: true, waybillNo: true } }),
    ctx.db.partner.findMany({ where, select: { id: true, name: true } }),
    ctx.db.leg.findMany({ where, select: { id: true, fromText: true, toText: true } }),
    ctx.db.complaint.findMany({ where, select: { id: true, complaintNo: true } }),
  ]);
  return new Map<string, { label: string; href: string | null }>([
    ...shipments.map((row) => [row.id, { label: row.waybillNo, href: `/shipments/${row.waybillNo}` }] as const),
    ...partners.map((row) => [row.id, { label: row.name, href: null }] as const),
    ...legs.map((row) => [row.id, { label: `${row.fromText} → ${row.toText}`, href: null }] as const),
    ...complaints.map((row) => [row.id, { label: row.complaintNo, href: `/complaints/${row.complaintNo}` }] as const),
  ]);
}

/** Its links, and those other complaints have to it. */
export async function linksOf(ctx: Ctx, complaintId: string): Promise<LinkView[]> {
  const rows = await ctx.db.complaintLink.findMany({
    where: { OR: [{ complaintId }, { kind: "complaint", refId: complaintId }] },
    orderBy: { id: "asc" },
  });
  const other = (row: (typeof rows)[number]) => (row.complaintId === complaintId ? row.refId : row.complaintId);
  const labels = await labelsOf(ctx, rows.map(other));
  return rows.map((row) => {
    const refId = other(row);
    const { label, href } = labels.get(refId) ?? { label: refId, href: null };
    return { id: row.id, kind: row.kind as LinkKind, refId, label, href };
  });
}

export async function evidenceOf(ctx: Ctx, complaintId: string): Promise<EvidenceView[]> {
  const files = await ctx.db.storedFile.findMany({
    where: { entity: "complaint", entityId: complaintId },
    orderBy: { id: "asc" },
    select: { id: true, name: true, contentType: true, size: true, createdAt: true, createdById: true },
  });
  const users = await ctx.db.user.findMany({
    where: { id: { in: files.map((file) => file.createdById) } },
    select: { id: true, displayName: true },
  });
  const names = new Map(users.map((user) => [user.id, user.displayName]));
  return files.map((file) => ({ ...file, byName: names.get(file.createdById) ?? null }));
}
