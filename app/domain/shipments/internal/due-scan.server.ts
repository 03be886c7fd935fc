import type { Db } from "#app/platform/db/db-types.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";
import { type ScanPage, widening } from "./list-scan.server.ts";

interface DueRow {
  id: string;
  dueAt: Date | string;
}

interface Point {
  at: Date;
  id: string;
}

const POINT = /^(\d{1,15})_([0-9A-Za-z]{1,64})$/;

const cursorOf = (row: DueRow): string => `${new Date(row.dueAt).getTime()}_${row.id}`;

function pointOf(cursor: string | null): Point | null {
  const match = POINT.exec(cursor ?? "");
  return match ? { at: new Date(Number(match[1])), id: match[2] as string } : null;
}

/** Beyond a point in the order (due time, id). The first half of each keeps the index in use. */
function beyond(point: Point, later: boolean): Prisma.Sql {
  return later
    ? Prisma.sql`"stageDueAt" >= ${point.at} AND ("stageDueAt" > ${point.at} OR "id" > ${point.id})`
    : Prisma.sql`"stageDueAt" <= ${point.at} AND ("stageDueAt" < ${point.at} OR "id" < ${point.id})`;
}

function upTo(row: DueRow, later: boolean): Prisma.Sql {
  const at = new Date(row.dueAt);
  return later
    ? Prisma.sql`"stageDueAt" <= ${at} AND ("stageDueAt" < ${at} OR "id" <= ${row.id})`
    : Prisma.sql`"stageDueAt" >= ${at} AND ("stageDueAt" > ${at} OR "id" >= ${row.id})`;
}

/** Exported for the test that reads its plan. */
export function dueSql(conditions: Prisma.Sql[], later: boolean, take: number, skip: number): Prisma.Sql {
  const where = Prisma.join([Prisma.sql`"open" = (NOT ${false}) AND "stageDueAt" IS NOT NULL`, ...conditions], " AND ");
  const order = later
    ? Prisma.sql`ORDER BY "stageDueAt" ASC, "id" ASC`
    : Prisma.sql`ORDER BY "stageDueAt" DESC, "id" DESC`;
  return Prisma.sql`SELECT "id", "stageDueAt" AS "dueAt" FROM "Shipment" WHERE ${where} ${order} LIMIT ${take} OFFSET ${skip}`;
}

export interface DueWalk {
  rest: Prisma.Sql[];
  /** only what was due before */
  until: Date | null;
  /** cursor */
  from: string | null;
  /** towards what is due later; else back */
  later: boolean;
}

interface DuePage extends ScanPage {
  /** id → cursor */
  cursors: Map<string, string>;
}

async function walkWindow(
  db: Db,
  start: Prisma.Sql[],
  { rest, later }: DueWalk,
  size: number,
  window: number,
): Promise<DuePage> {
  let limit: DueRow | undefined;
  if (rest.length > 0) {
    [limit] = await db.$queryRaw<DueRow[]>(dueSql(start, later, 1, window - 1));
  }
  const rows = await db.$queryRaw<DueRow[]>(
    dueSql([...start, ...(limit ? [upTo(limit, later)] : []), ...rest], later, size + 1, 0),
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

/** Walks the open shipments by the time their stage is due, the first due first, through a window of rows. */
export function walkByDue(db: Db, walk: DueWalk, size: number): Promise<DuePage> {
  const { until, from, later } = walk;
  const point = pointOf(from);
  const start = [
    ...(point ? [beyond(point, later)] : []),
    ...(until === null ? [] : [Prisma.sql`"stageDueAt" < ${until}`]),
  ];
  return widening(size, (window) => walkWindow(db, start, walk, size, window));
}
