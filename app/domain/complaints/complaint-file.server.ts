import { maskPhone } from "#app/domain/customers/phone.ts";
import { maySeePhone } from "#app/domain/customers/policy.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Actor, Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import {
  type Complainant,
  type ComplaintChannel,
  type ComplaintFlag,
  type ComplaintStatus,
  effectiveSeverity,
  type ResponsibleParty,
  type Severity,
  type SeveritySign,
  type Validity,
  type Verdict,
} from "./complaint.ts";
import type { ComplaintFile, ComplaintLine } from "./complaint-view.ts";
import { compensationLimits } from "./internal/compensation-limits.server.ts";
import {
  actsOf,
  entriesOf,
  evidenceOf,
  linesOf,
  linksOf,
  proposalsOf,
  similarTo,
} from "./internal/file-parts.server.ts";
import { gateFacts } from "./internal/gate.server.ts";
import type { ComplaintRow } from "./internal/with-complaint.server.ts";
import {
  mayCloseComplaint,
  mayDecideProposal,
  mayGiveStatement,
  mayHandOver,
  mayJudgeComplaint,
  mayReadComplaints,
  mayReopenComplaint,
  mayWorkOnComplaints,
} from "./policy.ts";
import { missingFor, STEPS, type Step, stepFits } from "./steps.ts";

function permissions(actor: Actor, row: ComplaintRow): ComplaintFile["may"] {
  return {
    work: mayWorkOnComplaints(actor),
    judge: mayJudgeComplaint(actor, row),
    handOver: mayHandOver(actor, row),
    decide: mayDecideProposal(actor),
    close: mayCloseComplaint(actor, row),
    reopen: mayReopenComplaint(actor),
    statement: mayGiveStatement(actor),
    seePhone: maySeePhone(actor),
  };
}

function stepsFor(
  row: ComplaintRow,
  may: ComplaintFile["may"],
  parts: Pick<ComplaintFile, "proposals" | "acts">,
): ComplaintFile["steps"] {
  const facts = gateFacts(row, parts.proposals.at(-1) ?? null, parts.acts);
  const allowed: Partial<Record<Step, boolean>> = {
    judge: may.judge,
    decide_proposal: may.decide,
    close: may.close,
    reopen: may.reopen,
  };
  const status = row.status as ComplaintStatus;
  const open = STEPS.filter((step) => stepFits(step, status) && (allowed[step] ?? may.work));
  return Object.fromEntries(open.map((step) => [step, missingFor(step, facts)]));
}

/** Names of what the complaint points at. */
async function namesOf(ctx: Ctx, row: ComplaintRow) {
  const { db } = ctx;
  const [shipment, customer, partner, mergedInto] = await Promise.all([
    row.shipmentId
      ? db.shipment.findUnique({ where: { id: row.shipmentId }, select: { id: true, waybillNo: true } })
      : null,
    row.customerId
      ? db.customer.findUnique({
          where: { id: row.customerId },
          select: { id: true, name: true, class: true, email: true, wechatOpenId: true },
        })
      : null,
    row.partnerId ? db.partner.findUnique({ where: { id: row.partnerId }, select: { name: true } }) : null,
    row.mergedIntoId
      ? db.complaint.findUnique({ where: { id: row.mergedIntoId }, select: { id: true, complaintNo: true } })
      : null,
  ]);
  return { shipment, customer: customer && addressable(customer), partnerName: partner?.name ?? null, mergedInto };
}

/** A customer without his addresses: the page need only know which there are. */
function addressable({
  id,
  name,
  class: level,
  email,
  wechatOpenId,
}: {
  id: string;
  name: string;
  class: string;
  email: string | null;
  wechatOpenId: string | null;
}) {
  return { id, name, class: level, hasEmail: email !== null, hasWechat: wechatOpenId !== null };
}

/**
 * Everything about one complaint but its clocks, alerts and plan, which their own capabilities read. Phone masked.
 * *Throws* `forbidden`, `not_found`.
 */
export async function complaintFile(ctx: Ctx, complaintNo: string): Promise<ComplaintFile> {
  assertMay(mayReadComplaints(ctx.actor));
  const row = await ctx.db.complaint.findUnique({ where: { complaintNo } });
  if (!row) {
    throw notFound("complaint");
  }
  const { id } = row;
  const [names, entries, proposals, acts, links, evidence, similar, mergedFrom, limits] = await Promise.all([
    namesOf(ctx, row),
    entriesOf(ctx, id),
    proposalsOf(ctx, id),
    actsOf(ctx, id),
    linksOf(ctx, id),
    evidenceOf(ctx, id),
    similarTo(ctx, row),
    linesOf(ctx, { mergedIntoId: id }),
    compensationLimits(ctx.db, ctx.now),
  ]);
  const may = permissions(ctx.actor, row);
  const { tokenHash: _hash, shipmentId: _shipment, customerId: _customer, mergedIntoId: _into, ...plain } = row;
  const { ownerId, ownerName, ownedAt, ...shown } = plain;
  return {
    ...shown,
    ...names,
    status: row.status as ComplaintStatus,
    channel: row.channel as ComplaintChannel,
    contactPhone: maskPhone(row.contactPhone),
    complainant: row.complainant as Complainant,
    flags: row.flags as ComplaintFlag[],
    signs: row.signs as SeveritySign[],
    proposedSeverity: row.proposedSeverity as Severity,
    severity: row.severity as Severity | null,
    effectiveSeverity: effectiveSeverity(row),
    validity: row.validity as Validity | null,
    owner: ownerId ? { id: ownerId, name: ownerName ?? "", since: ownedAt } : null,
    party: row.party as ResponsibleParty | null,
    whys: row.whys as unknown as ComplaintFile["whys"],
    verdict: row.verdict as Verdict | null,
    entries,
    proposals,
    acts,
    links,
    evidence,
    similar,
    mergedFrom,
    steps: stepsFor(row, may, { proposals, acts }),
    may,
    limits,
  };
}

/** The complaints about a shipment, for its page: main subject or linked. *Throws* `forbidden`. */
export async function complaintsOfShipment(ctx: Ctx, shipmentId: string): Promise<ComplaintLine[]> {
  assertMay(mayReadComplaints(ctx.actor));
  const linked = { links: { some: { kind: "shipment", refId: shipmentId } } };
  return linesOf(ctx, { OR: [{ shipmentId }, linked] });
}
