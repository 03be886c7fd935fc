import { Worker } from "bullmq";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { planNotifications } from "#app/domain/notifications/plan-notifications.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { createGateways } from "#app/platform/gateways/gateways.server.ts";
import { createRedis } from "#app/platform/redis.server.ts";
import { createSecretBox } from "#app/platform/secret-box.server.ts";
import { DATA_KEY, makeCustomer, PLAN_TOOLS, recordAndCollect, SETTINGS } from "#tests/factories/notifications.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";
import { createWork } from "#workers/create-work.ts";
import type { Work } from "#workers/handler.ts";
import { ensureSchedules, schedulesOf } from "#workers/schedules.ts";
import { sweep } from "#workers/sweep.ts";
import { fillOutbox, type Parts, until, workerParts } from "./worker-parts.ts";

const HOUR = 3_600_000;
let test: TestDb;
let desk: Ctx;
let parts: Parts;
let work: Work;

beforeEach(async () => {
  test = await testDb();
  desk = test.ctx("inbound_dispatcher");
  parts = await workerParts();
  const gateways = createGateways({
    MAIL_FROM: "a@b.example",
    ALIYUN_SMS_ENDPOINT: "https://a.example",
    WECHAT_BASE_URL: "https://a.example",
    WEBHOOK_ALLOW_HOSTS: [],
  });
  const settings = { ...SETTINGS, settleMs: 0 };
  work = createWork({ db: test.db, queues: parts.queues, gateways, secrets: createSecretBox(DATA_KEY), settings });
});
afterEach(async () => {
  await work.send.gateways.close();
  await parts.close();
  await test.close();
});

const relayedAgo = (ms: number) => test.db.outboxEvent.updateMany({ data: { relayedAt: new Date(Date.now() - ms) } });
const jobs = async (queue: "events" | "messages") =>
  (await parts.queues.get(queue).getJobs(["waiting", "delayed"])).map(({ id }) => id).sort();

describe("the sweeper", () => {
  it("gives events back to their handler when the job is gone, has failed or ended without a mark", async () => {
    const [lost = "", failed = "", young = ""] = await fillOutbox(test, 3);
    await relayedAgo(60_000);
    await test.db.outboxEvent.update({ where: { id: young }, data: { relayedAt: new Date() } });
    const events = parts.queues.get("events");
    const failing = await events.add("notifications-plan", {}, { jobId: `notifications-plan-${failed}`, attempts: 1 });
    const connection = createRedis(inject("redisUrl"), { maxRetriesPerRequest: null, enableOfflineQueue: true });
    const refuse = async () => {
      throw new Error("broken");
    };
    const worker = new Worker("events", refuse, { connection, prefix: parts.prefix });
    await until("the job failed", async () => (await failing.getState()) === "failed");
    await worker.close();
    connection.disconnect();
    await sweep(work, parts.queues, HOUR);
    expect(await jobs("events")).toEqual([`notifications-plan-${lost}`, `notifications-plan-${failed}`].sort());
    await sweep(work, parts.queues, HOUR);
    expect(await jobs("events")).toHaveLength(2);
  });

  it("leaves alone what was handled", async () => {
    const [id = ""] = await fillOutbox(test, 1);
    await relayedAgo(60_000);
    await test.db.handledEvent.create({ data: { handler: "notifications-plan", outboxId: id, handledAt: new Date() } });
    await sweep(work, parts.queues, HOUR);
    expect(await jobs("events")).toEqual([]);
  });

  it("takes up messages that are due and have no job", async () => {
    const customer = await makeCustomer(desk, { phone: null, wechatOpenId: null });
    const shipmentId = await makeShipment(desk, { consigneeCustomerId: customer });
    const occurredAt = new Date(TEST_NOW.getTime() - 60_000);
    const requests = await recordAndCollect(desk, [{ shipmentId, code: "DEST_ARRIVED", occurredAt, source: "desk" }]);
    const system = test.ctx("system", { now: new Date(Date.now() - 60_000) });
    const [wakes] = await planNotifications(system, PLAN_TOOLS, requests);
    const [wake] = wakes ?? [];
    await sweep(work, parts.queues, HOUR);
    await sweep(work, parts.queues, HOUR);
    expect(await jobs("messages")).toEqual([`delivery-${wake?.id}-0`]);
  });
});

describe("the schedules", () => {
  it("are put into Redis when they are missing or changed, and else left as they are", async () => {
    const schedulers = async () =>
      (await parts.queues.get("upkeep").getJobSchedulers()).map(({ key, every, next }) => ({ key, every, next }));
    const schedules = schedulesOf({ SWEEP_MS: 600_000, TIME_ZONE: "Asia/Shanghai" });
    await ensureSchedules(parts.queues, schedules);
    const before = await schedulers();
    expect(before.map(({ key }) => key).sort()).toEqual(schedules.map(({ name }) => name).sort());
    await ensureSchedules(parts.queues, schedules);
    expect(await schedulers()).toEqual(before);
    await ensureSchedules(parts.queues, schedulesOf({ SWEEP_MS: 300_000, TIME_ZONE: "Asia/Shanghai" }));
    expect((await schedulers()).find(({ key }) => key === "sweep")?.every).toBe(300_000);
  });
});
