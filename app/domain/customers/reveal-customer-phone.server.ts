import { recordAudit } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { notFound } from "#app/platform/errors.ts";
import { displayPhone } from "./phone.ts";
import { maySeePhone } from "./policy.ts";

/**
 * Shows a customer's phone number to somebody who may see it, and remembers that he did.
 * *Writes* AuditEntry `personal_data.revealed`. *Throws* `forbidden`, `not_found` (also when there is no number).
 */
export async function revealCustomerPhone(ctx: Ctx, customerId: string): Promise<string> {
  assertMay(maySeePhone(ctx.actor));
  return inTransaction(ctx, async (tx) => {
    const found = await tx.customer.findUnique({ where: { id: customerId }, select: { phone: true } });
    if (!found?.phone) {
      throw notFound("phone");
    }
    const details = { which: "phone" };
    await recordAudit(tx, ctx, { event: "personal_data.revealed", entity: "customer", entityId: customerId, details });
    return displayPhone(found.phone);
  });
}
