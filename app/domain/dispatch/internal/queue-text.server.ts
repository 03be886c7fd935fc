import { searchPrefixes } from "#app/domain/shipments/search-keys.server.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";

/** Up to so many keys, the rows they belong to are read one by one. */
const NAMED_KEYS = 500;
/** Up to so many keys are gathered before the queue is read. */
const GATHERED_KEYS = 10_000;
/** The last character there is: every text that begins with a prefix lies before prefix + this. */
const AFTER_ALL = "\u{10ffff}";

/**
 * How the rows that match a text are found: `named`, few, whose own rows are read; `gathered`, a set every row of the queue
 * is looked up in; `tested`, so many that each row's own keys are looked at as the queue is read.
 */
export interface TextMatch {
  kind: "named" | "gathered" | "tested";
  condition: Prisma.Sql;
}

const ofPrefix = (prefix: string) => Prisma.sql`"key" >= ${prefix} AND "key" < ${prefix + AFTER_ALL}`;

/** The shipments of which a key begins with one of the prefixes, read from the index of the keys. */
function keysSql(prefixes: readonly string[], limit?: number): Prisma.Sql {
  const end = limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`;
  const parts = prefixes.map(
    (prefix) => Prisma.sql`SELECT "shipmentId" FROM "ShipmentSearchKey" WHERE ${ofPrefix(prefix)}`,
  );
  return Prisma.sql`${Prisma.join(parts, " UNION ALL ")} ${end}`;
}

/** What a row must fulfil to match a text; null for a text that asks for nothing. */
export async function textMatch(db: Db, text: string | undefined): Promise<TextMatch | null> {
  const prefixes = searchPrefixes(text ?? "");
  if (prefixes.length === 0) {
    return null;
  }
  const [counted] = await db.$queryRaw<{ n: bigint | number }[]>(
    Prisma.sql`SELECT count(*) AS "n" FROM (${keysSql(prefixes, GATHERED_KEYS + 1)}) AS "counted"`,
  );
  const keys = Number(counted?.n ?? 0);
  if (keys <= NAMED_KEYS) {
    return { kind: "named", condition: Prisma.sql`"id" IN (${keysSql(prefixes)})` };
  }
  if (keys <= GATHERED_KEYS) {
    return { kind: "gathered", condition: Prisma.sql`("id" || '') IN (${keysSql(prefixes)})` };
  }
  const any = Prisma.join(prefixes.map(ofPrefix), ") OR (", "(", ")");
  const own = Prisma.sql`SELECT 1 FROM "ShipmentSearchKey" WHERE "shipmentId" = "Shipment"."id" AND (${any})`;
  return { kind: "tested", condition: Prisma.sql`EXISTS (${own})` };
}
