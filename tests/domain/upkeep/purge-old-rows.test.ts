import { afterAll, beforeAll, expect, it } from "vitest";
import { KEEP_DAYS, purgeOldRows } from "#app/domain/upkeep/purge-old-rows.server.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;

beforeAll(async () => {
  test = await testDb();
});
afterAll(() => test.close());

const ago = (days: number) => new Date(TEST_NOW.getTime() - days * 86_400_000);

it("removes what has served its time, more than one statement takes, and nothing else", async () => {
  const { db } = test;
  const about = { event: "e", entity: "e", entityId: "e", payload: {} };
  const old = Array.from({ length: 2_300 }, (_, i) => ({
    id: `old${i}`,
    at: ago(KEEP_DAYS.outbox + 1),
    relayedAt: ago(KEEP_DAYS.outbox + 1),
    ...about,
  }));
  const never = { id: "never", at: ago(400), relayedAt: null, ...about };
  const fresh = { id: "fresh", at: ago(1), relayedAt: ago(1), ...about };
  await db.outboxEvent.createMany({ data: [...old, never, fresh] });
  const marks = [KEEP_DAYS.handled + 1, KEEP_DAYS.handled - 1].map((days, i) => ({
    outboxId: `o${i}`,
    handledAt: ago(days),
  }));
  await db.handledEvent.createMany({ data: marks.map((mark) => ({ handler: "h", ...mark })) });
  const keys = [KEEP_DAYS.idempotency + 1, 1].map((days, i) => ({ key: `k${i}`, at: ago(days) }));
  await db.idempotencyKey.createMany({ data: keys.map((key) => ({ scope: "s", status: 200, response: {}, ...key })) });
  const removed = await purgeOldRows(test.ctx("system"));
  expect(removed).toEqual({ outbox: 2_300, handled: 1, idempotency: 1, positions: 0 });
  expect((await db.outboxEvent.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual(["fresh", "never"]);
  expect(await db.handledEvent.findMany()).toMatchObject([{ outboxId: "o1" }]);
  expect(await db.idempotencyKey.findMany()).toMatchObject([{ key: "k1" }]);
});
