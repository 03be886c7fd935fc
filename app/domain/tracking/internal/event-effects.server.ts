import { recordMany } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { newId } from "#app/platform/ids.ts";
import { eventDefinition } from "../event-codes.ts";
import { exceptionsClosedBy } from "../exception-closing.ts";
import { EXCEPTIONS, type ExceptionCode, isExceptionCode } from "../exception-codes.ts";
import type { NewEvent } from "../new-event.ts";
import type { History } from "./load-histories.server.ts";

function opensWhich(event: NewEvent): ExceptionCode | null {
  const byDefault = eventDefinition(event.code).opensException;
  if (byDefault === null) {
    return null;
  }
  return event.reason && isExceptionCode(event.reason) ? event.reason : byDefault;
}

/** Opens and closes the exceptions that an event brings; keeps `history` true. One open exception of a kind is enough. */
export async function applyExceptions(
  tx: Tx,
  ctx: Ctx,
  history: History,
  event: NewEvent,
  eventId: string,
): Promise<void> {
  const opens = opensWhich(event);
  if (opens && !history.openExceptions.some((open) => open.code === opens)) {
    const { blocksDispatch, blocksDelivery, visibleToCustomer } = EXCEPTIONS[opens];
    const id = newId();
    const flags = { blocksDispatch, blocksDelivery, visibleToCustomer };
    await tx.shipmentException.create({
      data: {
        id,
        shipmentId: event.shipmentId,
        code: opens,
        ...flags,
        pieces: event.pieces ?? null,
        note: event.note ?? null,
        openedAt: ctx.now,
        openedById: ctx.actor.id,
        openedByName: ctx.actor.name,
        openedByEventId: eventId,
      },
    });
    history.openExceptions.push({ id, code: opens, ...flags });
    const payload = { shipmentId: event.shipmentId, exceptionId: id, code: opens };
    await recordMany(tx, ctx, [{ event: "exception.opened", entity: "shipment", entityId: event.shipmentId, payload }]);
  }
  const closes = exceptionsClosedBy(event.code) as readonly string[];
  const settled = history.openExceptions.filter((open) => closes.includes(open.code));
  if (settled.length > 0) {
    await tx.shipmentException.updateMany({
      where: { id: { in: settled.map((open) => open.id) } },
      data: {
        status: "closed",
        closedAt: ctx.now,
        closedByName: ctx.actor.name,
        resolution: event.code,
        version: { increment: 1 },
      },
    });
    history.openExceptions = history.openExceptions.filter((open) => !settled.includes(open));
    const facts = settled.map((open) => ({
      event: "exception.closed",
      entity: "shipment",
      entityId: event.shipmentId,
      payload: { shipmentId: event.shipmentId, exceptionId: open.id, code: open.code, by: event.code },
    }));
    await recordMany(tx, ctx, facts);
  }
}

export async function storeProof(tx: Tx, event: NewEvent, eventId: string): Promise<void> {
  if (!event.pod) {
    return;
  }
  const { signedBy, relation, signatureFileId, photoFileIds, codCollectedFen } = event.pod;
  await tx.proofOfDelivery.create({
    data: {
      id: newId(),
      shipmentId: event.shipmentId,
      eventId,
      signedBy,
      relation,
      signedAt: event.occurredAt,
      pieces: event.pieces ?? null,
      signatureFileId: signatureFileId ?? null,
      photoFileIds: photoFileIds ?? [],
      codCollectedFen: codCollectedFen ?? 0,
    },
  });
}
