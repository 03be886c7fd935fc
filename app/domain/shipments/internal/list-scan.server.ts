import type { Db } from "#app/platform/db/db-types.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";
import type { Equal, ListPlan } from "./list-plan.server.ts";

/**
 * Rows that one page looks through at most when a condition stands behind the order of the index: the time of a page does
 * not depend on how many shipments there are. What lies beyond is a page of its own. Most pages are full after the first
 * window already. Rows that must be read to be left out cost twenty times an entry of an index.
 */
export const READ_WINDOWS: readonly number[] = [1_500, 10_000];
export const COVERED_WINDOWS: readonly number[] = [4_000, 40_000];

/** Tries one window after the other until the page is full or everything was seen. */
export async function widening<P extends ScanPage>(
  windows: readonly number[],
  size: number,
  walk: (window: number) => Promise<P>,
): Promise<P> {
  let page = await walk(windows[0] as number);
  for (const window of windows.slice(1)) {
    if (page.stoppedAt === null || page.ids.length >= size) {
      break;
    }
    page = await walk(window);
  }
  return page;
}

export interface ScanPage {
  ids: string[];
  /** there is more in the direction of the walk */
  more: boolean;
  /** the walk stopped here, before the page was full, because the window was used up; the row is looked at already */
  stoppedAt: string | null;
}

interface Walk {
  from: string | null;
  /** away from the newest; else towards it */
  older: boolean;
  take: number;
}

interface Bounds {
  from: string | null;
  /** the last row of the window, itself included */
  limit: string | null;
  older: boolean;
}

/** Sorts after every id. */
const LAST_ID = "~";

const named = (column: string): Prisma.Sql => Prisma.raw(`"${column}"`);

const whereAll = (conditions: Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}`;

/**
 * The part of an index to walk, and its order. `open` is compared together with the id: as a condition of its own SQLite
 * holds it for true of most rows and walks (direction, id), closed shipments and all.
 */
function rangeOf(equal: Equal[], { from, limit, older }: Bounds): { where: Prisma.Sql[]; order: Prisma.Sql } {
  const open = equal.find((one) => one.column === "open");
  const fixed = equal.filter((one) => one !== open).map(({ column, value }) => Prisma.sql`${named(column)} = ${value}`);
  const key = open ? Prisma.sql`("open", "id")` : named("id");
  const at = (id: string) => (open ? Prisma.sql`(${open.value}, ${id})` : Prisma.sql`${id}`);
  const [newest, oldest] = older ? [from, limit] : [limit, from];
  const where = [...fixed];
  if (newest !== null || open) {
    where.push(Prisma.sql`${key} ${older ? Prisma.raw("<") : Prisma.raw("<=")} ${at(newest ?? LAST_ID)}`);
  }
  if (oldest !== null || open) {
    where.push(Prisma.sql`${key} ${older ? Prisma.raw(">=") : Prisma.raw(">")} ${at(oldest ?? "")}`);
  }
  const way = Prisma.raw(older ? "DESC" : "ASC");
  const order = open ? Prisma.sql`ORDER BY "open" ${way}, "id" ${way}` : Prisma.sql`ORDER BY "id" ${way}`;
  return { where, order };
}

/** The statement of one scan; exported for the test that reads its plan. */
export function scanSql(equal: Equal[], rest: Prisma.Sql[], walk: Walk, limit: string | null): Prisma.Sql {
  const { where, order } = rangeOf(equal, { ...walk, limit });
  return Prisma.sql`SELECT "id" FROM "Shipment" ${whereAll([...where, ...rest])} ${order} LIMIT ${walk.take}`;
}

/** Finds the last row of the window. */
export function windowSql(equal: Equal[], walk: Walk, window: number): Prisma.Sql {
  const { where, order } = rangeOf(equal, { ...walk, limit: null });
  return Prisma.sql`SELECT "id" FROM "Shipment" ${whereAll(where)} ${order} LIMIT 1 OFFSET ${window - 1}`;
}

async function scan(db: Db, equal: Equal[], { rest, bounded }: ListPlan, walk: Walk, window: number) {
  let limit: string | null = null;
  if (rest.length > 0 && !bounded) {
    const [last] = await db.$queryRaw<{ id: string }[]>(windowSql(equal, walk, window));
    limit = last?.id ?? null;
  }
  const rows = await db.$queryRaw<{ id: string }[]>(scanSql(equal, rest, walk, limit));
  return { ids: rows.map((row) => row.id), limit };
}

async function walkWindow(db: Db, plan: ListPlan, walk: Walk, window: number): Promise<ScanPage> {
  const size = walk.take - 1;
  const parts = await Promise.all(plan.scans.map((equal) => scan(db, equal, plan, walk, window)));
  const order = (a: string, b: string) => (a === b ? 0 : a < b === walk.older ? 1 : -1);
  const ids = [...new Set(parts.flatMap((part) => part.ids))].sort(order);
  // A scan that was full may have had more beyond its last row, one that used up its window beyond that.
  const limits = parts
    .flatMap((part) => (part.ids.length > size || part.limit === null ? [] : [part.limit]))
    .sort(order);
  const nearest = limits[0] ?? null;
  const sure = nearest === null ? ids : ids.filter((id) => order(id, nearest) <= 0);
  if (sure.length > size || (sure.length === size && nearest !== null)) {
    return { ids: sure.slice(0, size), more: true, stoppedAt: null };
  }
  return { ids: sure, more: nearest !== null, stoppedAt: nearest };
}

/** Walks the scans of a plan side by side and gives the first `size` ids in the order of the walk. */
export function walkList(db: Db, plan: ListPlan, from: string | null, older: boolean, size: number): Promise<ScanPage> {
  const walk = { from, older, take: size + 1 };
  return plan.covered
    ? widening(COVERED_WINDOWS, size, (window) => walkWindow(db, plan, walk, Math.ceil(window / plan.scans.length)))
    : widening(READ_WINDOWS, size, (window) => walkWindow(db, plan, walk, window));
}

/** How many rows a plan has, counted up to `cap`; null when that cannot be told from an index alone. */
export async function countCapped(db: Db, plan: ListPlan, cap: number): Promise<number | null> {
  if (plan.rest.length > 0 || plan.scans.some((scan) => scan.some((one) => one.column.endsWith("CustomerId")))) {
    return null;
  }
  const counts = await Promise.all(
    plan.scans.map(async (equal) => {
      const where = whereAll(rangeOf(equal, { from: null, limit: null, older: true }).where);
      const rows = await db.$queryRaw<{ n: bigint | number }[]>(
        Prisma.sql`SELECT count(*) AS n FROM (SELECT 1 FROM "Shipment" ${where} LIMIT ${cap + 1}) AS counted`,
      );
      return Number(rows[0]?.n ?? 0);
    }),
  );
  return Math.min(
    cap + 1,
    counts.reduce((sum, count) => sum + count, 0),
  );
}
