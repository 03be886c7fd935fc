import { type Fact, recordMany } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { newId } from "#app/platform/ids.ts";
import { deriveStatus, type ShipmentStatus } from "./derive-status.ts";
import type { Direction } from "./direction.ts";
import { checkEvent } from "./event-rules.ts";
import { applyExceptions, storeProof } from "./internal/event-effects.server.ts";
import { type History, idChunks, loadHistories } from "./internal/load-histories.server.ts";
import { storeColumns } from "./internal/store-columns.server.ts";
import type { EventOutcome, NewEvent } from "./new-event.ts";
import { noticesDue } from "./notice.ts";
import { parsePieces, piecesToStore } from "./parse-pieces.ts";

function statusOf({ shipment, events }: History): ShipmentStatus {
  return deriveStatus(shipment.pieces, events, shipment.direction as Direction);
}

function problemOf(ctx: Ctx, history: History, event: NewEvent) {
  const { shipment, events } = history;
  return checkEvent({
    shipment: { ...shipment, totalPieces: shipment.pieces, direction: shipment.direction as Direction },
    event: {
      code: event.code,
      occurredAt: event.occurredAt,
      pieces: event.pieces ?? null,
      source: event.source,
      reason: event.reason ?? null,
      photoCount: (event.photoFileIds?.length ?? 0) + (event.pod?.photoFileIds?.length ?? 0),
      voidsEventId: event.voidsEventId ?? null,
      dedupeKey: event.dedupeKey ?? null,
    },
    existing: events,
    now: ctx.now,
  });
}

/** The event as it is kept: pieces in normal form, photos in `details`. */
async function insertEvent(tx: Tx, ctx: Ctx, history: History, event: NewEvent): Promise<string> {
  const id = newId();
  const parsed = parsePieces(event.pieces ?? null, history.shipment.pieces);
  const pieces = parsed.ok ? piecesToStore(parsed.pieces, history.shipment.pieces) : null;
  const { pod: _pod, photoFileIds, ...columns } = event;
  const details = photoFileIds?.length ? { photoFileIds } : undefined;
  await tx.trackingEvent.create({
    data: {
      ...columns,
      id,
      pieces,
      recordedAt: ctx.now,
      recordedById: ctx.actor.id,
      recordedByName: ctx.actor.name,
      ...(details ? { details } : {}),
    },
    select: { id: true },
  });
  history.events.push({
    id,
    code: event.code,
    occurredAt: event.occurredAt,
    recordedAt: ctx.now,
    pieces,
    voidsEventId: event.voidsEventId ?? null,
    source: event.source,
    dedupeKey: event.dedupeKey ?? null,
  });
  return id;
}

async function applyOne(tx: Tx, ctx: Ctx, history: History, event: NewEvent): Promise<EventOutcome> {
  const { shipmentId } = event;
  const problem = problemOf(ctx, history, event);
  if (problem === "duplicate") {
    const known = history.events.find((other) => other.dedupeKey !== null && other.dedupeKey === event.dedupeKey);
    return { shipmentId, ok: true, eventId: known?.id ?? "", known: true };
  }
  if (problem) {
    return { shipmentId, ok: false, code: problem };
  }
  const eventId = await insertEvent(tx, ctx, history, event);
  await storeProof(tx, event, eventId);
  await applyExceptions(tx, ctx, history, event, eventId);
  return { shipmentId, ok: true, eventId, known: false };
}

function eventFact(event: NewEvent, eventId: string): Fact {
  const payload = { shipmentId: event.shipmentId, eventId, code: event.code, tripId: event.tripId ?? null };
  return { event: "tracking.event_recorded", entity: "shipment", entityId: event.shipmentId, payload };
}

function milestoneFact(shipmentId: string, before: ShipmentStatus, after: ShipmentStatus, eventId: string): Fact[] {
  const notices = noticesDue(before, after, new Set(noticesDue(null, before, new Set())));
  if (notices.length === 0) {
    return [];
  }
  const { milestone, attempt, partial } = after;
  const payload = { shipmentId, milestone, attempt, notices, eventId, partial: partial ? { ...partial } : null };
  return [{ event: "shipment.milestone_changed", entity: "shipment", entityId: shipmentId, payload }];
}

/**
 * Records facts about shipments inside the caller's transaction: each is checked, entered, and the shipment's columns are
 * derived anew. Several facts about one shipment are one burst: the customer is told only where it stands after them.
 * A fact that is known already is accepted and changes nothing.
 *
 * *Writes* TrackingEvent, ProofOfDelivery, ShipmentException, Shipment. *Emits* `tracking.event_recorded`,
 * `shipment.milestone_changed`, `exception.opened`, `exception.closed`. Refusals are returned per event, not thrown.
 */
export async function applyEvents(tx: Tx, ctx: Ctx, events: NewEvent[]): Promise<EventOutcome[]> {
  const ids = [...new Set(events.map((event) => event.shipmentId))];
  // First of all a write: it takes the lock, so that what is read next cannot change under us.
  for (const part of idChunks(ids)) {
    await tx.shipment.updateMany({ where: { id: { in: part } }, data: { version: { increment: 1 } } });
  }
  const histories = await loadHistories(tx, ids);
  const outcomes: EventOutcome[] = [];
  const facts: Fact[] = [];
  const burst = new Map<string, { before: ShipmentStatus; lastEventId: string }>();
  for (const event of events) {
    const history = histories.get(event.shipmentId);
    if (!history) {
      outcomes.push({ shipmentId: event.shipmentId, ok: false, code: "not_found" });
      continue;
    }
    const before = burst.get(event.shipmentId)?.before ?? statusOf(history);
    const outcome = await applyOne(tx, ctx, history, event);
    outcomes.push(outcome);
    if (outcome.ok && !outcome.known) {
      burst.set(event.shipmentId, { before, lastEventId: outcome.eventId });
      facts.push(eventFact(event, outcome.eventId));
    }
  }
  for (const [shipmentId, { before, lastEventId }] of burst) {
    const after = await storeColumns(tx, ctx, histories.get(shipmentId) as History);
    facts.push(...milestoneFact(shipmentId, before, after, lastEventId));
  }
  await recordMany(tx, ctx, facts);
  return outcomes;
}
