import { postMessages } from "#app/domain/notifications/post-messages.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import type { CaseTools } from "./case-messages.ts";
import { caseDrafts } from "./internal/case-drafts.server.ts";
import { addressesOf } from "./internal/customer-address.server.ts";
import { firstTime, type JobMark } from "./internal/once.server.ts";
import type { ComplaintRow } from "./internal/with-complaint.server.ts";
import { writeEntry } from "./internal/write-entry.server.ts";

/** Where a receipt goes: to the phone and to the address he gave; by WeChat to who cannot be told otherwise. */
async function receiptAddresses(tx: Tx, complaint: ComplaintRow) {
  const { sms, email, wechat } = await addressesOf(tx, complaint);
  const given = { ...(sms ? { sms } : {}), ...(complaint.contactEmail && email ? { email } : {}) };
  return Object.keys(given).length > 0 ? given : { ...(email ? { email } : {}), ...(wechat ? { wechat } : {}) };
}

/**
 * Tells the customer by himself that the complaint has come in, under which number, and by when somebody answers. It is no
 * answer: no clock stops by it. Once for a complaint; a duplicate that was merged meanwhile is not told of.
 * *Writes* ComplaintEntry, Delivery, HandledEvent. *Emits* `delivery.requested`.
 */
export async function acknowledgeReceipt(
  ctx: Ctx,
  tools: CaseTools,
  complaintId: string,
  mark: JobMark,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await firstTime(tx, ctx, mark))) {
      return;
    }
    const complaint = await tx.complaint.findUnique({ where: { id: complaintId } });
    const done = await tx.complaintEntry.count({ where: { complaintId, kind: "auto_reply" } });
    if (!complaint?.open || done > 0) {
      return;
    }
    const addresses = await receiptAddresses(tx, complaint);
    const channels = Object.keys(addresses);
    if (channels.length === 0) {
      return;
    }
    const clock = await tx.slaClock.findFirst({
      where: { subject: "complaint", subjectId: complaintId, kind: "first_response", outcome: "open" },
      select: { dueAt: true },
    });
    const dueAt = clock?.dueAt ?? null;
    const details = { channels, dueAt: dueAt?.toISOString() ?? null };
    const entryId = await writeEntry(tx, ctx, complaint, { kind: "auto_reply", text: "", details });
    const words = { kind: "receipt" as const, entryId, text: "", dueAt };
    await postMessages(tx, ctx, await caseDrafts(tx, tools, complaint, words, addresses));
  });
}
