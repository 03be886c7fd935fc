import type { Ctx } from "#app/platform/ctx.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";
import {
  type CaseCount,
  type ClockCount,
  COUNTED_CLOCKS,
  type CountedClock,
  type Dimension,
  instantsOf,
  type MonthRow,
  monthPeriod,
  NO_CASES,
  NO_CLOCKS,
  type Spread,
} from "../complaint-statistics.ts";
import {
  CASE_CONDITIONS,
  clockState,
  dueIn,
  keyOf,
  laneOfShipment,
  msBetween,
  SETTLED,
  type Span,
  shipmentJoin,
} from "./statistics-sql.server.ts";

type Figures = Record<string, bigint | number | null>;

const numbers = <K extends string>(row: Figures, keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, Number(row[key] ?? 0)])) as Record<K, number>;

export type Clocks = Record<CountedClock, ClockCount>;

export function noClocks(): Clocks {
  return Object.fromEntries(COUNTED_CLOCKS.map((kind) => [kind, { ...NO_CLOCKS }])) as Clocks;
}

/** What became of the clocks due in a span, by the lines of a breakdown. One statement. */
export async function clockCounts(ctx: Ctx, span: Span, by: Dimension | null): Promise<Map<string, Clocks>> {
  const rows = await ctx.db.$queryRaw<{ key: string; kind: CountedClock; state: keyof ClockCount; n: bigint }[]>`
    SELECT ${keyOf(by)} AS "key", "k"."kind" AS "kind", ${clockState(ctx.now)} AS "state", COUNT(*) AS "n"
    FROM "SlaClock" AS "k" JOIN "Complaint" AS "c" ON "c"."id" = "k"."subjectId" ${shipmentJoin(by)}
    WHERE ${dueIn(span)} GROUP BY 1, 2, 3`;
  const lines = new Map<string, Clocks>();
  for (const { key, kind, state, n } of rows) {
    if (state !== null) {
      const line = lines.get(key) ?? noClocks();
      line[kind][state] = Number(n);
      lines.set(key, line);
    }
  }
  return lines;
}

const when = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

/** The complaints registered in a span, by the lines of a breakdown, and how many were merged. One statement. */
export async function caseCounts(
  ctx: Ctx,
  { from, to }: Span,
  by: Dimension | null,
): Promise<Map<string, CaseCount & { merged: number }>> {
  const { registered, valid, invalid, major, open, compensated, merged } = CASE_CONDITIONS;
  const rows = await ctx.db.$queryRaw<(Figures & { key: unknown })[]>`
    SELECT ${keyOf(by)} AS "key", ${when(registered)} AS "registered", ${when(valid)} AS "valid",
      ${when(invalid)} AS "invalid", ${when(major)} AS "major", ${when(open)} AS "open",
      ${when(compensated)} AS "compensated", ${when(merged)} AS "merged",
      SUM(CASE WHEN ${compensated} THEN "c"."compensationFen" ELSE 0 END) AS "compensationFen"
    FROM "Complaint" AS "c" ${shipmentJoin(by)}
    WHERE "c"."createdAt" >= ${from} AND "c"."createdAt" < ${to} GROUP BY 1`;
  const keys = [...(Object.keys(NO_CASES) as (keyof CaseCount)[]), "merged" as const];
  return new Map(rows.map((row) => [String(row.key), numbers(row, keys)]));
}

/** Shipments taken in during a span and not cancelled, by lane. One statement, on the index by time of entry. */
export async function shipmentCounts(ctx: Ctx, { from, to }: Span): Promise<Map<string, number>> {
  const rows = await ctx.db.$queryRaw<{ key: string; n: bigint }[]>`
    SELECT ${laneOfShipment} AS "key", COUNT(*) AS "n" FROM "Shipment" AS "s"
    WHERE "s"."createdAt" >= ${from} AND "s"."createdAt" < ${to} AND "s"."milestone" <> 'cancelled' GROUP BY 1`;
  return new Map(rows.map(({ key, n }) => [key, Number(n)]));
}

/** Median and 90th percentile (nearest rank) of a duration of the complaints registered in a span. One statement. */
export async function spreadOf(ctx: Ctx, { from, to }: Span, of: "answered" | "settled"): Promise<Spread> {
  const end = of === "answered" ? Prisma.sql`"c"."firstRespondedAt"` : SETTLED;
  const rows = await ctx.db.$queryRaw<{ rank: bigint; n: bigint; ms: bigint }[]>`
    SELECT "rank", "n", "ms" FROM (
      SELECT "ms", ROW_NUMBER() OVER (ORDER BY "ms") AS "rank", COUNT(*) OVER () AS "n" FROM (
        SELECT ${msBetween(ctx.db, Prisma.sql`"c"."createdAt"`, end)} AS "ms" FROM "Complaint" AS "c"
        WHERE "c"."createdAt" >= ${from} AND "c"."createdAt" < ${to} AND ${CASE_CONDITIONS[of]}) AS "each") AS "ranked"
    WHERE "rank" IN (("n" + 1) / 2, ("n" + 2) / 2, ("n" * 9 + 9) / 10)`;
  const n = Number(rows[0]?.n ?? 0);
  const at = (rank: number) => Number(rows.find((row) => Number(row.rank) === Math.floor(rank))?.ms ?? 0);
  if (n === 0) {
    return { n, medianMs: null, p90Ms: null };
  }
  return { n, medianMs: Math.round((at((n + 1) / 2) + at((n + 2) / 2)) / 2), p90Ms: at((n * 9 + 9) / 10) };
}

/** A table of months with their instants, as a part of a statement. */
function monthTable(months: readonly string[]): Prisma.Sql {
  const rows = months.map((month) => {
    const { from, to } = instantsOf(monthPeriod(month));
    return Prisma.sql`(${month}, ${from}, ${to})`;
  });
  return Prisma.sql`WITH "m"("month", "a", "b") AS (VALUES ${Prisma.join(rows)})`;
}

/** Complaints registered and clocks due in each of the months. Two statements. */
export async function monthCounts(ctx: Ctx, months: readonly string[]): Promise<MonthRow[]> {
  const counts = await ctx.db.$queryRaw<{ month: string; n: bigint }[]>`${monthTable(months)}
    SELECT "m"."month" AS "month", COUNT(*) AS "n" FROM "m"
    JOIN "Complaint" AS "c" ON "c"."createdAt" >= "m"."a" AND "c"."createdAt" < "m"."b"
    WHERE ${CASE_CONDITIONS.registered} GROUP BY 1`;
  const clocks = await ctx.db.$queryRaw<{ month: string; kind: string; state: string | null; n: bigint }[]>`
    ${monthTable(months)}
    SELECT "m"."month" AS "month", "k"."kind" AS "kind", ${clockState(ctx.now)} AS "state", COUNT(*) AS "n" FROM "m"
    JOIN "SlaClock" AS "k" ON "k"."dueAt" >= "m"."a" AND "k"."dueAt" < "m"."b"
    WHERE "k"."subject" = 'complaint' AND "k"."kind" IN ('first_response', 'resolution') GROUP BY 1, 2, 3`;
  return months.map((month) => {
    const registered = Number(counts.find((row) => row.month === month)?.n ?? 0);
    const of = (kind: string): ClockCount => {
      const mine = clocks.filter((row) => row.month === month && row.kind === kind && row.state !== null);
      return { ...NO_CLOCKS, ...Object.fromEntries(mine.map(({ state, n }) => [state, Number(n)])) };
    };
    return { month, registered, first_response: of("first_response"), resolution: of("resolution") };
  });
}
