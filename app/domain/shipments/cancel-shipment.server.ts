import * as z from "zod";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { applyEvents } from "#app/domain/tracking/apply-events.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, DomainError, notFound } from "#app/platform/errors.ts";
import { mayCancelShipment } from "./policy.ts";
import type { Direction } from "./shipment.ts";

export const cancelShipmentSchema = z.object({
  id: z.string().min(1),
  version: z.coerce.number().int(),
  note: z.string().trim().min(1).max(200),
});

/**
 * Cancels a shipment that no trip carries: a CANCELLED event for all pieces, with the reason in words.
 * *Writes* and *emits* what `applyEvents` does. *Throws* `forbidden`, `not_found`, `conflict`, `on_trip`, `cannot_cancel`
 * (signed for or returned already; `problem` is the reason of the event rules).
 */
export async function cancelShipment(ctx: Ctx, input: z.output<typeof cancelShipmentSchema>): Promise<void> {
  const { id, version, note } = input;
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.shipment.updateMany({ where: { id, version }, data: { version: { increment: 1 } } });
    const found = await tx.shipment.findUnique({ where: { id }, select: { direction: true } });
    if (!found) {
      throw notFound("shipment");
    }
    assertMay(mayCancelShipment(ctx.actor, found.direction as Direction));
    if (count === 0) {
      throw conflict();
    }
    if ((await tx.tripLoad.count({ where: { shipmentId: id, status: "assigned" } })) > 0) {
      throw new DomainError("on_trip", { status: 409 });
    }
    const event = { shipmentId: id, code: "CANCELLED", occurredAt: ctx.now, note, source: "desk" } as const;
    const [outcome] = await applyEvents(tx, ctx, [event]);
    if (outcome && !outcome.ok) {
      throw new DomainError("cannot_cancel", { status: 409, params: { problem: outcome.code } });
    }
  });
}
