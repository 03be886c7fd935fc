import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { resolvePlace } from "#app/domain/places/resolve-place.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Customer } from "#app/platform/db/client/client.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, invalid, notFound } from "#app/platform/errors.ts";
import type { EditCustomer } from "./customer.ts";
import { nameKeys } from "./name-search.server.ts";
import { maskPhone } from "./phone.ts";
import { mayClassifyCustomers, mayEditCustomers } from "./policy.ts";
import { readPhone } from "./read-phone.server.ts";

const FIELDS = ["name", "class", "phone", "email", "wechatOpenId", "address", "locale"] as const;
type Edited = Pick<Customer, (typeof FIELDS)[number]>;

/** The values as the log and a conflict may show them. */
function shown(values: Edited): Record<string, string | null> {
  const { phone } = values;
  return Object.fromEntries(
    FIELDS.map((field) => [field, field === "phone" ? phone && maskPhone(phone) : values[field]]),
  );
}

async function refuseTaken(tx: Tx, id: string, phone: string | null): Promise<void> {
  if (phone !== null && (await tx.customer.count({ where: { phone, NOT: { id } } })) > 0) {
    throw invalid([{ field: "phone", code: "taken" }]);
  }
}

/**
 * Changes a customer's file. A blank phone keeps the stored one.
 * *Writes* Customer. *Emits* `customer.updated`. *Throws* `forbidden`, `not_found`, `conflict` (with the other version's
 * values), `invalid` (no phone number; the number is another customer's).
 */
export async function editCustomer(ctx: Ctx, input: EditCustomer): Promise<void> {
  assertMay(mayEditCustomers(ctx.actor));
  const { id, version, ...typed } = input;
  await inTransaction(ctx, async (tx) => {
    const before = await tx.customer.findUnique({ where: { id } });
    if (!before) {
      throw notFound("customer");
    }
    assertMay(before.class === typed.class || mayClassifyCustomers(ctx.actor));
    const phone = (await readPhone("phone", typed.phone, async () => before.phone)) ?? before.phone;
    const after: Edited = { ...typed, phone };
    if (before.version !== version) {
      throw conflict({ current: shown(before), yours: shown(after) });
    }
    await refuseTaken(tx, id, phone);
    const fields = FIELDS.filter((field) => before[field] !== after[field]);
    const keys = nameKeys(after.name);
    const place = resolvePlace(after.address ?? "");
    await tx.customer.update({
      where: { id },
      data: {
        ...after,
        namePinyin: keys.pinyin,
        nameInitials: keys.initials,
        placeCode: place.kind === "found" ? place.place.code : null,
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    const details = { fields, before: shown(before), after: shown(after) };
    const payload = { customerId: id, fields };
    await record(tx, ctx, { event: "customer.updated", entity: "customer", entityId: id, payload, details });
  });
}
