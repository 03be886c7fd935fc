import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid, notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { LinkInput, UnlinkInput } from "./complaint-forms.ts";
import { weighAgain } from "./internal/weigh.server.ts";
import { assertOpen, type ComplaintRow, findComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";
import { refreshNextDue } from "./refresh-next-due.server.ts";

/** The id of what is to be linked. *Throws* `invalid` on `ref`: unknown, or the complaint itself. */
async function resolveRef(tx: Tx, complaint: ComplaintRow, { kind, ref }: LinkInput): Promise<string> {
  const select = { id: true } as const;
  const number = ref.toUpperCase();
  const found = {
    shipment: () => tx.shipment.findFirst({ where: { OR: [{ waybillNo: number }, { id: ref }] }, select }),
    complaint: () => tx.complaint.findUnique({ where: { complaintNo: number }, select }),
    partner: () => tx.partner.findUnique({ where: { id: ref }, select }),
    leg: () => tx.leg.findUnique({ where: { id: ref }, select }),
  };
  const row = await found[kind]();
  if (!row) {
    const code = kind === "shipment" ? "unknown_shipment" : "unknown_ref";
    throw invalid([{ field: "ref", code, params: { number: ref } }]);
  }
  if (row.id === complaint.id) {
    throw invalid([{ field: "ref", code: "link_self" }]);
  }
  return row.id;
}

/**
 * Links a shipment, a leg, a partner or another complaint; linked again it stays one link. A shipment that was lost may
 * make the complaint major. *Writes* ComplaintLink, Complaint. *Emits* `complaint.linked`.
 * *Throws* `forbidden`, `not_found`, `complaint_closed`, `invalid` on `ref`.
 */
export async function linkComplaint(ctx: Ctx, input: LinkInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const complaint = await findComplaint(tx, input.complaintNo);
    assertOpen(complaint);
    const { kind } = input;
    const refId = await resolveRef(tx, complaint, input);
    const key = { complaintId: complaint.id, kind, refId };
    if (await tx.complaintLink.findUnique({ where: { complaintId_kind_refId: key }, select: { id: true } })) {
      return;
    }
    const made = { createdAt: ctx.now, createdByName: ctx.actor.name };
    await tx.complaintLink.create({ data: { id: newId(), ...key, ...made }, select: { id: true } });
    if (kind === "shipment") {
      const shipmentId = complaint.shipmentId ?? refId;
      await tx.complaint.update({ where: { id: complaint.id }, data: { shipmentId }, select: { id: true } });
      await weighAgain(tx, ctx, complaint);
      await refreshNextDue(tx, [complaint.id]);
    }
    await record(tx, ctx, complaintFact("complaint.linked", complaint, { kind, refId }));
  });
}

/** Takes a link away. *Writes* ComplaintLink, Complaint. *Emits* `complaint.unlinked`. *Throws* `forbidden`, `not_found`. */
export async function unlinkComplaint(ctx: Ctx, { complaintNo, linkId }: UnlinkInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const complaint = await findComplaint(tx, complaintNo);
    assertOpen(complaint);
    const link = await tx.complaintLink.findFirst({ where: { id: linkId, complaintId: complaint.id } });
    if (!link) {
      throw notFound("link");
    }
    const { kind, refId } = link;
    await tx.complaintLink.delete({ where: { id: linkId }, select: { id: true } });
    if (kind === "shipment" && complaint.shipmentId === refId) {
      const next = await tx.complaintLink.findFirst({
        where: { complaintId: complaint.id, kind: "shipment" },
        orderBy: { id: "asc" },
        select: { refId: true },
      });
      const data = { shipmentId: next?.refId ?? null };
      await tx.complaint.update({ where: { id: complaint.id }, data, select: { id: true } });
    }
    await record(tx, ctx, complaintFact("complaint.unlinked", complaint, { kind, refId }));
  });
}
