import { deriveStatus, type ShipmentStatus } from "#app/domain/tracking/derive-status.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import type { EventFact } from "#app/domain/tracking/event-fact.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";

const eventSelect = {
  id: true,
  shipmentId: true,
  code: true,
  occurredAt: true,
  recordedAt: true,
  pieces: true,
  voidsEventId: true,
} as const;

/** Where the pieces of the given shipments are and what has happened to them, by id. */
export async function loadStatuses(
  db: DbOrTx,
  shipments: readonly { id: string; pieces: number; direction: string }[],
): Promise<Map<string, ShipmentStatus>> {
  const rows = await db.trackingEvent.findMany({
    where: { shipmentId: { in: shipments.map(({ id }) => id) } },
    select: eventSelect,
  });
  const events = new Map<string, EventFact[]>(shipments.map(({ id }) => [id, []]));
  for (const { shipmentId, code, ...row } of rows) {
    events.get(shipmentId)?.push({ ...row, code: code as EventCode });
  }
  return new Map(
    shipments.map(({ id, pieces, direction }) => [
      id,
      deriveStatus(pieces, events.get(id) ?? [], direction as Direction),
    ]),
  );
}
