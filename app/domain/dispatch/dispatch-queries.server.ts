import type { z } from "zod";
import { businessDate, endOfBusinessDay } from "#app/domain/calendar/business-day.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";
import { countQueue, type QueueEntry, type QueueScan, readQueue } from "./internal/queue-scan.server.ts";
import { textMatch } from "./internal/queue-text.server.ts";
import { mayReadTrips } from "./policy.ts";
import { formatCursor, parseCursor, QUEUE_TASKS, type QueueFilter, queueFilterSchema } from "./queue-filter.ts";

type Filter = z.output<typeof queueFilterSchema>;

const rowSelect = {
  id: true,
  version: true,
  waybillNo: true,
  externalNo: true,
  direction: true,
  dispatchTask: true,
  unassignedPieces: true,
  unassignedCount: true,
  pieces: true,
  weightG: true,
  volumeCm3: true,
  goodsName: true,
  requiredVehicleType: true,
  shipperName: true,
  shipperAddress: true,
  consigneeName: true,
  consigneeAddress: true,
  originCode: true,
  originText: true,
  destCode: true,
  destText: true,
  stationCode: true,
  lat: true,
  lng: true,
  whereabouts: true,
  milestone: true,
  attempt: true,
  stage: true,
  stageDueAt: true,
  promisedAt: true,
  openExceptions: true,
  blocksDispatch: true,
  paymentTerm: true,
  codFen: true,
  deliveryMode: true,
} as const;

/** Above this the page says "1000+" and nobody counts on. */
export const COUNT_CAP = 1_000;

function placeCondition({ direction, place }: Filter): Prisma.Sql[] {
  if (!place) {
    return [];
  }
  const column = Prisma.raw(direction === "outbound" ? `"originCode"` : `"destCode"`);
  return place.endsWith("00")
    ? [Prisma.sql`substr(${column}, 1, 4) = ${place.slice(0, 4)}`]
    : // no index but the queue's own is to serve it
      [Prisma.sql`(${column} || '') = ${place}`];
}

/** What is due before, when a due time is asked for. Late is what was due before now. */
function dueBefore(ctx: Ctx, filter: Filter): Date | null {
  if (filter.overdue) {
    return ctx.now;
  }
  return filter.dueToday ? endOfBusinessDay(businessDate(ctx.now)) : null;
}

async function scanOf(ctx: Ctx, filter: Filter): Promise<QueueScan> {
  return {
    direction: filter.direction,
    tasks: QUEUE_TASKS[filter.direction],
    dueBefore: dueBefore(ctx, filter),
    rest: [
      ...placeCondition(filter),
      ...(filter.arrived ? [Prisma.sql`"whereabouts" IN ('station', 'hub_warehouse')`] : []),
      ...(filter.exception ? [Prisma.sql`("openExceptions" + 0) > 0`] : []),
    ],
    text: await textMatch(ctx.db, filter.text),
  };
}

async function loadRows(ctx: Ctx, entries: QueueEntry[]) {
  const found = await ctx.db.shipment.findMany({
    where: { id: { in: entries.map((entry) => entry.id) } },
    select: rowSelect,
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  return entries.flatMap((entry) => byId.get(entry.id) ?? []);
}

export type QueueRow = Awaited<ReturnType<typeof loadRows>>[number];

export interface QueueRows {
  rows: QueueRow[];
  /** null on the last page */
  nextCursor: string | null;
}

export interface QueuePage extends QueueRows {
  /** up to COUNT_CAP */
  total: number;
  /** there are more than `total` */
  capped: boolean;
}

const instantOf = ({ dueAt }: QueueEntry) => (dueAt === null ? null : new Date(dueAt));

async function rowsOf(ctx: Ctx, entries: QueueEntry[], limit: number): Promise<QueueRows> {
  const shown = entries.slice(0, limit);
  const last = shown.at(-1);
  const more = entries.length > limit && last !== undefined;
  return {
    rows: await loadRows(ctx, shown),
    nextCursor: more ? formatCursor({ dueAt: instantOf(last), id: last.id }) : null,
  };
}

/** A page of what a vehicle must still be found for, most urgent first, without its number. *Throws* `forbidden`. */
export async function queueRows(ctx: Ctx, raw: QueueFilter): Promise<QueueRows> {
  assertMay(mayReadTrips(ctx.actor));
  const filter = queueFilterSchema.parse(raw);
  const take = filter.limit + 1;
  const { entries } = await readQueue(ctx.db, await scanOf(ctx, filter), {
    cursor: parseCursor(filter.cursor),
    take,
    most: take,
  });
  return rowsOf(ctx, entries, filter.limit);
}

/**
 * The first page of the queue, and how many there are in all. Of a text that very many shipments match only the page's own
 * rows are counted. *Throws* `forbidden`.
 */
export async function queuePage(ctx: Ctx, raw: Omit<QueueFilter, "cursor">): Promise<QueuePage> {
  assertMay(mayReadTrips(ctx.actor));
  const filter = queueFilterSchema.parse(raw);
  const scan = await scanOf(ctx, filter);
  const wanted = { cursor: null, take: filter.limit + 1, most: COUNT_CAP + 1 };
  const [read, counted] = await Promise.all([
    readQueue(ctx.db, scan, wanted),
    scan.text ? null : countQueue(ctx.db, scan, COUNT_CAP + 1),
  ]);
  const page = await rowsOf(ctx, read.entries, filter.limit);
  const total = read.total ?? counted;
  return total === null
    ? { ...page, total: page.rows.length, capped: page.nextCursor !== null }
    : { ...page, total: Math.min(total, COUNT_CAP), capped: total > COUNT_CAP };
}

export interface QueuePoint {
  id: string;
  lat: number;
  lng: number;
  stageDueAt: Date | null;
}

/** Points of the queue for the map, most urgent first; WGS-84. Read from the queue's index alone. *Throws* `forbidden`. */
export async function queuePoints(ctx: Ctx, raw: QueueFilter, take = 2_000): Promise<QueuePoint[]> {
  assertMay(mayReadTrips(ctx.actor));
  const scan = await scanOf(ctx, queueFilterSchema.parse(raw));
  const placed = [Prisma.sql`"lat" IS NOT NULL AND "lng" IS NOT NULL`, ...scan.rest];
  const { entries } = await readQueue(ctx.db, { ...scan, rest: placed }, { cursor: null, take, most: take });
  return entries.flatMap((entry) => {
    const { id, lat, lng } = entry;
    return lat === null || lng === null ? [] : [{ id, lat, lng, stageDueAt: instantOf(entry) }];
  });
}
