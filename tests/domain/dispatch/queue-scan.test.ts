import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queuePage, queueRows } from "#app/domain/dispatch/dispatch-queries.server.ts";
import { countSql, foundSql, type QueueScan, runSql } from "#app/domain/dispatch/internal/queue-scan.server.ts";
import { textMatch } from "#app/domain/dispatch/internal/queue-text.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";
import { makeManyShipments } from "#tests/factories/many-shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

const COUNT = 1_500;
let test: TestDb;
let ctx: Ctx;
/** ids in the order of the queue */
let queue: string[];

/** Gives a share of all shipments a key more. */
async function addKeys(key: (index: number) => string, every: number, times = 1): Promise<string[]> {
  const ids = queue.filter((_, index) => index % every === 0);
  const keys = ids.flatMap((shipmentId) =>
    Array.from({ length: times }, (_, index) => ({ key: key(index), shipmentId })),
  );
  await test.db.$transaction((tx) => insertMany(tx, "ShipmentSearchKey", ["key", "shipmentId"], keys));
  return ids;
}

beforeAll(async () => {
  test = await testDb();
  ctx = test.ctx("inbound_dispatcher");
  const rows = await makeManyShipments(ctx, COUNT);
  await test.db.shipment.updateMany({ data: { direction: "inbound", dispatchTask: "delivery" } });
  const time = (at: Date | null) => at?.getTime() ?? Number.POSITIVE_INFINITY;
  queue = rows
    .sort((a, b) => {
      const [left, right] = [time(a.stageDueAt), time(b.stageDueAt)];
      return left === right ? (a.id < b.id ? -1 : 1) : left - right;
    })
    .map((row) => row.id);
});
afterAll(() => test.close());

async function walk(text: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await queueRows(ctx, { direction: "inbound", text, cursor, limit: 90 });
    ids.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

describe("a text", () => {
  it.each([
    ["named", "few", 10, 1],
    ["gathered", "many", 2, 1],
    ["tested", "very", 3, 25],
  ] as const)("is %s when %s shipments match, and finds exactly those", async (kind, word, every, times) => {
    const wanted = await addKeys((index) => `${word}${index}`, every, times);
    expect((await textMatch(test.db, word))?.kind).toBe(kind);
    expect(await walk(word)).toEqual(wanted);
    const first = await queuePage(ctx, { direction: "inbound", text: word, limit: 90 });
    expect(first.rows.map((row) => row.id)).toEqual(wanted.slice(0, 90));
    expect(first).toMatchObject(
      kind === "tested" ? { total: 90, capped: true } : { total: wanted.length, capped: false },
    );
  });

  it("that asks for nothing is no condition", async () => {
    expect(await textMatch(test.db, " - ")).toBeNull();
    expect(await textMatch(test.db, undefined)).toBeNull();
  });
});

describe("the statements of the queue", () => {
  const explain = async (sql: Prisma.Sql) => {
    const bound = sql.values.map((value) => (value instanceof Date ? value.toISOString() : value));
    const plan = await test.db.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql.sql}`, ...bound);
    return plan.map((line) => line.detail).join("\n");
  };
  const scan = (over: Partial<QueueScan> = {}): QueueScan => ({
    ...{ direction: "inbound", tasks: ["delivery", "pickup"], dueBefore: null, rest: [], text: null },
    ...over,
  });
  const filters: Partial<QueueScan>[] = [
    {},
    { dueBefore: TEST_NOW },
    { rest: [Prisma.sql`"whereabouts" IN (${"station"})`, Prisma.sql`("openExceptions" + 0) > 0`] },
    { rest: [Prisma.sql`("destCode" || '') = ${"650104"}`, Prisma.sql`"lat" IS NOT NULL`] },
  ];
  const covering = "SEARCH Shipment USING COVERING INDEX Shipment_queue_idx";

  it.each(filters)("walk the queue's index in its order and read no row: %#", async (over) => {
    const cursors = [null, { dueAt: TEST_NOW, id: "01T" }, { dueAt: null, id: "01T" }];
    for (const [cursor, dated] of cursors.flatMap((one) => [true, false].map((dated) => [one, dated] as const))) {
      const sql = runSql(scan(over), "delivery", dated, cursor, 101);
      if (sql) {
        const details = await explain(sql);
        expect(details).toContain(covering);
        expect(details).not.toContain("TEMP B-TREE");
      }
    }
    expect(await explain(countSql(scan(over), "delivery", 1_001))).toContain(covering);
  });

  it("leave out what cannot follow a cursor, or has no due time", () => {
    expect(runSql(scan(), "delivery", true, { dueAt: null, id: "01T" }, 5)).toBeNull();
    expect(runSql(scan({ dueBefore: TEST_NOW }), "delivery", false, null, 5)).toBeNull();
  });

  it("read named rows by their ids, and look gathered ones up in the queue's index", async () => {
    const wanted = { cursor: null, take: 101, most: 1_001 };
    const ids = Prisma.sql`SELECT "shipmentId" FROM "ShipmentSearchKey" WHERE "key" >= ${"a"} AND "key" < ${"b"}`;
    const named = foundSql(scan(), { kind: "named", condition: Prisma.sql`"id" IN (${ids})` }, wanted);
    expect(await explain(named)).toContain("Shipment USING INDEX sqlite_autoindex_Shipment_1 (id=?)");
    const gathered = foundSql(scan(), { kind: "gathered", condition: Prisma.sql`("id" || '') IN (${ids})` }, wanted);
    const details = await explain(gathered);
    expect(details).toContain(covering);
    expect(details).toContain("ShipmentSearchKey USING COVERING INDEX");
  });

  it("test a row's own keys in their index", async () => {
    const text = await textMatch(test.db, "very");
    const details = await explain(runSql(scan({ text }), "delivery", true, null, 101)!);
    expect(details).toContain(covering);
    expect(details).toContain("COVERING INDEX ShipmentSearchKey_shipmentId_key_idx");
  });
});
