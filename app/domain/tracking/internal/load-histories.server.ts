import type { Tx } from "#app/platform/db/db-types.ts";
import type { EventCode, EventSource } from "../event-definition.ts";
import type { RecordedEvent } from "../event-fact.ts";

const shipmentSelect = {
  id: true,
  direction: true,
  deliveryMode: true,
  pieces: true,
  createdAt: true,
  shippedAt: true,
  stagePlan: true,
  milestone: true,
  attempt: true,
} as const;

const eventSelect = {
  id: true,
  shipmentId: true,
  code: true,
  occurredAt: true,
  recordedAt: true,
  pieces: true,
  voidsEventId: true,
  source: true,
  dedupeKey: true,
} as const;

export interface History {
  shipment: {
    id: string;
    direction: string;
    deliveryMode: string;
    pieces: number;
    createdAt: Date;
    shippedAt: Date;
    stagePlan: unknown;
  };
  events: RecordedEvent[];
  activeLoads: { kind: string; pieces: string }[];
  openExceptions: { id: string; code: string; blocksDispatch: boolean; blocksDelivery: boolean }[];
}

function groupById<T extends { shipmentId: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.shipmentId);
    if (group) {
      group.push(row);
    } else {
      groups.set(row.shipmentId, [row]);
    }
  }
  return groups;
}

// Prisma splits a longer list by itself, but not beside another parameter: such a statement fails on SQLite.
const CHUNK = 900;

/** The ids in parts that one statement takes. */
export function idChunks(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, i) => ids.slice(i * CHUNK, (i + 1) * CHUNK));
}

/** Everything that decides the derived columns of the given shipments, in four queries per 900. Unknown ids are absent. */
export async function loadHistories(tx: Tx, shipmentIds: string[]): Promise<Map<string, History>> {
  const histories = new Map<string, History>();
  for (const ids of idChunks([...new Set(shipmentIds)])) {
    const where = { shipmentId: { in: ids } };
    const shipments = await tx.shipment.findMany({ where: { id: { in: ids } }, select: shipmentSelect });
    const events = groupById(await tx.trackingEvent.findMany({ where, select: eventSelect }));
    const loads = groupById(
      await tx.tripLoad.findMany({
        where: { ...where, status: "assigned" },
        select: { shipmentId: true, kind: true, pieces: true },
      }),
    );
    const exceptions = groupById(
      await tx.shipmentException.findMany({
        where: { ...where, status: { not: "closed" } },
        select: { id: true, shipmentId: true, code: true, blocksDispatch: true, blocksDelivery: true },
      }),
    );
    for (const shipment of shipments) {
      histories.set(shipment.id, {
        shipment,
        events: (events.get(shipment.id) ?? []).map((row) => ({
          ...row,
          code: row.code as EventCode,
          source: row.source as EventSource,
        })),
        activeLoads: loads.get(shipment.id) ?? [],
        openExceptions: exceptions.get(shipment.id) ?? [],
      });
    }
  }
  return histories;
}
