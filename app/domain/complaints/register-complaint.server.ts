import { record } from "#app/domain/audit/record.server.ts";
import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import { businessDate } from "#app/domain/fleet/business-date.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { type ComplaintChannel, formatComplaintNo, type NewComplaint } from "./complaint.ts";

/** A form sent again within so long (ms) is the same complaint. */
const SAME_MS = 10 * 60_000;

async function takeNumber(tx: Tx, date: string): Promise<string> {
  const key = `complaint-${date}`;
  const row = await tx.numberSequence.upsert({
    where: { key },
    create: { key, next: 2 },
    update: { next: { increment: 1 } },
  });
  return formatComplaintNo(date, row.next - 1);
}

/**
 * Stores a complaint about a shipment and gives its number. Anybody may complain; who reached the form has shown the link.
 * *Writes* Complaint, NumberSequence. *Emits* `complaint.registered`. *Throws* `invalid` (no phone number).
 */
export async function registerComplaint(
  ctx: Ctx,
  about: { shipmentId: string; channel: ComplaintChannel },
  input: NewComplaint,
): Promise<string> {
  const phone = normalizePhone(input.contactPhone);
  if (!phone.ok) {
    throw invalid([{ field: "contactPhone", code: "phone" }]);
  }
  const { shipmentId, channel } = about;
  const { contactName, content } = input;
  return inTransaction(ctx, async (tx) => {
    const since = new Date(ctx.now.getTime() - SAME_MS);
    const same = { shipmentId, contactPhone: phone.value, content, createdAt: { gte: since } };
    const known = await tx.complaint.findFirst({ where: same, select: { complaintNo: true } });
    if (known) {
      return known.complaintNo;
    }
    const complaintNo = await takeNumber(tx, businessDate(ctx.now));
    const id = newId();
    const said = { contactName, contactPhone: phone.value, content };
    await tx.complaint.create({ data: { id, complaintNo, shipmentId, channel, ...said, createdAt: ctx.now } });
    const payload = { complaintId: id, complaintNo, shipmentId, channel };
    await record(tx, ctx, { event: "complaint.registered", entity: "complaint", entityId: id, payload });
    return complaintNo;
  });
}
