import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";

/** What `newToken` makes; anything else is not looked up. */
const TOKEN = /^[\w-]{16,64}$/;

/** The id of the shipment a link leads to. *Throws* `not_found`, the same for every kind of wrong link. */
export async function shipmentIdOf(ctx: Ctx, token: string): Promise<string> {
  const shipment = TOKEN.test(token)
    ? await ctx.db.shipment.findUnique({ where: { trackingToken: token }, select: { id: true } })
    : null;
  if (!shipment) {
    throw notFound("shipment");
  }
  return shipment.id;
}
