import { openException } from "#app/domain/tracking/handle-exceptions.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { staffAt } from "./context.ts";

/** What goes wrong on an ordinary day: a torn carton, a wrong address, goods held by the shipper. */
const troubles = [
  ["in_transit", "carrier_damaged", "外箱破损 2 件，已拍照"],
  ["in_transit", "consignee_address", "地址缺门牌号，联系不上收货人"],
  ["in_transit", "shipper_hold", "发货人要求等通知放货"],
] as const;

export async function seedTroubles(ctx: Ctx): Promise<void> {
  if ((await ctx.db.shipmentException.count()) > 0) {
    return;
  }
  const desk = await staffAt(ctx.db, "inbound_dispatcher", new Date(ctx.now.getTime() - 5 * 3_600_000));
  const shipments = await ctx.db.shipment.findMany({
    where: { direction: "inbound", milestone: "in_transit", whereabouts: "hub_warehouse" },
    orderBy: { id: "asc" },
    take: troubles.length,
    select: { id: true },
  });
  for (const [index, { id }] of shipments.entries()) {
    const [, code, note] = troubles[index] as (typeof troubles)[number];
    await openException(desk, { shipmentId: id, code, note });
  }
}
