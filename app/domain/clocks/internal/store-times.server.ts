import type { Tx } from "#app/platform/db/db-types.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";

/** New times of a clock, guarded by the version they were reckoned from. */
export interface NewTimes {
  id: string;
  version: number;
  dueAt: Date;
  nextCheckAt: Date | null;
}

/** As Prisma's SQLite adapter stores an instant. */
const text = (at: Date | null) => at && `${at.toISOString().slice(0, -1)}+00:00`;

/**
 * Writes the times of many clocks in one statement. A clock that somebody else changed meanwhile, or that is not open, is
 * left as it is. *Writes* SlaClock.
 *
 * Its guard is a CASE because SQLite would otherwise walk through all open clocks for each of the given ones, instead of
 * looking them up by their ids.
 * @returns the ids that were written
 */
export async function storeTimes(tx: Tx, times: readonly NewTimes[]): Promise<Set<string>> {
  if (times.length === 0) {
    return new Set();
  }
  const json = JSON.stringify(
    times.map(({ id, version, dueAt, nextCheckAt }) => [id, version, text(dueAt), text(nextCheckAt)]),
  );
  // Prisma's client knows its database in an undeclared field.
  const postgres = (tx as { _activeProvider?: string })._activeProvider === "postgresql";
  const given = postgres
    ? Prisma.sql`SELECT "value"->>0 AS "id", ("value"->>1)::int AS "version", ("value"->>2)::timestamptz AT TIME ZONE 'UTC'
        AS "dueAt", ("value"->>3)::timestamptz AT TIME ZONE 'UTC' AS "nextCheckAt"
        FROM jsonb_array_elements(${json}::jsonb) AS "rows"("value")`
    : Prisma.sql`SELECT json_extract("value", '$[0]') AS "id", json_extract("value", '$[1]') AS "version",
        json_extract("value", '$[2]') AS "dueAt", json_extract("value", '$[3]') AS "nextCheckAt" FROM json_each(${json})`;
  const written = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "SlaClock" SET "dueAt" = "given"."dueAt", "nextCheckAt" = "given"."nextCheckAt",
      "version" = "SlaClock"."version" + 1
    FROM (${given}) AS "given"
    WHERE "SlaClock"."id" = "given"."id"
      AND CASE WHEN "SlaClock"."outcome" = 'open' THEN "SlaClock"."version" = "given"."version" ELSE FALSE END
    RETURNING "SlaClock"."id" AS "id"`;
  return new Set(written.map(({ id }) => id));
}
