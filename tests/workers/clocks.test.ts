import { Worker } from "bullmq";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { startClock } from "#app/domain/clocks/clock-commands.server.ts";
import { ensureServiceStandards } from "#app/domain/standards/ensure-service-standards.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { createGateways } from "#app/platform/gateways/gateways.server.ts";
import { newId } from "#app/platform/ids.ts";
import { createRedis } from "#app/platform/redis.server.ts";
import { createSecretBox } from "#app/platform/secret-box.server.ts";
import { copyClock } from "#tests/factories/clocks.ts";
import { DATA_KEY, SETTINGS } from "#tests/factories/notifications.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";
import { createWork } from "#workers/create-work.ts";
import type { Work } from "#workers/handler.ts";
import { checkClock } from "#workers/handlers/clocks/check.ts";
import { planClock } from "#workers/handlers/clocks/plan.ts";
import { replanOpenClocks } from "#workers/handlers/clocks/replan.ts";
import { sweepClocks } from "#workers/handlers/clocks/sweep.ts";
import { workerCtx } from "#workers/run-handler.ts";
import { type Parts, until, workerParts } from "./worker-parts.ts";

const HOUR = 3_600_000;
let test: TestDb;
let parts: Parts;
let work: Work;

beforeEach(async () => {
  test = await testDb();
  parts = await workerParts();
  const gateways = createGateways({
    MAIL_FROM: "a@b.example",
    ALIYUN_SMS_ENDPOINT: "https://a.example",
    WECHAT_BASE_URL: "https://a.example",
    WEBHOOK_ALLOW_HOSTS: [],
  });
  const secrets = createSecretBox(DATA_KEY);
  work = createWork({ db: test.db, queues: parts.queues, gateways, secrets, settings: SETTINGS });
  await ensureServiceStandards(test.ctx("system"));
});
afterEach(async () => {
  await work.send.gateways.close();
  await parts.close();
  await test.close();
});

const job = { outboxId: newId(), attempt: 1, progress: async () => {} };
const waiting = () => parts.queues.get("clocks").getJobs(["waiting", "delayed"]);

/** Major complaints, whose alerts do not wait for working hours: warned 36 and 44 hours after their start, due after 48. */
async function start(count: number, startedAt: Date): Promise<string[]> {
  const ctx: Ctx = test.ctx("system", { now: new Date() });
  const ref = { subject: "complaint", subjectId: newId(), kind: "resolution" } as const;
  const standard = { cycle: 1, standardKey: "complaint.major.settlement", startedAt };
  const first = await inTransaction(ctx, (tx) => startClock(tx, ctx, { ...ref, ...standard }));
  return [first, ...(await copyClock(test.db, first, count - 1))];
}
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR);

describe("a planned check", () => {
  it("is one delayed job, named after clock and time", async () => {
    const [clockId = ""] = await start(1, hoursAgo(0));
    const checkAt = new Date(Date.now() + 36 * HOUR).toISOString();
    const payload = planClock.schema.parse({ clockId, checkAt });
    await planClock.run(workerCtx(test.db, ""), payload, work, job);
    await planClock.run(workerCtx(test.db, ""), payload, work, job);
    const [only, ...more] = await waiting();
    expect(more).toEqual([]);
    expect(only).toMatchObject({ id: `clock-${clockId}-${Date.parse(checkAt)}`, data: { clockId } });
    expect(only?.delay).toBeGreaterThan(36 * HOUR - 60_000);
    expect(only?.delay).toBeLessThanOrEqual(36 * HOUR);
  });

  it("raises the alert when its time comes and plans the next", async () => {
    const [clockId = ""] = await start(1, hoursAgo(36));
    const connection = createRedis(inject("redisUrl"), { maxRetriesPerRequest: null, enableOfflineQueue: true });
    const worker = new Worker("clocks", (one) => checkClock(one, work), { connection, prefix: parts.prefix });
    try {
      await work.wakeClocks([{ clockId, checkAt: new Date() }]);
      await until("the warning is raised", async () => (await test.db.clockAlert.count()) === 1);
      await until("the next check is planned", async () => (await waiting()).length === 1);
      const { nextCheckAt } = await test.db.slaClock.findUniqueOrThrow({ where: { id: clockId } });
      expect((await waiting())[0]?.id).toBe(`clock-${clockId}-${nextCheckAt?.getTime()}`);
    } finally {
      await worker.close();
      connection.disconnect();
    }
  });
});

describe("the sweeper of clocks", () => {
  it("goes on until nothing is due, and starts where it is still needed", async () => {
    await start(1_120, hoursAgo(37));
    await start(3, hoursAgo(1));
    await sweepClocks(work);
    expect(await test.db.clockAlert.count({ where: { kind: "warning", level: 1 } })).toBe(1_120);
    await sweepClocks(work);
    expect(await test.db.clockAlert.count()).toBe(1_120);
    expect(await test.db.outboxEvent.count({ where: { event: "clock.alert_raised" } })).toBe(1_120);
  });

  it("is not held up by clocks that cannot be checked", async () => {
    const broken = await start(520, hoursAgo(40));
    await test.db.slaClock.updateMany({ where: { id: { in: broken } }, data: { target: { nonsense: true } } });
    const sound = await start(5, hoursAgo(37));
    await sweepClocks(work);
    const raised = await test.db.clockAlert.findMany();
    expect(raised.map(({ clockId }) => clockId).sort()).toEqual(sound.sort());
  });

  it("does without Redis", async () => {
    const [clockId] = await start(1, hoursAgo(37));
    parts.redis.disconnect();
    await sweepClocks(work);
    expect(await test.db.clockAlert.findMany()).toMatchObject([{ clockId, kind: "warning" }]);
  });
});

describe("a changed calendar", () => {
  it("plans the clocks anew, has them woken and leaves its mark", async () => {
    const { id: calendarId } = await test.db.workCalendar.findFirstOrThrow();
    const [clockId = ""] = await start(1, hoursAgo(0));
    const target = { amount: HOUR, unit: "ms", calendarId, alertHours: "always", alerts: [] };
    const breach = { kind: "breach", level: 0, offsetMs: 0, roles: [], act: "notify" };
    const own = { ...target, alerts: [breach] };
    await test.db.slaClock.update({ where: { id: clockId }, data: { target: own, calendarId } });
    await test.db.clockEntry.updateMany({ where: { clockId }, data: { details: { target: own, standardKey: "x" } } });
    const outboxId = newId();
    const payload = replanOpenClocks.schema.parse({ calendarId });
    await replanOpenClocks.run(workerCtx(test.db, ""), payload, work, { ...job, outboxId });
    const clock = await test.db.slaClock.findUniqueOrThrow({ where: { id: clockId } });
    expect(clock.nextCheckAt).toEqual(clock.dueAt);
    expect((await waiting()).map(({ id }) => id)).toEqual([`clock-${clockId}-${clock.dueAt.getTime()}`]);
    expect(await test.db.handledEvent.findMany()).toMatchObject([{ handler: "clocks-replan", outboxId }]);
  });
});
