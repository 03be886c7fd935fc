import type { z } from "zod";
import { businessDate, endOfBusinessDate } from "#app/domain/fleet/business-date.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { searchPrefixes } from "#app/domain/shipments/search-keys.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { mayReadTrips } from "./policy.ts";
import {
  formatCursor,
  parseCursor,
  QUEUE_TASKS,
  type QueueCursor,
  type QueueFilter,
  queueFilterSchema,
} from "./queue-filter.ts";

type Filter = z.output<typeof queueFilterSchema>;
type Where = NonNullable<NonNullable<Parameters<Db["shipment"]["findMany"]>[0]>["where"]>;

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
} as const;

const MAP_SELECT = {
  id: true,
  lat: true,
  lng: true,
  dispatchTask: true,
  stageDueAt: true,
  unassignedCount: true,
  openExceptions: true,
} as const;

/** Above this the page says "1000+" and nobody counts on. */
export const COUNT_CAP = 1_000;
/** Up to so many rows found by text are named to the database one by one. */
const NAMED_ROWS = 500;

/** The rows of which a key begins with the text. Few are named by id; many are tested row by row as the queue is read. */
async function textWhere(ctx: Ctx, text: string | undefined): Promise<Where> {
  const prefixes = searchPrefixes(text ?? "");
  if (prefixes.length === 0) {
    return {};
  }
  const keys = { OR: prefixes.map((prefix) => ({ key: { gte: prefix, lt: `${prefix}\uffff` } })) };
  const found = await ctx.db.shipmentSearchKey.findMany({
    where: keys,
    select: { shipmentId: true },
    take: NAMED_ROWS + 1,
  });
  return found.length > NAMED_ROWS
    ? { searchKeys: { some: keys } }
    : { id: { in: [...new Set(found.map((row) => row.shipmentId))] } };
}

function placeWhere({ direction, place }: Filter): Where {
  if (!place) {
    return {};
  }
  const code = place.endsWith("00") ? { gte: place, lt: `${place.slice(0, 4)}99` } : place;
  return direction === "outbound" ? { originCode: code } : { destCode: code };
}

async function filterWhere(ctx: Ctx, filter: Filter): Promise<Where> {
  const today = endOfBusinessDate(businessDate(ctx.now));
  return {
    AND: [
      { direction: filter.direction },
      await textWhere(ctx, filter.text),
      placeWhere(filter),
      filter.dueToday ? { stageDueAt: { lt: today } } : {},
      filter.arrived ? { whereabouts: { in: ["station", "hub_warehouse"] } } : {},
      filter.exception ? { openExceptions: { gt: 0 } } : {},
    ],
  };
}

/** One run through the index: a task, and the rows with a due time or those without. */
function segment(task: string, dated: boolean, cursor: QueueCursor | null): Where | null {
  if (dated && cursor?.dueAt === null) {
    return null;
  }
  const after: Where = { id: { gt: cursor?.id ?? "" } };
  if (!dated) {
    return { dispatchTask: task, stageDueAt: null, ...(cursor?.dueAt === null ? after : {}) };
  }
  const { dueAt = null } = cursor ?? {};
  if (dueAt === null) {
    return { dispatchTask: task, stageDueAt: { not: null } };
  }
  const rest: Where = { OR: [{ stageDueAt: { gt: dueAt } }, { stageDueAt: dueAt, ...after }] };
  // the bare bound lets the index begin where the page before ended
  return { dispatchTask: task, stageDueAt: { gte: dueAt }, AND: [rest] };
}

function readSegment(ctx: Ctx, where: Where, take: number) {
  return ctx.db.shipment.findMany({
    where,
    select: rowSelect,
    orderBy: [{ stageDueAt: "asc" }, { id: "asc" }],
    take,
  });
}

export type QueueRow = Awaited<ReturnType<typeof readSegment>>[number];

function byDue(a: QueueRow, b: QueueRow): number {
  const [left, right] = [a.stageDueAt?.getTime() ?? 0, b.stageDueAt?.getTime() ?? 0];
  return left - right || (a.id < b.id ? -1 : 1);
}

/** The first `take` rows behind the cursor. Each task is read by itself, in the order of the index, and they are merged. */
async function readQueue(ctx: Ctx, filter: Filter, base: Where, take: number): Promise<QueueRow[]> {
  const cursor = parseCursor(filter.cursor);
  const rows: QueueRow[] = [];
  for (const dated of [true, false]) {
    const wanted = take - rows.length;
    const parts = QUEUE_TASKS[filter.direction].map((task) => segment(task, dated, cursor));
    const read = parts.map((part) => (part && wanted > 0 ? readSegment(ctx, { AND: [base, part] }, wanted) : []));
    rows.push(...(await Promise.all(read)).flat().sort(byDue).slice(0, wanted));
  }
  return rows;
}

export interface QueuePage {
  rows: QueueRow[];
  /** null on the last page */
  nextCursor: string | null;
  /** up to COUNT_CAP */
  total: number;
  /** there are more than `total` */
  capped: boolean;
}

/** A page of what a vehicle must still be found for, most urgent first. *Throws* `forbidden`. */
export async function queuePage(ctx: Ctx, raw: QueueFilter): Promise<QueuePage> {
  assertMay(mayReadTrips(ctx.actor));
  const filter = queueFilterSchema.parse(raw);
  const base = await filterWhere(ctx, filter);
  const counts = QUEUE_TASKS[filter.direction].map((dispatchTask) =>
    ctx.db.shipment.count({ where: { AND: [base, { dispatchTask }] }, take: COUNT_CAP + 1 }),
  );
  const [found, ...counted] = await Promise.all([readQueue(ctx, filter, base, filter.limit + 1), ...counts]);
  const total = counted.reduce((sum, count) => sum + count, 0);
  const rows = found.slice(0, filter.limit);
  const last = rows.at(-1);
  const more = found.length > filter.limit && last !== undefined;
  return {
    rows,
    nextCursor: more ? formatCursor({ dueAt: last.stageDueAt, id: last.id }) : null,
    total: Math.min(total, COUNT_CAP),
    capped: total > COUNT_CAP,
  };
}

/** Points of the queue for the map, most urgent first; WGS-84. */
export async function queuePoints(ctx: Ctx, raw: QueueFilter, take = 2_000) {
  assertMay(mayReadTrips(ctx.actor));
  const filter = queueFilterSchema.parse(raw);
  const base = await filterWhere(ctx, filter);
  const read = QUEUE_TASKS[filter.direction].map((dispatchTask) =>
    ctx.db.shipment.findMany({
      where: { AND: [base, { dispatchTask, lat: { not: null }, lng: { not: null } }] },
      select: MAP_SELECT,
      orderBy: [{ stageDueAt: "asc" }, { id: "asc" }],
      take,
    }),
  );
  return (await Promise.all(read)).flat().slice(0, take);
}

export type QueuePoint = Awaited<ReturnType<typeof queuePoints>>[number];
