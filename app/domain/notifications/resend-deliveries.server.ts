import { type Fact, recordMany } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { RESENDABLE } from "./channels.ts";
import { type DeliveryFilter, deliveryWhere } from "./delivery-filter.server.ts";
import { mayHandleMessages } from "./policy.ts";

/** More than this at once is done in several goes; each tells how many are left. */
const MOST = 5_000;
const PER_FACT = 500;

/**
 * Has failed, dead and suppressed messages sent again, from the beginning of their retry schedule: the given ones, or all
 * that match a filter. Whoever has received his message gets no second one.
 * *Writes* Delivery. *Emits* `delivery.requested`. *Throws* `forbidden`.
 *
 * @returns how many, and how many more match that were too many for once
 */
export async function resendDeliveries(
  ctx: Ctx,
  which: { ids: string[] } | { filter: DeliveryFilter },
): Promise<{ resent: number; left: number }> {
  assertMay(mayHandleMessages(ctx.actor));
  const chosen = "ids" in which ? { id: { in: which.ids.slice(0, MOST) } } : await deliveryWhere(ctx, which.filter);
  const where = { AND: [chosen, { status: { in: [...RESENDABLE] } }] };
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.delivery.findMany({ where, select: { id: true }, orderBy: { id: "asc" }, take: MOST });
    const ids = rows.map(({ id }) => id);
    await tx.delivery.updateMany({
      where: { id: { in: ids } },
      data: {
        status: "pending",
        reason: null,
        attempts: 0,
        dueAt: ctx.now,
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
    });
    const facts: Fact[] = [];
    for (let start = 0; start < ids.length; start += PER_FACT) {
      const deliveryIds = ids.slice(start, start + PER_FACT);
      const [first = ""] = deliveryIds;
      facts.push({ event: "delivery.requested", entity: "delivery", entityId: first, payload: { deliveryIds } });
    }
    await recordMany(tx, ctx, facts);
    return { resent: ids.length, left: await tx.delivery.count({ where }) };
  });
}
