import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";

/** Whether a link to unsubscribe is good, and whether it was used already. */
export async function unsubscribeState(ctx: Ctx, token: string): Promise<"unknown" | "subscribed" | "unsubscribed"> {
  const where = { unsubscribeToken: token };
  const customer = await ctx.db.customer.findUnique({ where, select: { unsubscribedAt: true } });
  if (!customer) {
    return "unknown";
  }
  return customer.unsubscribedAt ? "unsubscribed" : "subscribed";
}

/**
 * Stops e-mail, SMS and WeChat to the customer the link was sent to. Twice is once. Whoever has the link may: it was sent
 * to him alone. *Writes* Customer. *Emits* `customer.unsubscribed`.
 */
export async function unsubscribe(ctx: Ctx, token: string): Promise<"unknown" | "unsubscribed"> {
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.customer.updateMany({
      where: { unsubscribeToken: token, unsubscribedAt: null },
      data: { unsubscribedAt: ctx.now, updatedAt: ctx.now, version: { increment: 1 } },
    });
    const customer = await tx.customer.findUnique({ where: { unsubscribeToken: token }, select: { id: true } });
    if (!customer) {
      return "unknown";
    }
    if (count > 0) {
      const payload = { customerId: customer.id };
      await record(tx, ctx, { event: "customer.unsubscribed", entity: "customer", entityId: customer.id, payload });
    }
    return "unsubscribed";
  });
}
