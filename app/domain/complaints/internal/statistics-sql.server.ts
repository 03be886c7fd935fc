import { Prisma } from "#app/platform/db/sql.server.ts";
import { type CaseFigure, type ClockFigure, COUNTED_CLOCKS, type Dimension } from "../complaint-statistics.ts";

/** Pieces of the statements behind the report. "c" is the complaint, "s" its shipment, "k" a clock of it. */
const sql = Prisma.sql;

/** Instants, the end excluded. */
export interface Span {
  from: Date;
  to: Date;
}

/** A destination's prefecture; a corps city (6590xx) is one by itself. */
const LANE = sql`"s"."direction" || ':' || CASE WHEN substr("s"."destCode", 1, 4) = '6590' THEN "s"."destCode"
  ELSE substr("s"."destCode", 1, 4) || '00' END`;

const KEYS: Record<Dimension, Prisma.Sql> = {
  channel: sql`"c"."channel"`,
  cause: sql`COALESCE("c"."causeCode", '')`,
  party: sql`CASE "c"."party" WHEN 'department' THEN 'department:' || COALESCE("c"."department", '')
    WHEN 'partner' THEN 'partner:' || COALESCE("c"."partnerId", '') ELSE COALESCE("c"."party", '') END`,
  lane: sql`COALESCE(${LANE}, '')`,
  person: sql`COALESCE("c"."ownerId", '')`,
};

/** What a line of a breakdown is grouped by; without a breakdown all is one line. */
export const keyOf = (by: Dimension | null): Prisma.Sql => (by ? KEYS[by] : sql`''`);

export const laneOfShipment = LANE;

/** The join a breakdown needs. */
export const shipmentJoin = (by: Dimension | null): Prisma.Sql =>
  by === "lane" ? sql`LEFT JOIN "Shipment" AS "s" ON "s"."id" = "c"."shipmentId"` : Prisma.empty;

const MAJOR = sql`COALESCE("c"."severity", "c"."proposedSeverity") = 'major'`;

/** When it was settled: accepted, or told why it is none. */
export const SETTLED = sql`COALESCE("c"."settledAt", CASE WHEN "c"."validity" = 'invalid' THEN "c"."fedBackAt" END)`;

/** Which complaints a figure counts, of those registered in the period. */
export const CASE_CONDITIONS: Record<CaseFigure, Prisma.Sql> = {
  registered: sql`"c"."status" <> 'merged'`,
  merged: sql`"c"."status" = 'merged'`,
  valid: sql`"c"."status" <> 'merged' AND "c"."validity" = 'valid'`,
  invalid: sql`"c"."status" <> 'merged' AND "c"."validity" = 'invalid'`,
  major: sql`"c"."status" <> 'merged' AND ${MAJOR}`,
  open: sql`"c"."open"`,
  compensated: sql`"c"."status" <> 'merged' AND "c"."compensationFen" > 0`,
  answered: sql`"c"."status" <> 'merged' AND "c"."firstRespondedAt" IS NOT NULL`,
  settled: sql`"c"."status" <> 'merged' AND ${SETTLED} IS NOT NULL`,
};

/** A clock that was given up after its time had run out was missed: closing or merging a case does not undo that. */
const GIVEN_UP_LATE = sql`("k"."outcome" = 'cancelled' AND "k"."stoppedAt" > "k"."dueAt" AND NOT EXISTS (
  SELECT 1 FROM "ClockEntry" AS "p" WHERE "p"."clockId" = "k"."id" AND "p"."kind" = 'paused' AND "p"."at" <= "k"."dueAt"
  AND NOT EXISTS (SELECT 1 FROM "ClockEntry" AS "r" WHERE "r"."clockId" = "p"."clockId" AND "r"."kind" = 'resumed'
    AND "r"."at" >= "p"."at")))`;

/** Open and past due; while it is paused its time does not run. */
const overdueAt = (now: Date): Prisma.Sql =>
  sql`("k"."outcome" = 'open' AND "k"."dueAt" < COALESCE("k"."pausedAt", ${now}))`;

/** What became of a clock: met, missed, overdue, pending; null when it was given up in time and counts nowhere. */
export const clockState = (now: Date): Prisma.Sql => sql`CASE WHEN "k"."outcome" = 'met' THEN 'met'
  WHEN "k"."outcome" = 'missed' OR ${GIVEN_UP_LATE} THEN 'missed'
  WHEN ${overdueAt(now)} THEN 'overdue' WHEN "k"."outcome" = 'open' THEN 'pending' END`;

const COUNTED = Prisma.join([...COUNTED_CLOCKS]);

/** The clocks of complaints that are due in a span. */
export const dueIn = ({ from, to }: Span): Prisma.Sql =>
  sql`"k"."subject" = 'complaint' AND "k"."kind" IN (${COUNTED}) AND "k"."dueAt" >= ${from} AND "k"."dueAt" < ${to}`;

/** Which states a clock figure counts. */
export const CLOCK_STATES: Record<ClockFigure, readonly string[]> = {
  due: ["met", "missed", "overdue"],
  met: ["met"],
  missed: ["missed", "overdue"],
  pending: ["pending"],
};

/** Milliseconds between two columns. */
export function msBetween(db: object, from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  // Prisma's client knows its database in an undeclared field.
  return (db as { _activeProvider?: string })._activeProvider === "postgresql"
    ? sql`CAST(ROUND(EXTRACT(EPOCH FROM (${to} - ${from})) * 1000) AS BIGINT)`
    : sql`CAST(ROUND((julianday(${to}) - julianday(${from})) * 86400000.0) AS INTEGER)`;
}
