import { eventDefinition } from "#app/domain/tracking/event-codes.ts";
import type { EventCode, EventSource } from "#app/domain/tracking/event-definition.ts";
import { countingEvents } from "#app/domain/tracking/event-fact.ts";
import type { NoticeKind } from "#app/domain/tracking/notice.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";

const select = {
  id: true,
  code: true,
  occurredAt: true,
  recordedAt: true,
  pieces: true,
  voidsEventId: true,
  source: true,
  dedupeKey: true,
} as const;

/** The latest fact that brought the shipment to what the notice says; failing that, the latest fact of all. */
export async function latestEventOf(db: DbOrTx, shipmentId: string, kind: NoticeKind): Promise<string | null> {
  const rows = await db.trackingEvent.findMany({ where: { shipmentId }, select });
  const events = countingEvents(
    rows.map((row) => ({ ...row, code: row.code as EventCode, source: row.source as EventSource })),
  );
  const milestone = kind === "delivered_partial" ? "delivered" : kind;
  const about = events.findLast((event) => eventDefinition(event.code).milestone === milestone);
  return (about ?? events.at(-1))?.id ?? null;
}
