import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { channels, createRedis } from "#app/platform/redis.server.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";
import { startPrivateRedis } from "../../scripts/lib/redis.mjs";
import { fillOutbox, type Parts, testRelay, until, workerParts } from "./worker-parts.ts";

let test: TestDb;
let parts: Parts;

beforeEach(async () => {
  test = await testDb();
  parts = await workerParts();
});
afterEach(async () => {
  await parts.close();
  await test.close();
});

const waiting = () => test.db.outboxEvent.count({ where: { relayedAt: null } });
const jobIds = async (of: Parts = parts) => (await of.queues.get("events").getWaiting()).map(({ id }) => id).sort();
const expected = (ids: string[]) => ids.map((id) => `notifications-plan-${id}`).sort();

describe("the relay", () => {
  it("tells the screens in order, adds a job for each handler, and marks the rows", async () => {
    const heard: string[] = [];
    const listener = createRedis(inject("redisUrl"), { enableOfflineQueue: true });
    await listener.subscribe(channels.live);
    listener.on("message", (_channel, text) => heard.push(JSON.parse(text).id));
    const ids = await fillOutbox(test, 600);
    const quiet = await fillOutbox(test, 3, "vehicle.created");
    const relay = testRelay(test, parts);
    await until("all relayed", async () => (await waiting()) === 0);
    await relay.stop();
    expect(await jobIds()).toEqual(expected(ids));
    const mine = new Set([...ids, ...quiet]);
    await until("all heard", () => heard.filter((id) => mine.has(id)).length === mine.size);
    expect(heard.filter((id) => mine.has(id))).toEqual([...ids, ...quiet]);
    listener.disconnect();
  });

  it("wakes at once when it is told, however long it would sleep", async () => {
    const relay = testRelay(test, parts, { pollMs: 60_000 });
    await until("the first look", () => true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const [id = ""] = await fillOutbox(test, 1);
    const asked = Date.now();
    relay.wake();
    await until("relayed", async () => (await waiting()) === 0);
    expect(Date.now() - asked).toBeLessThan(5_000);
    expect(await jobIds()).toEqual(expected([id]));
    await relay.stop();
  });

  it("shares the rows with other relays: each event becomes one job", async () => {
    const ids = await fillOutbox(test, 900);
    const relays = [1, 2, 3].map(() => testRelay(test, parts));
    await until("all relayed", async () => (await waiting()) === 0);
    await Promise.all(relays.map((relay) => relay.stop()));
    expect(await jobIds()).toEqual(expected(ids));
  });

  it("does not double a job when a row is told on twice", async () => {
    const ids = await fillOutbox(test, 5);
    const relay = testRelay(test, parts);
    await until("all relayed", async () => (await waiting()) === 0);
    await test.db.outboxEvent.updateMany({ data: { relayedAt: null, claimedAt: null } });
    await until("all relayed again", async () => (await waiting()) === 0);
    await relay.stop();
    expect(await jobIds()).toEqual(expected(ids));
  });
});

describe("the relay without Redis", () => {
  it("keeps everything until Redis is back, and can be stopped meanwhile", async () => {
    const dir = mkdtempSync(join(tmpdir(), "yidao-relay-"));
    let redis = await startPrivateRedis({ dir });
    const own = await workerParts(redis.url);
    const first = await fillOutbox(test, 3);
    const relay = testRelay(test, own);
    await until("relayed", async () => (await waiting()) === 0);
    await redis.kill();
    const second = await fillOutbox(test, 4);
    relay.wake();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await waiting()).toBe(4);
    await relay.stop();
    const next = testRelay(test, own);
    await new Promise((resolve) => setTimeout(resolve, 100));
    redis = await startPrivateRedis({ dir });
    // The rows were taken by the relay that was stopped; its claim runs out only after a while.
    await test.db.outboxEvent.updateMany({ where: { relayedAt: null }, data: { claimedAt: null } });
    await until("relayed after the return", async () => (await waiting()) === 0, 20_000);
    expect(await jobIds(own)).toEqual(expected([...first, ...second]));
    await next.stop();
    await own.close();
    await redis.stop();
    rmSync(dir, { recursive: true, force: true });
  });
});
