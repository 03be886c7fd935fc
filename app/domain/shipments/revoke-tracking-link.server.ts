import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, notFound } from "#app/platform/errors.ts";
import { newToken } from "#app/platform/token.server.ts";
import { mayRevokeTrackingLink } from "./policy.ts";
import type { Direction } from "./shipment.ts";

/**
 * Makes the customer's tracking link useless and gives the shipment a new one.
 * *Writes* Shipment. *Emits* `shipment.link_revoked`. *Throws* `forbidden`, `not_found`, `conflict`.
 *
 * @returns the new token
 */
export async function revokeTrackingLink(ctx: Ctx, target: { id: string; version: number }): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const trackingToken = newToken();
    const { count } = await tx.shipment.updateMany({
      where: target,
      data: {
        trackingToken,
        updatedAt: ctx.now,
        updatedByName: ctx.actor.name,
        version: { increment: 1 },
      },
    });
    const found = await tx.shipment.findUnique({ where: { id: target.id }, select: { direction: true } });
    if (!found) {
      throw notFound("shipment");
    }
    assertMay(mayRevokeTrackingLink(ctx.actor, found.direction as Direction));
    if (count === 0) {
      throw conflict();
    }
    const payload = { shipmentId: target.id };
    await record(tx, ctx, { event: "shipment.link_revoked", entity: "shipment", entityId: target.id, payload });
    return trackingToken;
  });
}
