import type * as z from "zod";
import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import type { contactSchema } from "./user.ts";

/** The ways by which a user is told of alerts. */
export async function ownContact(ctx: Ctx): Promise<z.output<typeof contactSchema>> {
  const select = { phone: true, email: true, wechatOpenId: true } as const;
  return ctx.db.user.findUniqueOrThrow({ where: { id: ctx.actor.id }, select });
}

/**
 * A user's own phone, e-mail and WeChat id: where alerts reach him. *Writes* User. *Records* `user.contact_saved`, with
 * which of them there are, not what they are.
 */
export async function saveOwnContact(ctx: Ctx, input: z.output<typeof contactSchema>): Promise<void> {
  const { id } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    await tx.user.update({
      where: { id },
      data: { ...input, updatedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    });
    const payload = Object.fromEntries(Object.entries(input).map(([way, value]) => [way, value !== null]));
    await record(tx, ctx, { event: "user.contact_saved", entity: "user", entityId: id, payload });
  });
}
