import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { invalid } from "#app/platform/errors.ts";
import { isMasked } from "./customer.ts";
import { normalizePhone } from "./phone.server.ts";
import { maskPhone } from "./phone.ts";

/**
 * Reads the phone of a form into E.164. Blank is none. A masked number stands for the stored one of `stored()`, provided
 * that it is that one's mask: so a form can be sent back by somebody who was never shown the number.
 * *Throws* `invalid` on `field` for what is no phone number.
 */
export async function readPhone(
  field: string,
  text: string | null | undefined,
  stored: () => Promise<string | null>,
): Promise<string | null> {
  const typed = text?.trim() ?? "";
  if (typed === "") {
    return null;
  }
  if (isMasked(typed)) {
    const known = await stored();
    if (known === null || maskPhone(known) !== typed) {
      throw invalid([{ field, code: "phone" }]);
    }
    return known;
  }
  const phone = normalizePhone(typed);
  if (!phone.ok) {
    throw invalid([{ field, code: "phone" }]);
  }
  return phone.value;
}

/** The stored phone of a customer; null without one. */
export async function phoneOfCustomer(db: DbOrTx, customerId: string | null | undefined): Promise<string | null> {
  if (!customerId) {
    return null;
  }
  const row = await db.customer.findUnique({ where: { id: customerId }, select: { phone: true } });
  return row?.phone ?? null;
}
