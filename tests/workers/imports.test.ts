import "#tests/domain/imports/files-folder.ts";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { startImport } from "#app/domain/imports/start-import.server.ts";
import { newId } from "#app/platform/ids.ts";
import { createRedis } from "#app/platform/redis.server.ts";
import { type Desk, dataFile, deskOf, listOf, upload } from "#tests/domain/imports/lists.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";
import { startConsumers } from "#workers/consumers.ts";
import type { Work } from "#workers/handler.ts";
import { createQueues, type Queues } from "#workers/queues.ts";
import { startRelay } from "#workers/relay.ts";
import { sweep } from "#workers/sweep.ts";

let database: TestDb;
let desk: Desk;
let queues: Queues;
let stop: () => Promise<void>;

beforeEach(async () => {
  database = await testDb();
  desk = deskOf(database);
});
afterEach(async () => {
  await stop();
  await database.close();
});

async function until(status: string, listId: string): Promise<void> {
  const end = Date.now() + 20_000;
  while ((await listOf(desk, listId)).status !== status) {
    if (Date.now() > end) {
      throw new Error(`the list is ${(await listOf(desk, listId)).status}, not ${status}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Relay and consumers on a real Redis; the handlers of lists use nothing of `Work` but the database. */
async function startWorkers(): Promise<void> {
  const url = inject("redisUrl");
  const quick = createRedis(url);
  const patient = createRedis(url, { maxRetriesPerRequest: null, enableOfflineQueue: true });
  const prefix = `{test-${newId()}}`;
  await new Promise((resolve) => quick.once("ready", resolve));
  queues = createQueues(quick, prefix);
  const work = { db: database.db, wake: async () => {} } as unknown as Work;
  const relay = startRelay({ db: database.db, redis: quick, queues, relay: newId(), pollMs: 20 });
  const stopConsumers = startConsumers({ redis: patient, prefix, concurrency: 1, work, queues, schedules: [] });
  stop = async () => {
    await relay.stop();
    await stopConsumers();
    await queues.close();
    quick.disconnect();
    patient.disconnect();
  };
}

test("a list goes from upload to shipments through outbox, relay, queue and worker", async () => {
  await startWorkers();
  const listId = await upload(desk, dataFile("arrival-list.xlsx"));
  await until("checked", listId);
  expect((await listOf(desk, listId)).counts).toMatchObject({ new: 186 });
  const { version } = await listOf(desk, listId);
  await startImport(desk.dispatcher, listId, { version, mode: "all" });
  await until("done", listId);
  expect(await database.db.shipment.count({ where: { arrivalListId: listId } })).toBe(186);
  const shipment = await database.db.shipment.findFirstOrThrow({ where: { arrivalListId: listId } });
  expect(shipment).toMatchObject({ createdById: desk.dispatcher.actor.id, updatedByName: desk.dispatcher.actor.name });
  expect(await database.db.handledEvent.findMany({ where: { handler: { startsWith: "imports-" } } })).toHaveLength(2);
});

test("a dry run whose job Redis has lost is found by the sweeper", async () => {
  await startWorkers();
  await stop();
  const listId = await upload(desk, dataFile("arrival-list-gbk.csv"), { senderName: "广州快线" });
  // The relay handed the job over, and Redis forgot it.
  const long = new Date(Date.now() - 120_000);
  await database.db.outboxEvent.updateMany({ data: { relayedAt: long, at: long } });
  await startWorkers();
  await sweep({ db: database.db, wake: async () => {} } as unknown as Work, queues, 3_600_000);
  await until("checked", listId);
  expect((await listOf(desk, listId)).counts).toMatchObject({ new: 80 });
});
