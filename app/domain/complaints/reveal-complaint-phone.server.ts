import { recordAudit } from "#app/domain/audit/record.server.ts";
import { displayPhone } from "#app/domain/customers/phone.ts";
import { maySeePhone } from "#app/domain/customers/policy.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { findComplaint } from "./internal/with-complaint.server.ts";

/**
 * Shows the number of who complained to somebody who may see it, and remembers that he did.
 * *Writes* AuditEntry `personal_data.revealed`. *Throws* `forbidden`, `not_found`.
 */
export async function revealComplaintPhone(ctx: Ctx, complaintNo: string): Promise<string> {
  assertMay(maySeePhone(ctx.actor));
  return inTransaction(ctx, async (tx) => {
    const { id, contactPhone } = await findComplaint(tx, complaintNo);
    const details = { which: "contactPhone" };
    await recordAudit(tx, ctx, { event: "personal_data.revealed", entity: "complaint", entityId: id, details });
    return displayPhone(contactPhone);
  });
}
