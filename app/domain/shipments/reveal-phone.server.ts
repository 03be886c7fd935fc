import * as z from "zod";
import { recordAudit } from "#app/domain/audit/record.server.ts";
import { displayPhone } from "#app/domain/customers/phone.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { notFound } from "#app/platform/errors.ts";
import { maySeePhone } from "./policy.ts";

export const phoneParties = ["shipper", "consignee"] as const;
export type PhoneParty = (typeof phoneParties)[number];
export const revealPhoneSchema = z.object({ which: z.enum(phoneParties) });

/**
 * Shows a phone number of a shipment to somebody who may see it, and remembers that he did.
 * *Writes* AuditEntry `personal_data.revealed`. *Throws* `forbidden`, `not_found` (also when there is no number).
 */
export async function revealPhone(ctx: Ctx, shipmentId: string, which: PhoneParty): Promise<string> {
  assertMay(maySeePhone(ctx.actor));
  return inTransaction(ctx, async (tx) => {
    const select = { shipperPhone: true, consigneePhone: true } as const;
    const found = await tx.shipment.findUnique({ where: { id: shipmentId }, select });
    const phone = which === "shipper" ? found?.shipperPhone : found?.consigneePhone;
    if (!phone) {
      throw notFound("phone");
    }
    const details = { which: `${which}Phone` };
    await recordAudit(tx, ctx, { event: "personal_data.revealed", entity: "shipment", entityId: shipmentId, details });
    return displayPhone(phone);
  });
}
