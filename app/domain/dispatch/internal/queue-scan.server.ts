import type { Db } from "#app/platform/db/db-types.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";
import type { QueueCursor } from "../queue-filter.ts";
import type { TextMatch } from "./queue-text.server.ts";

/** What of the queue is asked for. */
export interface QueueScan {
  direction: string;
  tasks: readonly string[];
  /** only what is due before; leaves out what has no due time */
  dueBefore: Date | null;
  /** conditions on columns of the queue's index */
  rest: Prisma.Sql[];
  text: TextMatch | null;
}

/** An entry of the queue's index: nothing else of the row is read. `dueAt` as the driver gives it. */
export interface QueueEntry {
  id: string;
  dueAt: Date | string | null;
  lat: number | null;
  lng: number | null;
}

const ENTRY = Prisma.sql`"id", "stageDueAt" AS "dueAt", "lat", "lng"`;
const and = (conditions: Prisma.Sql[]) => Prisma.join(conditions, " AND ");

/** Urgent first, without a due time last. */
const order = (due: "stageDueAt" | "dueAt") => Prisma.raw(`ORDER BY ("${due}" IS NULL) ASC, "${due}" ASC, "id" ASC`);

function dueBound({ dueBefore }: QueueScan): Prisma.Sql[] {
  return dueBefore ? [Prisma.sql`"stageDueAt" < ${dueBefore}`] : [];
}

/** Behind the row where the page before ended. The bare bound lets the index begin there. */
function behind({ dueAt, id }: QueueCursor, dated: boolean): Prisma.Sql | null {
  if (!dated) {
    return dueAt === null ? Prisma.sql`"stageDueAt" IS NULL AND "id" > ${id}` : Prisma.sql`"stageDueAt" IS NULL`;
  }
  return dueAt && Prisma.sql`"stageDueAt" >= ${dueAt} AND ("stageDueAt" > ${dueAt} OR "id" > ${id})`;
}

/** One run through the index in its order: a task, and the rows with a due time or those without. Null: nothing is left. */
export function runSql(
  scan: QueueScan,
  task: string,
  dated: boolean,
  cursor: QueueCursor | null,
  take: number,
): Prisma.Sql | null {
  const part = cursor ? behind(cursor, dated) : Prisma.raw(`"stageDueAt" IS ${dated ? "NOT NULL" : "NULL"}`);
  if (part === null || (!dated && scan.dueBefore)) {
    return null;
  }
  const own = Prisma.sql`"direction" = ${scan.direction} AND "dispatchTask" = ${task}`;
  const where = and([own, part, ...dueBound(scan), ...scan.rest, ...(scan.text ? [scan.text.condition] : [])]);
  return Prisma.sql`SELECT ${ENTRY} FROM "Shipment" WHERE ${where} ORDER BY "stageDueAt" ASC, "id" ASC LIMIT ${take}`;
}

/**
 * The first rows that a text named or gathered, each with how many there are (`n`), counted up to `most`. Named rows are
 * read by their ids; for gathered ones the whole queue is gone through once, in its index.
 */
export function foundSql(
  scan: QueueScan,
  text: TextMatch,
  { cursor, take, most }: { cursor: QueueCursor | null; take: number; most: number },
): Prisma.Sql {
  const tasks = Prisma.join([...scan.tasks]);
  const own =
    text.kind === "named"
      ? Prisma.sql`("direction" || '') = ${scan.direction} AND ("dispatchTask" || '') IN (${tasks})`
      : Prisma.sql`"direction" = ${scan.direction} AND "dispatchTask" IN (${tasks})`;
  const parts = [true, false].flatMap((dated) => (cursor && behind(cursor, dated)) ?? []);
  const later = cursor ? [Prisma.sql`(${Prisma.join(parts, " OR ")})`] : [];
  const where = and([own, text.condition, ...dueBound(scan), ...scan.rest, ...later]);
  return Prisma.sql`WITH "found" AS MATERIALIZED (SELECT ${ENTRY} FROM "Shipment" WHERE ${where} ${order("stageDueAt")} LIMIT ${most})
    SELECT *, (SELECT count(*) FROM "found") AS "n" FROM "found" ${order("dueAt")} LIMIT ${take}`;
}

const timeOf = ({ dueAt }: QueueEntry) => (dueAt === null ? Number.POSITIVE_INFINITY : new Date(dueAt).getTime());

/** Entries by due time, then id; those without a due time last. */
export function byDue(a: QueueEntry, b: QueueEntry): number {
  const [left, right] = [timeOf(a), timeOf(b)];
  return left === right ? (a.id < b.id ? -1 : 1) : left - right;
}

interface FoundEntry extends QueueEntry {
  n: bigint | number;
}

export interface QueueRead {
  entries: QueueEntry[];
  /** how many there are in all, up to `most`; null when that was not counted on the way */
  total: number | null;
}

/**
 * The first `take` entries behind the cursor. Each task is read by itself, in the order of the index, and they are merged;
 * what a text found is read at once, and counted up to `most`.
 */
export async function readQueue(
  db: Db,
  scan: QueueScan,
  wanted: { cursor: QueueCursor | null; take: number; most: number },
): Promise<QueueRead> {
  const { text } = scan;
  if (text && text.kind !== "tested") {
    const entries = await db.$queryRaw<FoundEntry[]>(foundSql(scan, text, wanted));
    return { entries, total: Number(entries[0]?.n ?? 0) };
  }
  const entries: QueueEntry[] = [];
  for (const dated of [true, false]) {
    const take = wanted.take - entries.length;
    const runs = take > 0 ? scan.tasks.map((task) => runSql(scan, task, dated, wanted.cursor, take)) : [];
    const read = runs.map((sql) => (sql ? db.$queryRaw<QueueEntry[]>(sql) : []));
    entries.push(...(await Promise.all(read)).flat().sort(byDue).slice(0, take));
  }
  return { entries, total: null };
}

/** How many entries a task has, up to `most`. */
export function countSql(scan: QueueScan, task: string, most: number): Prisma.Sql {
  const own = Prisma.sql`"direction" = ${scan.direction} AND "dispatchTask" = ${task}`;
  const where = and([own, ...dueBound(scan), ...scan.rest]);
  return Prisma.sql`SELECT count(*) AS "n" FROM (SELECT 1 FROM "Shipment" WHERE ${where} LIMIT ${most}) AS "counted"`;
}

/** How many entries a scan without a text has; each task is counted up to `most`. */
export async function countQueue(db: Db, scan: QueueScan, most: number): Promise<number> {
  const counts = await Promise.all(
    scan.tasks.map((task) => db.$queryRaw<{ n: bigint | number }[]>(countSql(scan, task, most))),
  );
  return counts.flat().reduce((sum, count) => sum + Number(count.n), 0);
}
