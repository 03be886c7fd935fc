import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchLoop } from "./fixture/loop-watch.ts";
import { type AdapterKind, createDatabase, onDisk, openFixture } from "./fixture/open-fixture.ts";
import { startOther } from "./fixture/start-other.ts";

const LOOPS = 4;
const ROUNDS = 38;

let database: ReturnType<typeof createDatabase>;

beforeEach(() => {
  database = createDatabase();
});

afterEach(() => {
  database.remove();
});

describe("two processes on one file", () => {
  it("lose and refuse none of 304 read-then-write transactions", async () => {
    // Generates the client before two processes want it.
    await (await openFixture(database.file)).$disconnect();
    const others = [1, 2].map(() => startOther("increment", database.file, ROUNDS));
    const reports = await Promise.all(others.map((other) => other.message));
    await Promise.all(others.map((other) => other.ended));
    expect(reports).toEqual([
      { done: LOOPS * ROUNDS, failures: [] },
      { done: LOOPS * ROUNDS, failures: [] },
    ]);
    expect(onDisk(database.file, "SELECT value FROM Counter WHERE id = 1")).toBe(2 * LOOPS * ROUNDS);
  }, 120_000);

  /** Writes alone and in a transaction while another process holds the write lock for 800 ms. */
  const waitForOther = async (kind: AdapterKind): Promise<{ longestGapMs: number; waitedMs: number }> => {
    const db = await openFixture(database.file, kind);
    await db.note.count();
    const other = startOther("hold", database.file, 800);
    await other.message;
    const stop = watchLoop();
    const start = performance.now();
    await db.note.create({ data: { text: "alone" } });
    await db.$transaction((tx) => tx.note.create({ data: { text: "in a transaction" } }));
    const waitedMs = performance.now() - start;
    const { longestGapMs } = stop();
    await other.ended;
    await db.$disconnect();
    expect(onDisk(database.file, "SELECT count(*) FROM Note")).toBe(2);
    return { longestGapMs, waitedMs };
  };

  it("leave the event loop free while one waits for the other", async () => {
    const { longestGapMs, waitedMs } = await waitForOther("own");
    expect(waitedMs).toBeGreaterThan(400);
    expect(longestGapMs).toBeLessThan(200);
  }, 60_000);

  it("is needed: with the stock adapter the whole process stands still", async () => {
    const { longestGapMs } = await waitForOther("stock");
    expect(longestGapMs).toBeGreaterThan(400);
  }, 60_000);

  it("let each other in although one of them writes back to back", async () => {
    const db = await openFixture(database.file);
    await db.note.count();
    const other = startOther("saturate", database.file, 4_000);
    await other.message;
    const waits: number[] = [];
    for (let round = 0; round < 15; round++) {
      const start = performance.now();
      await db.note.create({ data: { text: `note ${round}` } });
      waits.push(performance.now() - start);
      await sleep(10);
    }
    other.child.kill();
    await other.ended;
    await db.$disconnect();
    waits.sort((a, b) => a - b);
    // On two overloaded cores the median was 76 to 88 ms, and 237 to 382 ms without the gap of the write queue, whose own
    // test proves the gap; this one holds that nobody waits for the other process to finish.
    expect(waits[7]).toBeLessThan(400);
  }, 60_000);
});
