import type { Db } from "#app/platform/db/db-types.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";
import { COVERED_WINDOWS, READ_WINDOWS, type ScanPage, widening } from "./list-scan.server.ts";
import type { TimePlan } from "./time-plan.server.ts";

interface TimeRow {
  id: string;
  at: Date | string;
}

interface Point {
  at: Date;
  id: string;
}

const POINT = /^(\d{1,15})_([0-9A-Za-z]{1,64})$/;

const cursorOf = (row: TimeRow): string => `${new Date(row.at).getTime()}_${row.id}`;

function pointOf(cursor: string | null): Point | null {
  const match = POINT.exec(cursor ?? "");
  return match ? { at: new Date(Number(match[1])), id: match[2] as string } : null;
}

const named = ({ column }: TimePlan): Prisma.Sql => Prisma.raw(`"${column}"`);

/** Beyond a point in the order (time, id). The first half of each keeps the index in use. */
function beyond(plan: TimePlan, { at, id }: Point, later: boolean): Prisma.Sql {
  const time = named(plan);
  return later
    ? Prisma.sql`${time} >= ${at} AND (${time} > ${at} OR "id" > ${id})`
    : Prisma.sql`${time} <= ${at} AND (${time} < ${at} OR "id" < ${id})`;
}

function upTo(plan: TimePlan, row: TimeRow, later: boolean): Prisma.Sql {
  const [time, at] = [named(plan), new Date(row.at)];
  return later
    ? Prisma.sql`${time} <= ${at} AND (${time} < ${at} OR "id" <= ${row.id})`
    : Prisma.sql`${time} >= ${at} AND (${time} > ${at} OR "id" >= ${row.id})`;
}

/** The statement of a walk; exported for the test that reads its plan. */
export function timeSql(
  plan: TimePlan,
  conditions: Prisma.Sql[],
  { later, take, skip }: { later: boolean; take: number; skip: number },
): Prisma.Sql {
  const all = [...plan.bounds, ...conditions];
  const where = all.length > 0 ? Prisma.sql`WHERE ${Prisma.join(all, " AND ")}` : Prisma.empty;
  const way = Prisma.raw(later ? "ASC" : "DESC");
  const order = Prisma.sql`ORDER BY ${named(plan)} ${way}, "id" ${way}`;
  return Prisma.sql`SELECT "id", ${named(plan)} AS "at" FROM "Shipment" ${where} ${order} LIMIT ${take} OFFSET ${skip}`;
}

export interface TimeWalk {
  plan: TimePlan;
  /** cursor */
  from: string | null;
  /** towards later times; else back */
  later: boolean;
}

interface TimePage extends ScanPage {
  /** id → cursor */
  cursors: Map<string, string>;
}

async function walkWindow(db: Db, { plan, from, later }: TimeWalk, size: number, window: number): Promise<TimePage> {
  const point = pointOf(from);
  const start = point ? [beyond(plan, point, later)] : [];
  let limit: TimeRow | undefined;
  if (plan.rest.length > 0) {
    [limit] = await db.$queryRaw<TimeRow[]>(timeSql(plan, start, { later, take: 1, skip: window - 1 }));
  }
  const within = limit ? [upTo(plan, limit, later)] : [];
  const rows = await db.$queryRaw<TimeRow[]>(
    timeSql(plan, [...start, ...within, ...plan.rest], { later, take: size + 1, skip: 0 }),
  );
  const page = rows.slice(0, size);
  const full = rows.length > size || (rows.length === size && limit !== undefined);
  return {
    ids: page.map((row) => row.id),
    more: full || limit !== undefined,
    stoppedAt: full || !limit ? null : cursorOf(limit),
    cursors: new Map(page.map((row) => [row.id, cursorOf(row)])),
  };
}

/** Walks shipments in the order of a time, through a window of rows. */
export function walkByTime(db: Db, walk: TimeWalk, size: number): Promise<TimePage> {
  const windows = walk.plan.covered ? COVERED_WINDOWS : READ_WINDOWS;
  return widening(windows, size, (window) => walkWindow(db, walk, size, window));
}
