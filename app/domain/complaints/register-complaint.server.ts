import { record } from "#app/domain/audit/record.server.ts";
import { businessDate } from "#app/domain/calendar/business-day.ts";
import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { sha256 } from "#app/platform/token.server.ts";
import { formatComplaintNo } from "./complaint.ts";
import type { RegisterInput } from "./complaint-forms.ts";
import { complaintToken } from "./complaint-token.server.ts";
import { startFirstClocks } from "./internal/complaint-clocks.server.ts";
import {
  type AboutShipment,
  assertPartners,
  complainantOf,
  customerOf,
  shipmentsAbout,
} from "./internal/complaint-parties.server.ts";
import { becomeMajor } from "./internal/severity-effects.server.ts";
import { weigh } from "./internal/weigh.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayRegisterComplaint } from "./policy.ts";
import { refreshNextDue } from "./refresh-next-due.server.ts";

/** A form sent again within so long (ms) is the same complaint. */
const SAME_MS = 10 * 60_000;

export interface Registered {
  id: string;
  complaintNo: string;
  /** of the customer's own page, `/c/:token` */
  token: string;
  /** the form had been sent before */
  known: boolean;
}

async function takeNumber(tx: Tx, date: string): Promise<string> {
  const key = `complaint-${date}`;
  const row = await tx.numberSequence.upsert({
    where: { key },
    create: { key, next: 2 },
    update: { next: { increment: 1 } },
  });
  return formatComplaintNo(date, row.next - 1);
}

/** The same words of the same person about the same goods a moment ago. */
function sentBefore(tx: Tx, ctx: Ctx, said: { contactPhone: string; content: string; shipmentId: string | null }) {
  const since = new Date(ctx.now.getTime() - SAME_MS);
  return tx.complaint.findFirst({
    where: { ...said, createdAt: { gte: since } },
    select: { id: true, complaintNo: true },
  });
}

async function storeLinks(
  tx: Tx,
  ctx: Ctx,
  complaintId: string,
  { shipments, partnerIds }: { shipments: readonly AboutShipment[]; partnerIds: readonly string[] },
): Promise<void> {
  const links = [
    ...shipments.map(({ id }) => ({ kind: "shipment", refId: id })),
    ...[...new Set(partnerIds)].map((refId) => ({ kind: "partner", refId })),
  ];
  const rest = { complaintId, createdAt: ctx.now, createdByName: ctx.actor.name };
  await tx.complaintLink.createMany({ data: links.map((link) => ({ id: newId(), ...link, ...rest })) });
}

async function storeComplaint(
  tx: Tx,
  ctx: Ctx,
  input: RegisterInput,
  { phone, shipments }: { phone: string; shipments: readonly AboutShipment[] },
) {
  const id = newId();
  const customerId = await customerOf(tx, phone, shipments);
  const { waybillNos: _numbers, partnerIds: _partners, complainant, flags, claimFen, ...said } = input;
  const shipmentIds = shipments.map((shipment) => shipment.id);
  const weighed = { id: null, createdAt: ctx.now, customerId, shipmentIds, flags, claimFen, overdue: false };
  const { severity, signs } = await weigh(tx, weighed);
  const complaint = await tx.complaint.create({
    data: {
      ...said,
      id,
      complaintNo: await takeNumber(tx, businessDate(ctx.now)),
      contactPhone: phone,
      locale: ctx.locale,
      complainant: complainant ?? complainantOf(phone, input.channel, shipments),
      customerId,
      shipmentId: shipments[0]?.id ?? null,
      tokenHash: sha256(complaintToken(id)),
      flags,
      signs,
      claimFen,
      proposedSeverity: severity,
      createdAt: ctx.now,
      createdByName: ctx.actor.kind === "public" ? "" : ctx.actor.name,
      updatedAt: ctx.now,
    },
  });
  return { complaint, signs };
}

/**
 * Takes a complaint down (受理): number, links, first clocks; signs of a major one tell the manager at once. Anybody may
 * complain; who comes by a link gives the shipments by id. The same form again within ten minutes is the same complaint.
 * *Writes* Complaint, ComplaintLink, ComplaintEntry, NumberSequence, SlaClock, ResponsePlanRun.
 * *Emits* `complaint.registered`, `complaint.became_major`. *Throws* `forbidden`, `invalid`.
 */
export async function registerComplaint(
  ctx: Ctx,
  input: RegisterInput,
  about: { shipmentIds?: readonly string[] } = {},
): Promise<Registered> {
  assertMay(mayRegisterComplaint(ctx.actor));
  const phone = normalizePhone(input.contactPhone);
  if (!phone.ok) {
    throw invalid([{ field: "contactPhone", code: "phone" }]);
  }
  if (input.occurredAt && input.occurredAt > ctx.now) {
    throw invalid([{ field: "occurredAt", code: "not_yet" }]);
  }
  return inTransaction(ctx, async (tx) => {
    const shipments = await shipmentsAbout(tx, about.shipmentIds ?? [], input.waybillNos);
    const shipmentId = shipments[0]?.id ?? null;
    const before = await sentBefore(tx, ctx, { contactPhone: phone.value, content: input.content, shipmentId });
    if (before) {
      return { ...before, token: complaintToken(before.id), known: true };
    }
    await assertPartners(tx, input.partnerIds);
    const { complaint, signs } = await storeComplaint(tx, ctx, input, { phone: phone.value, shipments });
    const { id, complaintNo, channel, proposedSeverity } = complaint;
    await storeLinks(tx, ctx, id, { shipments, partnerIds: input.partnerIds });
    await writeStep(tx, ctx, complaint, "registered", { details: { channel } });
    await startFirstClocks(tx, ctx, id);
    const payload = { shipmentId, channel, proposedSeverity };
    await record(tx, ctx, complaintFact("complaint.registered", complaint, payload));
    if (proposedSeverity === "major") {
      await becomeMajor(tx, ctx, complaint, { proposed: true, signs });
    }
    await refreshNextDue(tx, [id]);
    return { id, complaintNo, token: complaintToken(id), known: false };
  });
}
