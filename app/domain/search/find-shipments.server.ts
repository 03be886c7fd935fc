import { searchPrefixes } from "#app/domain/shipments/search-keys.server.ts";
import { readBarcode } from "#app/domain/tracking/barcode.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";

/** Shorter digits say nothing: a tail of three digits is that of thousands. */
const FEWEST_DIGITS = 4;
/** The last character there is: every text that begins with a prefix lies before prefix + this. */
const AFTER_ALL = "\u{10ffff}";

export interface FoundShipments {
  /** newest first */
  ids: string[];
  /** more matched than were looked at */
  capped: boolean;
}

function prefixesOf(query: string): string[] {
  const { number } = readBarcode(query);
  const digits = /^[\d\s()+-]+$/.test(number);
  return searchPrefixes(number).filter((prefix) => prefix.length >= (digits ? FEWEST_DIGITS : 1));
}

/** The statement of one look-up; exported for the test that reads its plan. */
export function exactKeySql(key: string, limit: number): Prisma.Sql {
  return Prisma.sql`SELECT "shipmentId" FROM "ShipmentSearchKey" WHERE "key" = ${key} ORDER BY "shipmentId" DESC LIMIT ${limit}`;
}

export function prefixSql(prefix: string, limit: number): Prisma.Sql {
  return Prisma.sql`SELECT "shipmentId" FROM "ShipmentSearchKey" WHERE "key" > ${prefix} AND "key" < ${prefix + AFTER_ALL} LIMIT ${limit}`;
}

/**
 * Shipments found by what somebody typed: number (whole, beginning or end, with or without a piece), sender's number, last
 * digits of a phone, name, pinyin, initials. Who is called exactly so comes before who is only called alike. Looks at no
 * more than `cap` of each.
 */
export async function findShipments(db: Db, query: string, cap: number): Promise<FoundShipments> {
  const exact = new Set<string>();
  const alike = new Set<string>();
  let capped = false;
  for (const prefix of prefixesOf(query)) {
    const [same, longer] = await Promise.all([
      db.$queryRaw<{ shipmentId: string }[]>(exactKeySql(prefix, cap)),
      db.$queryRaw<{ shipmentId: string }[]>(prefixSql(prefix, cap)),
    ]);
    capped ||= same.length === cap || longer.length === cap;
    for (const row of same) {
      exact.add(row.shipmentId);
    }
    for (const row of longer) {
      alike.add(row.shipmentId);
    }
  }
  const newest = (ids: Iterable<string>) => [...ids].sort((a, b) => (a < b ? 1 : -1));
  const rest = newest([...alike].filter((id) => !exact.has(id)));
  return { ids: [...newest(exact), ...rest].slice(0, cap), capped: capped || exact.size + rest.length > cap };
}
