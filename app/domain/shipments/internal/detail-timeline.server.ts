import { maskPhone } from "#app/domain/customers/phone.ts";
import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import type { EventCode, EventSource } from "#app/domain/tracking/event-definition.ts";
import { voidedIds } from "#app/domain/tracking/event-fact.ts";
import type { Ctx } from "#app/platform/ctx.ts";

/** A report this much later than the fact is worth saying. */
const LATE_REPORT_MS = 30 * 60_000;
const MOST_CHANGES = 200;
const MOST_MESSAGES = 200;

/** What the timeline of a shipment shows; newest first. */
export type TimelineEntry =
  | EventEntry
  | {
      kind: "message";
      id: string;
      at: Date;
      notice: string;
      channel: string;
      status: string;
      recipient: string;
      sentAt: Date | null;
      reason: string | null;
    }
  | {
      kind: "exception";
      id: string;
      at: Date;
      state: "opened" | "closed";
      code: string;
      by: string;
      text: string | null;
    }
  | { kind: "change"; id: string; at: Date; event: string; by: string; fields: string[] };

export interface EventEntry {
  kind: "event";
  id: string;
  at: Date;
  code: string;
  /** set when it was reported long after it happened */
  recordedAt: Date | null;
  pieces: string | null;
  place: string | null;
  reason: string | null;
  note: string | null;
  source: string;
  by: string;
  trip: { id: string; tripNo: string; plate: string } | null;
  partnerNo: string | null;
  photoFileIds: string[];
  /** who took it back, when and why */
  voided: { by: string; at: Date; note: string | null } | null;
}

function photosOf(details: unknown): string[] {
  const ids = (details as { photoFileIds?: unknown } | null)?.photoFileIds;
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : [];
}

export async function loadEvents(ctx: Ctx, shipmentId: string) {
  const rows = await ctx.db.trackingEvent.findMany({
    where: { shipmentId },
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, code: row.code as EventCode, source: row.source as EventSource }));
}

type EventRow = Awaited<ReturnType<typeof loadEvents>>[number];

async function tripsOf(ctx: Ctx, events: EventRow[]) {
  const ids = [...new Set(events.flatMap((event) => (event.tripId === null ? [] : [event.tripId])))];
  const trips = await ctx.db.trip.findMany({
    where: { id: { in: ids } },
    select: { id: true, tripNo: true, vehicle: { select: { plate: true } } },
  });
  return new Map(trips.map(({ id, tripNo, vehicle }) => [id, { id, tripNo, plate: vehicle.plate }]));
}

export async function eventEntries(ctx: Ctx, events: EventRow[]): Promise<EventEntry[]> {
  const trips = await tripsOf(ctx, events);
  const voided = voidedIds(events);
  const voiders = new Map(
    events.flatMap((event) => (event.voidsEventId === null ? [] : [[event.voidsEventId, event]])),
  );
  return events
    .filter((event) => event.code !== "VOIDED")
    .map((event) => {
      const voider = voided.has(event.id) ? voiders.get(event.id) : undefined;
      const place = event.placeCode ? placeByCode(event.placeCode) : undefined;
      return {
        kind: "event" as const,
        id: event.id,
        at: event.occurredAt,
        code: event.code,
        recordedAt: event.recordedAt.getTime() - event.occurredAt.getTime() > LATE_REPORT_MS ? event.recordedAt : null,
        pieces: event.pieces,
        place: event.placeText ?? (place ? placeLabel(place, ctx.locale) : null),
        reason: event.reason,
        note: event.note,
        source: event.source,
        by: event.recordedByName,
        trip: event.tripId ? (trips.get(event.tripId) ?? null) : null,
        partnerNo: event.partnerNo,
        photoFileIds: photosOf(event.details),
        voided: voider ? { by: voider.recordedByName, at: voider.recordedAt, note: voider.note } : null,
      };
    });
}

/** A phone, or a mailbox of which only the beginning is shown. Other addresses are names of machines. */
function maskRecipient(channel: string, recipient: string): string {
  if (channel === "sms") {
    return maskPhone(recipient);
  }
  const at = recipient.indexOf("@");
  return channel === "email" && at > 0
    ? `${recipient.slice(0, Math.min(2, at))}***${recipient.slice(at)}`
    : recipient.slice(0, 60);
}

export async function messageEntries(ctx: Ctx, shipmentId: string): Promise<TimelineEntry[]> {
  const rows = await ctx.db.delivery.findMany({
    where: { shipmentId },
    orderBy: { createdAt: "desc" },
    take: MOST_MESSAGES,
    select: {
      id: true,
      notice: true,
      channel: true,
      status: true,
      reason: true,
      recipient: true,
      createdAt: true,
      sentAt: true,
    },
  });
  return rows.map(({ createdAt, recipient, ...row }) => ({
    kind: "message",
    ...row,
    at: row.sentAt ?? createdAt,
    recipient: maskRecipient(row.channel, recipient),
  }));
}

export interface ExceptionRow {
  id: string;
  code: string;
  status: string;
  note: string | null;
  openedAt: Date;
  openedByName: string;
  closedAt: Date | null;
  closedByName: string | null;
  resolution: string | null;
}

export function exceptionEntries(rows: ExceptionRow[]): TimelineEntry[] {
  return rows.flatMap((row): TimelineEntry[] => {
    const opened: TimelineEntry = {
      kind: "exception",
      id: row.id,
      at: row.openedAt,
      state: "opened",
      code: row.code,
      by: row.openedByName,
      text: row.note,
    };
    if (row.closedAt === null) {
      return [opened];
    }
    const by = row.closedByName ?? "";
    return [
      opened,
      {
        kind: "exception",
        id: `${row.id}-closed`,
        at: row.closedAt,
        state: "closed",
        code: row.code,
        by,
        text: row.resolution,
      },
    ];
  });
}

/** These are shown as what they are about, not as changes. */
const SHOWN_OTHERWISE = ["tracking.", "exception.", "shipment.milestone_changed"];

export async function changeEntries(ctx: Ctx, shipmentId: string): Promise<TimelineEntry[]> {
  const rows = await ctx.db.auditEntry.findMany({
    where: { entity: "shipment", entityId: shipmentId },
    orderBy: { id: "desc" },
    take: MOST_CHANGES,
  });
  return rows
    .filter((row) => !SHOWN_OTHERWISE.some((prefix) => row.event.startsWith(prefix)))
    .map((row) => {
      const fields = (row.details as { fields?: unknown } | null)?.fields;
      const named = Array.isArray(fields) ? fields.filter((field): field is string => typeof field === "string") : [];
      return { kind: "change", id: row.id, at: row.at, event: row.event, by: row.actorName, fields: named };
    });
}
