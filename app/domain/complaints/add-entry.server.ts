import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import type { NoteInput, StatementInput } from "./complaint-forms.ts";
import { findComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeEntry } from "./internal/write-entry.server.ts";
import { mayGiveStatement, mayWorkOnComplaints } from "./policy.ts";

async function add(ctx: Ctx, complaintNo: string, kind: "note" | "statement", text: string, by = ""): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const complaint = await findComplaint(tx, complaintNo);
    const details = kind === "statement" ? { by: by || ctx.actor.name } : {};
    const entryId = await writeEntry(tx, ctx, complaint, { kind, text, details });
    await record(tx, ctx, complaintFact("complaint.noted", complaint, { entryId, kind }));
  });
}

/**
 * An inner note: the customer never sees it, no clock stops by it. Also on a closed complaint, and whatever others do
 * meanwhile. *Writes* ComplaintEntry. *Emits* `complaint.noted`. *Throws* `forbidden`, `not_found`.
 */
export async function addNote(ctx: Ctx, { complaintNo, text }: NoteInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await add(ctx, complaintNo, "note", text);
}

/**
 * What somebody who was there says of it. *Writes* ComplaintEntry. *Emits* `complaint.noted`.
 * *Throws* `forbidden`, `not_found`.
 */
export async function addStatement(ctx: Ctx, { complaintNo, text, by }: StatementInput): Promise<void> {
  assertMay(mayGiveStatement(ctx.actor));
  await add(ctx, complaintNo, "statement", text, by);
}
