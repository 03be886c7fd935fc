import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertMany, insertSql } from "#app/platform/db/insert-many.server.ts";
import type { FixtureClient, Sample } from "./fixture/fixture-client.ts";
import { watchLoop } from "./fixture/loop-watch.ts";
import { createDatabase, onDisk, openFixture } from "./fixture/open-fixture.ts";

let database: ReturnType<typeof createDatabase>;
let db: FixtureClient;

beforeAll(async () => {
  database = createDatabase();
  db = await openFixture(database.file);
}, 60_000);

beforeEach(async () => {
  await db.$executeRawUnsafe("DELETE FROM Sample");
});

afterAll(async () => {
  await db.$disconnect();
  database.remove();
});

const columns = [
  ...["id", "text", "count", "big", "ratio", "flag", "at", "ended", "doc", "extra", "bytes", "remark"],
] as (keyof Sample)[];

const full: Sample = {
  id: "full",
  text: '乌鲁木齐 ‘引号’ " 𠮷',
  count: 2_147_483_647,
  big: 9_007_199_254_740_993n,
  ratio: 0.1,
  flag: true,
  at: new Date("2026-11-21T01:02:03.004Z"),
  ended: new Date("1999-12-31T23:59:59.999Z"),
  doc: { 件数: [1, "二", null, true], nested: { at: "2026" } },
  extra: ["a", 2],
  bytes: new Uint8Array([0, 1, 255]),
  remark: "易碎",
};

const sparse: Sample = {
  ...{ id: "sparse", text: "", count: -1, big: -5n, ratio: 3, flag: false, at: new Date(0), ended: null },
  ...{ doc: {}, extra: null, bytes: new Uint8Array(), remark: null },
};

const many = (count: number): Sample[] =>
  Array.from({ length: count }, (_, row) => ({ ...full, id: `row-${row}`, count: row, flag: row % 2 === 0 }));

describe("insertMany", () => {
  it("stores every type exactly as Prisma does, and Prisma reads it back", async () => {
    const samples = [full, sparse];
    await db.sample.createMany({ data: samples.map(({ extra, ...rest }) => (extra ? { ...rest, extra } : rest)) });
    const stored = `SELECT group_concat(${columns
      .map((column) => `typeof("${column}") || quote(CAST("${column}" AS BLOB))`)
      .join(" || ")}) FROM Sample ORDER BY id`;
    const byPrisma = onDisk<string>(database.file, stored);
    await db.$executeRawUnsafe("DELETE FROM Sample");

    expect(await insertMany(db, "Sample", columns, samples)).toBe(2);
    expect(onDisk(database.file, stored)).toBe(byPrisma);
    expect(await db.sample.findMany({ orderBy: { id: "asc" } })).toEqual(samples);
    expect(onDisk(database.file, "SELECT at FROM Sample WHERE id = 'full'")).toBe("2026-11-21T01:02:03.004+00:00");
  });

  it("takes a missing value as NULL", async () => {
    const { remark: _remark, ...rest } = full;
    await insertMany(db, "Sample", columns, [{ ...rest, ended: undefined }]);
    expect(await db.sample.findUnique({ where: { id: "full" } })).toMatchObject({ remark: null, ended: null });
  });

  it("writes more rows than one statement takes, in order, and none of nothing", async () => {
    const rows = many(2_500);
    expect(await db.$transaction((tx) => insertMany(tx, "Sample", columns, rows))).toBe(2_500);
    expect(await db.$queryRawUnsafe("SELECT id FROM Sample ORDER BY rowid")).toEqual(rows.map(({ id }) => ({ id })));
    expect(await insertMany(db, "Sample", columns, [])).toBe(0);
  });

  it("is undone with its transaction", async () => {
    const failing = db.$transaction(async (tx) => {
      await insertMany(tx, "Sample", columns, many(2_000));
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await db.sample.count()).toBe(0);
  });

  it("writes all rows of a statement or none, also when the transaction goes on", async () => {
    const text = await db.$transaction(async (tx) => {
      await insertMany(tx, "Sample", columns, [sparse]);
      const clash = insertMany(tx, "Sample", columns, [...many(3), { ...full, id: "row-1" }]);
      await expect(clash).rejects.toMatchObject({ code: "P2010" });
      await expect(insertMany(tx, "Sample", columns, [full, sparse])).rejects.toThrow(/UNIQUE constraint failed/);
      return tx.sample.count();
    });
    expect(text).toBe(1);
    await expect(insertMany(db, "Sample", columns, [full, sparse])).rejects.toMatchObject({ code: "P2010" });
    expect(await db.sample.count()).toBe(1);
  });

  it("refuses numbers and dates that would become NULL, and no columns", async () => {
    await expect(insertMany(db, "Sample", columns, [{ ...full, ratio: Number.NaN }])).rejects.toThrow(/ratio/);
    await expect(insertMany(db, "Sample", columns, [{ ...full, at: new Date("x") }])).rejects.toThrow(/at is not/);
    await expect(insertMany(db, "Sample", [], [{}])).rejects.toThrow(TypeError);
    expect(await db.sample.count()).toBe(0);
  });

  it("is at least five times as fast as createMany and lets the event loop turn", async () => {
    const rows = many(4_000);
    const start = performance.now();
    await db.sample.createMany({ data: rows });
    const byPrismaMs = performance.now() - start;
    await db.$executeRawUnsafe("DELETE FROM Sample");
    const stop = watchLoop();
    const restart = performance.now();
    await db.$transaction((tx) => insertMany(tx, "Sample", columns, rows));
    const ms = performance.now() - restart;
    expect(stop().longestGapMs).toBeLessThan(Math.max(100, ms / 2));
    expect(byPrismaMs / ms).toBeGreaterThan(5);
  }, 60_000);
});

describe("insertSql", () => {
  it("quotes names and writes the placeholders of each database", () => {
    expect(insertSql('Or"der', ["id", "to"], 2, "question")).toBe(
      'INSERT INTO "Or""der" ("id","to") VALUES (?,?),(?,?)',
    );
    expect(insertSql("Order", ["id", "to"], 2, "numbered")).toBe(
      'INSERT INTO "Order" ("id","to") VALUES ($1,$2),($3,$4)',
    );
  });
});
