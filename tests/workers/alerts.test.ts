import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { acknowledgeByToken } from "#app/domain/alerts/acknowledge-by-token.server.ts";
import { SEND_ALERT_HANDLER } from "#app/domain/alerts/send-alert.server.ts";
import { checkClocks } from "#app/domain/clocks/check-clocks.server.ts";
import { createGateways } from "#app/platform/gateways/gateways.server.ts";
import { newId } from "#app/platform/ids.ts";
import { createRedis } from "#app/platform/redis.server.ts";
import { createSecretBox } from "#app/platform/secret-box.server.ts";
import { type AlertScene, alertScene } from "#tests/factories/alerts.ts";
import { DATA_KEY, SETTINGS } from "#tests/factories/notifications.ts";
import { type SmtpReceiver, startSmtpReceiver } from "#tests/fakes/smtp-receiver.ts";
import { until } from "#tests/workers/worker-parts.ts";
import { startConsumers } from "#workers/consumers.ts";
import { createWork } from "#workers/create-work.ts";
import type { Work } from "#workers/handler.ts";
import { createQueues, type Queues } from "#workers/queues.ts";
import { startRelay } from "#workers/relay.ts";
import { sweep } from "#workers/sweep.ts";

let scene: AlertScene;
let smtp: SmtpReceiver;
let work: Work;
let queues: Queues;
let stop: () => Promise<void>;

beforeEach(async () => {
  [scene, smtp] = await Promise.all([alertScene(), startSmtpReceiver()]);
});
afterEach(async () => {
  await stop();
  await Promise.all([smtp.stop(), scene.test.close()]);
});

/** Relay and consumers on a real Redis, with a mail server as the only way out. */
async function startWorkers(): Promise<void> {
  const url = inject("redisUrl");
  const quick = createRedis(url);
  const patient = createRedis(url, { maxRetriesPerRequest: null, enableOfflineQueue: true });
  const prefix = `{test-${newId()}}`;
  await new Promise((resolve) => quick.once("ready", resolve));
  queues = createQueues(quick, prefix);
  const none = {
    ALIYUN_SMS_ENDPOINT: "https://127.0.0.1",
    WECHAT_BASE_URL: "https://127.0.0.1",
    WEBHOOK_ALLOW_HOSTS: [],
  };
  const gateways = createGateways({ ...none, SMTP_URL: smtp.url, MAIL_FROM: "驿道 <notice@yidao.example>" } as never);
  const secrets = createSecretBox(DATA_KEY);
  work = createWork({ db: scene.db, queues, gateways, secrets, settings: SETTINGS });
  const relay = startRelay({ db: scene.db, redis: quick, queues, relay: newId(), pollMs: 20 });
  const stopConsumers = startConsumers({ redis: patient, prefix, concurrency: 4, work, queues, schedules: [] });
  stop = async () => {
    await relay.stop();
    await stopConsumers();
    await Promise.all([work.plan.idle(), work.claim.idle(), work.store.idle()]);
    await queues.close();
    await gateways.close();
    quick.disconnect();
    patient.disconnect();
  };
}

/** A major complaint of just now, with its first alert raised. */
async function raise(): Promise<string> {
  const now = new Date();
  const { id } = await scene.complain(now, { flags: ["injury"] });
  const clocks = await scene.db.slaClock.findMany({ where: { subjectId: id }, select: { id: true } });
  await checkClocks(
    scene.at(now),
    clocks.map((clock) => clock.id),
  );
  return id;
}
const sentMails = () => smtp.messages.filter(({ to }) => to.includes("staff1@yidao.example"));

test("a major complaint reaches the manager's mailbox through outbox, relay and queues, and his link stops the clock", async () => {
  await startWorkers();
  const id = await raise();
  await until("the manager has his mail", () => sentMails().length > 0);
  const [mail] = sentMails();
  expect(mail?.headers).not.toHaveProperty("list-unsubscribe");
  const token = scene.tokenIn(mail?.text ?? "");
  await acknowledgeByToken(scene.test.ctx("public", { now: new Date() }), token);
  const clock = await scene.db.slaClock.findFirstOrThrow({ where: { subjectId: id, kind: "acknowledgement" } });
  expect(clock.outcome).toBe("met");
  await until("every way was tried", async () => {
    const rows = await scene.db.delivery.findMany({ where: { purpose: "staff", complaintId: id } });
    return rows.length === 3 && rows.every(({ status }) => status !== "pending" && status !== "sending");
  });
  const rows = await scene.db.delivery.findMany({
    where: { purpose: "staff", complaintId: id },
    orderBy: { id: "asc" },
  });
  expect(rows.map(({ channel, status, reason }) => [channel, status, reason])).toEqual([
    ["email", "sent", null],
    ["sms", "suppressed", "not_configured"],
    ["wechat", "suppressed", "not_configured"],
  ]);
});

test("an alert whose job Redis has lost is found by the sweeper, and told once", async () => {
  await startWorkers();
  await stop();
  await raise();
  // The relay handed the jobs over, and Redis forgot them.
  const long = new Date(Date.now() - 120_000);
  await scene.db.outboxEvent.updateMany({ data: { relayedAt: long, at: long } });
  await startWorkers();
  await sweep(work, queues, 3_600_000);
  await until("the manager has his mail", () => sentMails().length > 0);
  await sweep(work, queues, 3_600_000);
  await until(
    "the mark is there",
    async () => (await scene.db.handledEvent.count({ where: { handler: SEND_ALERT_HANDLER } })) > 0,
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sentMails()).toHaveLength(1);
  expect(await scene.db.alertRecipient.count()).toBe(1);
});
