import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { EditContact, NewContact } from "./alert.ts";
import { mayManageContacts, mayReadContacts } from "./policy.ts";

/** A person above the manager, and how he is told. */
export interface ContactLine {
  id: string;
  level: number;
  name: string;
  title: string;
  phone: string | null;
  email: string | null;
  wechatOpenId: string | null;
  active: boolean;
  version: number;
}

/** Everybody above the manager, those in use first, by height. *Throws* `forbidden`. */
export async function listContacts(ctx: Ctx): Promise<ContactLine[]> {
  assertMay(mayReadContacts(ctx.actor));
  return ctx.db.escalationContact.findMany({
    omit: { createdAt: true, updatedAt: true },
    orderBy: [{ active: "desc" }, { level: "asc" }, { id: "asc" }],
  });
}

/** Adds somebody above the manager. *Writes* EscalationContact. *Emits* `escalation_contact.saved`. *Throws* `forbidden`. */
export async function addContact(ctx: Ctx, input: NewContact): Promise<string> {
  assertMay(mayManageContacts(ctx.actor));
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    await tx.escalationContact.create({ data: { id, ...input, createdAt: ctx.now, updatedAt: ctx.now } });
    const payload = { contactId: id, level: input.level, active: true };
    await record(tx, ctx, { event: "escalation_contact.saved", entity: "escalation_contact", entityId: id, payload });
  });
  return id;
}

/**
 * Changes a contact, or takes him out of use; whom alerts were sent to stays on record.
 * *Writes* EscalationContact. *Emits* `escalation_contact.saved`. *Throws* `forbidden`, `conflict`, `not_found`.
 */
export async function editContact(ctx: Ctx, input: EditContact): Promise<void> {
  assertMay(mayManageContacts(ctx.actor));
  const { id, version, ...data } = input;
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.escalationContact.updateMany({
      where: { id, version },
      data: { ...data, updatedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) {
      throw (await tx.escalationContact.count({ where: { id } })) > 0 ? conflict() : notFound("escalation_contact");
    }
    const payload = { contactId: id, level: data.level, active: data.active };
    await record(tx, ctx, { event: "escalation_contact.saved", entity: "escalation_contact", entityId: id, payload });
  });
}
