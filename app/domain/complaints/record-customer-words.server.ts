import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import type { CustomerWordsInput } from "./complaint-forms.ts";
import { complaintByToken } from "./complaint-token.server.ts";
import { assertOpen, type ComplaintRow, findComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeEntry } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

async function store(tx: Tx, ctx: Ctx, complaint: ComplaintRow, said: { channel: string; text: string }) {
  assertOpen(complaint);
  const entryId = await writeEntry(tx, ctx, complaint, { kind: "customer", ...said });
  // Whoever decides on what he read before learns that the customer has spoken since.
  await tx.complaint.update({
    where: { id: complaint.id },
    data: { version: { increment: 1 }, updatedAt: ctx.now },
    select: { id: true },
  });
  const payload = { entryId, channel: said.channel };
  await record(tx, ctx, complaintFact("complaint.customer_spoke", complaint, payload));
}

/**
 * Puts down what the customer said. No clock stops by it, and none begins anew.
 * *Writes* ComplaintEntry, Complaint.version. *Emits* `complaint.customer_spoke`. *Throws* `forbidden`, `complaint_closed`.
 */
export async function recordCustomerWords(ctx: Ctx, input: CustomerWordsInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  const { complaintNo, channel, text } = input;
  await inTransaction(ctx, async (tx) => store(tx, ctx, await findComplaint(tx, complaintNo), { channel, text }));
}

/** The customer writes on his own page; the same words within the last entry are not put down twice. */
export async function customerWritesByToken(ctx: Ctx, token: string, text: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { complaintNo } = await complaintByToken(tx, token);
    const complaint = await findComplaint(tx, complaintNo);
    const last = await tx.complaintEntry.findFirst({
      where: { complaintId: complaint.id, kind: "customer" },
      orderBy: { id: "desc" },
      select: { text: true, cycle: true },
    });
    if (last?.text !== text || last.cycle !== complaint.cycle) {
      await store(tx, ctx, complaint, { channel: "page", text });
    }
  });
}
