import type { Ctx } from "#app/platform/ctx.ts";

/** The live counts of the bar. */
export async function navigationCounts(ctx: Ctx): Promise<{ today: number; dispatch: number; messages: number }> {
  const [today, dispatch, messages] = await Promise.all([
    ctx.db.shipment.count({ where: { open: true, stageDueAt: { lt: ctx.now } } }),
    ctx.db.shipment.count({ where: { dispatchTask: { not: null } } }),
    ctx.db.delivery.count({ where: { status: "dead" } }),
  ]);
  return { today, dispatch, messages };
}
