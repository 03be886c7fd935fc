import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { claimOutbox, findUnhandled, markRelayed, OUTBOX_CLAIM_MS, outboxWaits } from "#app/platform/outbox.server.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;

beforeAll(async () => {
  test = await testDb();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.db.outboxEvent.deleteMany();
  await test.db.handledEvent.deleteMany();
});

async function fill(count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, i) => {
    const about = { event: "thing.done", entity: "thing", entityId: `t${i}` };
    return { id: newId(), at: TEST_NOW, ...about, payload: { i } };
  });
  await test.db.outboxEvent.createMany({ data: rows.toReversed() });
  return rows.map(({ id }) => id);
}

const claim = (relay: string, limit: number, laterMs = 0) =>
  claimOutbox(test.db, { relay, now: new Date(TEST_NOW.getTime() + laterMs), limit });

describe("the outbox", () => {
  it("gives the oldest first, in order, with what was written", async () => {
    expect(await outboxWaits(test.db)).toBe(false);
    const ids = await fill(5);
    expect(await outboxWaits(test.db)).toBe(true);
    const rows = await claim("a", 3);
    expect(rows.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    expect(rows[1]).toMatchObject({ event: "thing.done", entityId: "t1", at: TEST_NOW, payload: { i: 1 } });
    await markRelayed(test.db, ids, TEST_NOW);
    expect(await outboxWaits(test.db)).toBe(false);
    expect(await claim("a", 10, OUTBOX_CLAIM_MS * 2)).toEqual([]);
  });

  it("gives each row to one relay, to a dead one's heirs after its time, to the same one always", async () => {
    const ids = await fill(40);
    const parts = await Promise.all(["a", "b", "c", "d"].map((relay) => claim(relay, 15)));
    const given = parts.flat().map(({ id }) => id);
    expect(given.toSorted()).toEqual(ids);
    expect(new Set(given).size).toBe(40);
    expect(await claim("e", 40, OUTBOX_CLAIM_MS)).toEqual([]);
    expect((await claim("a", 40)).map(({ id }) => id)).toEqual(parts[0]?.map(({ id }) => id));
    expect((await claim("e", 100, OUTBOX_CLAIM_MS + 1)).map(({ id }) => id)).toEqual(ids);
  });

  it("finds what was relayed but never handled", async () => {
    const ids = await fill(3);
    await markRelayed(test.db, ids.slice(0, 2), TEST_NOW);
    await test.db.handledEvent.create({ data: { handler: "h", outboxId: ids[0] as string, handledAt: TEST_NOW } });
    const span = { from: new Date(TEST_NOW.getTime() - 1), to: new Date(TEST_NOW.getTime() + 1) };
    const search = { event: "thing.done", handler: "h", ...span };
    expect(await findUnhandled(test.db, search)).toEqual([{ id: ids[1], payload: { i: 1 } }]);
    expect(await findUnhandled(test.db, { ...search, handler: "other" })).toHaveLength(2);
    expect(await findUnhandled(test.db, { ...search, to: span.from })).toEqual([]);
  });
});
