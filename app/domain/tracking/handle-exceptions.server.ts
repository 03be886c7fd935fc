import * as z from "zod";
import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, invalid, notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { EXCEPTION_CODES, EXCEPTIONS } from "./exception-codes.ts";
import { parsePieces } from "./parse-pieces.ts";
import { mayHandleExceptions } from "./policy.ts";
import { refreshShipments } from "./refresh-shipments.server.ts";

export const openExceptionSchema = z.object({
  shipmentId: z.string().min(1),
  code: z.enum(EXCEPTION_CODES),
  pieces: z.string().trim().max(200).optional(),
  note: z.string().trim().max(500).optional(),
});

export const closeExceptionSchema = z.object({
  id: z.string().min(1),
  version: z.coerce.number().int(),
  resolution: z.string().trim().min(1).max(500),
});

/**
 * Opens an exception beside the milestones. *Writes* ShipmentException, Shipment. *Emits* `exception.opened`.
 * *Throws* `forbidden`, `not_found`, `invalid` (pieces).
 */
export async function openException(ctx: Ctx, input: z.output<typeof openExceptionSchema>): Promise<string> {
  assertMay(mayHandleExceptions(ctx.actor));
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    const shipment = await tx.shipment.findUnique({ where: { id: input.shipmentId }, select: { pieces: true } });
    if (!shipment) {
      throw notFound("shipment");
    }
    const parsed = parsePieces(input.pieces || null, shipment.pieces);
    if (!parsed.ok) {
      throw invalid([{ field: "pieces", code: parsed.problem }]);
    }
    const { blocksDispatch, blocksDelivery, visibleToCustomer } = EXCEPTIONS[input.code];
    await tx.shipmentException.create({
      data: {
        id,
        shipmentId: input.shipmentId,
        code: input.code,
        blocksDispatch,
        blocksDelivery,
        visibleToCustomer,
        pieces: input.pieces || null,
        note: input.note || null,
        openedAt: ctx.now,
        openedById: ctx.actor.id,
        openedByName: ctx.actor.name,
      },
    });
    await refreshShipments(tx, ctx, [input.shipmentId]);
    const payload = { shipmentId: input.shipmentId, exceptionId: id, code: input.code };
    await record(tx, ctx, { event: "exception.opened", entity: "shipment", entityId: input.shipmentId, payload });
  });
  return id;
}

/** Takes an open exception in hand: the others see who. *Emits* `exception.taken`. *Throws* `forbidden`, `conflict`. */
export async function takeException(ctx: Ctx, input: { id: string; version: number }): Promise<void> {
  assertMay(mayHandleExceptions(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.shipmentException.updateMany({
      where: { id: input.id, version: input.version, status: "open" },
      data: { status: "handling", handlerId: ctx.actor.id, handlerName: ctx.actor.name, version: { increment: 1 } },
    });
    const exception = await tx.shipmentException.findUnique({ where: { id: input.id } });
    if (!exception) {
      throw notFound("exception");
    }
    if (count === 0) {
      throw conflict({ status: exception.status, by: exception.handlerName ?? exception.closedByName });
    }
    const payload = { shipmentId: exception.shipmentId, exceptionId: exception.id, code: exception.code };
    await record(tx, ctx, { event: "exception.taken", entity: "shipment", entityId: exception.shipmentId, payload });
  });
}

/** Closes an exception with what was done. *Emits* `exception.closed`. *Throws* `forbidden`, `conflict`, `not_found`. */
export async function closeException(ctx: Ctx, input: z.output<typeof closeExceptionSchema>): Promise<void> {
  assertMay(mayHandleExceptions(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.shipmentException.updateMany({
      where: { id: input.id, version: input.version, status: { not: "closed" } },
      data: {
        status: "closed",
        closedAt: ctx.now,
        closedByName: ctx.actor.name,
        resolution: input.resolution,
        version: { increment: 1 },
      },
    });
    const exception = await tx.shipmentException.findUnique({ where: { id: input.id } });
    if (!exception) {
      throw notFound("exception");
    }
    if (count === 0) {
      throw conflict({ status: exception.status, by: exception.closedByName ?? exception.handlerName });
    }
    await refreshShipments(tx, ctx, [exception.shipmentId]);
    const payload = { shipmentId: exception.shipmentId, exceptionId: exception.id, code: exception.code };
    await record(tx, ctx, { event: "exception.closed", entity: "shipment", entityId: exception.shipmentId, payload });
  });
}
