import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, invalid } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { variablesFor } from "./message-kind.ts";
import type { SaveTemplate, TemplateSlot } from "./notification-forms.ts";
import { mayEditTemplates } from "./policy.ts";
import { templateProblems } from "./template.ts";

/** Takes the present version out of force, if it is the one the writer saw. */
async function retire(tx: Tx, slot: TemplateSlot, seen: number): Promise<void> {
  const { notice, channel, locale } = slot;
  const active = await tx.notificationTemplate.findFirst({ where: { notice, channel, locale, active: true } });
  if ((active?.version ?? 0) !== seen) {
    throw conflict({ version: active?.version ?? 0 });
  }
  if (active) {
    await tx.notificationTemplate.update({ where: { id: active.id }, data: { active: false } });
  }
}

/**
 * Puts a new version of a template in force; the former ones are kept.
 * *Writes* NotificationTemplate. *Emits* `template.saved`. *Throws* `forbidden`, `invalid`, `conflict`.
 *
 * @returns the number of the version
 */
export async function saveTemplate(ctx: Ctx, input: SaveTemplate): Promise<number> {
  assertMay(mayEditTemplates(ctx.actor));
  const { seen, subject, body, ...slot } = input;
  const problems = templateProblems(slot.channel, { subject, body }, variablesFor(slot.notice));
  if (problems.length > 0) {
    throw invalid(problems);
  }
  return inTransaction(ctx, async (tx) => {
    await retire(tx, slot, seen);
    const latest = await tx.notificationTemplate.aggregate({ where: slot, _max: { version: true } });
    const version = (latest._max.version ?? 0) + 1;
    const id = newId();
    const by = { createdAt: ctx.now, createdByName: ctx.actor.name };
    await tx.notificationTemplate.create({ data: { id, ...slot, version, subject, body, ...by } });
    const payload = { ...slot, version };
    const details = { ...payload, subject, body };
    await record(tx, ctx, { event: "template.saved", entity: "template", entityId: id, payload, details });
    return version;
  });
}

/** Takes the manager's template out of force: the built-in one holds again. *Emits* `template.reset`. */
export async function resetTemplate(ctx: Ctx, { seen, ...slot }: TemplateSlot & { seen: number }): Promise<void> {
  assertMay(mayEditTemplates(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    await retire(tx, slot, seen);
    const entityId = `${slot.notice}:${slot.channel}:${slot.locale}`;
    await record(tx, ctx, { event: "template.reset", entity: "template", entityId, payload: { ...slot } });
  });
}
