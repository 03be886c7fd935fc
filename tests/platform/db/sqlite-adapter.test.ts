import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSqliteAdapter } from "#app/platform/db/sqlite-adapter.server.ts";
import type { FixtureClient } from "./fixture/fixture-client.ts";
import { watchLoop } from "./fixture/loop-watch.ts";
import { type AdapterKind, createDatabase, onDisk, openFixture } from "./fixture/open-fixture.ts";

const notes = "SELECT count(*) FROM Note";

let database: ReturnType<typeof createDatabase>;
let db: FixtureClient;

const reopen = async (kind: AdapterKind): Promise<void> => {
  await db.$disconnect();
  db = await openFixture(database.file, kind);
};

beforeEach(async () => {
  database = createDatabase();
  db = await openFixture(database.file);
}, 60_000);

afterEach(async () => {
  await db.$disconnect();
  database.remove();
});

describe("two requests in one process", () => {
  /** A changes the counter and gives up; meanwhile B reads the counter and writes a note that is acknowledged. */
  const runScenario = async (): Promise<{ seenByB: number; kept: number }> => {
    let changed = (): void => undefined;
    let giveUp = (): void => undefined;
    const changing = new Promise<void>((resolve) => {
      changed = resolve;
    });
    const givingUp = new Promise<void>((resolve) => {
      giveUp = resolve;
    });
    const requestA = db.$transaction(async (tx) => {
      await tx.counter.update({ where: { id: 1 }, data: { value: 100 } });
      changed();
      await givingUp;
      throw new Error("A gives up");
    });
    const refused = expect(requestA).rejects.toThrow("A gives up");
    await changing;
    const seenByB = (await db.counter.findUniqueOrThrow({ where: { id: 1 } })).value;
    const writeOfB = db.note.create({ data: { text: "from B" } });
    await Promise.race([writeOfB, sleep(50)]);
    giveUp();
    await refused;
    await writeOfB;
    return { seenByB, kept: onDisk<number>(database.file, notes) };
  };

  it("keeps B's acknowledged write when A rolls back, and hides A's uncommitted change", async () => {
    expect(await runScenario()).toEqual({ seenByB: 0, kept: 1 });
  });

  it("is needed: the stock adapter loses B's write and shows A's uncommitted change", async () => {
    await reopen("stock");
    expect(await runScenario()).toEqual({ seenByB: 100, kept: 0 });
  });
});

describe("the event loop", () => {
  const ticksDuringReads = async (): Promise<number> => {
    // Past the start of the connection, which does wait.
    await db.counter.count();
    const stop = watchLoop();
    for (let round = 0; round < 2_000; round++) await db.counter.findUnique({ where: { id: 1 } });
    return stop().ticks;
  };

  it("lets timers fire during 2,000 awaited reads", async () => {
    expect(await ticksDuringReads()).toBeGreaterThan(20);
  }, 30_000);

  it("is needed: with the stock adapter no timer fires", async () => {
    await reopen("stock");
    expect(await ticksDuringReads()).toBe(0);
  }, 30_000);
});

describe("transactions", () => {
  it("see their own writes, commit together, and roll back together", async () => {
    const inside = await db.$transaction(async (tx) => {
      await tx.note.create({ data: { text: "one" } });
      return tx.note.count();
    });
    expect(inside).toBe(1);
    const clash = db.$transaction([
      db.note.create({ data: { text: "two", key: "k" } }),
      db.note.create({ data: { text: "three", key: "k" } }),
    ]);
    await expect(clash).rejects.toMatchObject({ code: "P2002" });
    expect(onDisk(database.file, notes)).toBe(1);
  });

  it("that time out (P2028) are rolled back, take no more statements, and leave the writer usable", async () => {
    const slow = db.$transaction(
      async (tx) => {
        await tx.note.create({ data: { text: "lost" } });
        await sleep(300);
        await tx.note.create({ data: { text: "too late" } });
      },
      { timeout: 100 },
    );
    const refused = expect(slow).rejects.toMatchObject({ code: "P2028" });
    await sleep(150);
    // Open while the late statement of the first one arrives.
    await db.$transaction(async (tx) => {
      await tx.note.create({ data: { text: "kept" } });
      await sleep(250);
    });
    await refused;
    await db.note.create({ data: { text: "after" } });
    expect((await db.note.findMany({ orderBy: { id: "asc" } })).map((note) => note.text)).toEqual(["kept", "after"]);
  });

  it("that wait too long for their turn (P2028) do not keep it", async () => {
    const holder = db.$transaction(() => sleep(300));
    const impatient = db.$transaction((tx) => tx.note.create({ data: { text: "never" } }), { maxWait: 50 });
    await expect(impatient).rejects.toMatchObject({ code: "P2028" });
    await holder;
    await db.note.create({ data: { text: "next" } });
    expect(onDisk(database.file, "SELECT group_concat(text) FROM Note")).toBe("next");
  });

  it("time out when the body writes through the outer client, instead of mixing both", async () => {
    const mixed = db.$transaction(
      async (tx) => {
        await tx.note.create({ data: { text: "inner" } });
        await db.note.create({ data: { text: "outer" } });
      },
      { timeout: 200 },
    );
    await expect(mixed).rejects.toMatchObject({ code: "P2028" });
    expect(onDisk(database.file, "SELECT group_concat(text) FROM Note")).toBe("outer");
  });

  it("whose commit is refused are rolled back and leave the writer usable", async () => {
    const dangling = db.$transaction(async (tx) => {
      await tx.$executeRawUnsafe("PRAGMA defer_foreign_keys = ON");
      await tx.note.create({ data: { text: "orphan", parentId: 999 } });
    });
    await expect(dangling).rejects.toThrow();
    await db.$transaction((tx) => tx.note.create({ data: { text: "next" } }));
    expect(onDisk(database.file, "SELECT group_concat(text) FROM Note")).toBe("next");
  });

  it("begun with plain SQL do not swallow the writes that follow", async () => {
    await db.$executeRawUnsafe("BEGIN");
    await db.note.create({ data: { text: "kept" } });
    await db.$transaction((tx) => tx.note.create({ data: { text: "kept too" } }));
    expect(onDisk(database.file, notes)).toBe(2);
  });

  it("that have ended take no statement, which would land in the next one", async () => {
    const connection = await createSqliteAdapter({ url: database.file }).connect();
    const first = await connection.startTransaction();
    await first.rollback();
    const second = await connection.startTransaction();
    const query = { sql: "INSERT INTO Note (text) VALUES ('stray')", args: [], argTypes: [] };
    await expect(first.executeRaw(query)).rejects.toThrow("TransactionAlreadyClosed");
    await first.commit();
    await second.rollback();
    await second.rollback();
    await connection.dispose();
    expect(onDisk(database.file, notes)).toBe(0);
  });

  it("take no isolation level that SQLite does not have", async () => {
    const connection = await createSqliteAdapter({ url: database.file }).connect();
    await expect(connection.startTransaction("READ COMMITTED")).rejects.toThrow("InvalidIsolationLevel");
    await connection.dispose();
  });
});

describe("statements", () => {
  it("that write are queued even when they look like reads", async () => {
    const rows = await db.$queryRawUnsafe<{ text: string }>(
      "WITH word(text) AS (VALUES ('疆')) INSERT INTO Note (text) SELECT text FROM word RETURNING text",
    );
    expect(rows).toEqual([{ text: "疆" }]);
    expect(onDisk(database.file, notes)).toBe(1);
  });

  it("fail with Prisma's own codes", async () => {
    await db.note.create({ data: { text: "first", key: "k" } });
    await expect(db.note.create({ data: { text: "again", key: "k" } })).rejects.toMatchObject({ code: "P2002" });
    await expect(db.note.create({ data: { text: "orphan", parentId: 999 } })).rejects.toMatchObject({ code: "P2003" });
    await expect(db.note.update({ where: { id: 999 }, data: { text: "x" } })).rejects.toMatchObject({ code: "P2025" });
    await expect(db.$queryRawUnsafe("SELECT * FROM Nowhere")).rejects.toMatchObject({ code: "P2010" });
    expect(await db.note.count()).toBe(1);
  });

  it("see a table that another connection has just made", async () => {
    await expect(db.$queryRawUnsafe("SELECT count(*) AS n FROM Fresh")).rejects.toMatchObject({ code: "P2010" });
    await db.$executeRawUnsafe("CREATE TABLE Fresh (id INTEGER)");
    expect(await db.$queryRawUnsafe("SELECT count(*) AS n FROM Fresh")).toEqual([{ n: 0n }]);
  });
});

describe("the connection", () => {
  it("is in WAL mode with synchronous=NORMAL and foreign keys on", async () => {
    expect(await db.$queryRawUnsafe("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
    expect(await db.$queryRawUnsafe("PRAGMA synchronous")).toEqual([{ synchronous: 1n }]);
    expect(await db.$queryRawUnsafe("PRAGMA foreign_keys")).toEqual([{ foreign_keys: 1n }]);
  });

  it("opens again after a disconnect", async () => {
    await db.note.create({ data: { text: "before" } });
    await db.$disconnect();
    await db.note.create({ data: { text: "after" } });
    expect(await db.note.count()).toBe(2);
  });

  it("refuses a database in memory, which two connections cannot share", async () => {
    await expect(createSqliteAdapter({ url: ":memory:" }).connect()).rejects.toThrow("WAL");
  });
});
