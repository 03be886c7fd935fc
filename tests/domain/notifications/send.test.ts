import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { LEASE_MS } from "#app/domain/notifications/channels.ts";
import { claimDeliveries } from "#app/domain/notifications/claim-deliveries.server.ts";
import { dueDeliveries } from "#app/domain/notifications/due-deliveries.server.ts";
import type { NoticeSettings } from "#app/domain/notifications/notice-texts.ts";
import { planNotifications } from "#app/domain/notifications/plan-notifications.server.ts";
import { type SendTools, sendDelivery } from "#app/domain/notifications/send-delivery.server.ts";
import { storeAttempts } from "#app/domain/notifications/store-attempts.server.ts";
import { noticeTexts } from "#app/i18n/notice-texts.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { createGateways, type Gateways } from "#app/platform/gateways/gateways.server.ts";
import { createSecretBox } from "#app/platform/secret-box.server.ts";
import {
  DATA_KEY,
  makeCustomer,
  makeEndpoint,
  PLAN_TOOLS,
  recordAndCollect,
  SETTINGS,
  WEBHOOK_SECRET,
} from "#tests/factories/notifications.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type FakeAliyunSms, startFakeAliyunSms } from "#tests/fakes/fake-aliyun-sms.ts";
import { type FakeWechat, startFakeWechat } from "#tests/fakes/fake-wechat.ts";
import { type SmtpReceiver, startSmtpReceiver } from "#tests/fakes/smtp-receiver.ts";
import { startWebhookReceiver, type WebhookReceiver } from "#tests/fakes/webhook-receiver.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let desk: Ctx;
let smtp: SmtpReceiver;
let sms: FakeAliyunSms;
let wechat: FakeWechat;
let webhook: WebhookReceiver;
let gateways: Gateways;
const faults: unknown[] = [];

/** Noon in Beijing, after the settle time. */
const NOON = new Date("2026-11-18T04:00:00Z");

beforeAll(async () => {
  test = await testDb();
  desk = test.ctx("inbound_dispatcher");
});
afterAll(() => test.close());
beforeEach(async () => {
  [smtp, sms, wechat, webhook] = await Promise.all([
    startSmtpReceiver(),
    startFakeAliyunSms(),
    startFakeWechat(),
    startWebhookReceiver({ secret: WEBHOOK_SECRET }),
  ]);
  gateways = createGateways({
    SMTP_URL: smtp.url,
    MAIL_FROM: "驿道物流 <notice@yidao.example>",
    ALIYUN_SMS_ENDPOINT: sms.endpoint,
    ALIYUN_ACCESS_KEY_ID: sms.accessKeyId,
    ALIYUN_ACCESS_KEY_SECRET: sms.accessKeySecret,
    ALIYUN_SMS_SIGN_NAME: "驿道物流",
    WECHAT_BASE_URL: wechat.baseUrl,
    WECHAT_APP_ID: wechat.appId,
    WECHAT_APP_SECRET: wechat.appSecret,
    WEBHOOK_ALLOW_HOSTS: ["127.0.0.1"],
  });
  faults.length = 0;
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await gateways.close();
  await Promise.all([smtp.stop(), sms.stop(), wechat.stop(), webhook.stop()]);
});

const ctxAt = (now: Date) => test.ctx("system", { now });

function tools(now: Date, over: { gateways?: Partial<Gateways>; settings?: Partial<NoticeSettings> } = {}): SendTools {
  const ctx = ctxAt(now);
  return {
    texts: noticeTexts,
    settings: { ...SETTINGS, ...over.settings },
    gateways: { ...gateways, ...over.gateways },
    secrets: createSecretBox(DATA_KEY),
    claim: async (id) => (await claimDeliveries(ctx, [id]))[0] ?? null,
    store: (attempt) => storeAttempts(ctx, [attempt]),
    onFault: (error) => faults.push(error),
    nowMs: () => now.getTime(),
    random: () => 0,
  };
}

async function send(id: string, now = NOON, over: Parameters<typeof tools>[1] = {}) {
  // Receivers refuse signatures that are not of their own time.
  vi.setSystemTime(now);
  return sendDelivery(ctxAt(now), tools(now, over), id);
}
const row = (id: string) =>
  desk.db.delivery.findUniqueOrThrow({ where: { id }, include: { tries: { orderBy: { id: "asc" } } } });

/** A shipment out for delivery and the messages planned for it, by channel. */
async function planned(
  customerOver: Parameters<typeof makeCustomer>[1] = {},
  code: "OUT_FOR_DELIVERY" | "DEST_ARRIVED" = "OUT_FOR_DELIVERY",
) {
  const customer = await makeCustomer(desk, customerOver);
  const endpoint = await makeEndpoint(desk, customer, webhook.url);
  const shipment = await makeShipment(desk, { consigneeCustomerId: customer });
  const occurredAt = new Date(TEST_NOW.getTime() - 60_000);
  const requests = await recordAndCollect(desk, [
    { shipmentId: shipment, code, occurredAt, source: "desk", pieces: "1-4" },
  ]);
  await planNotifications(test.ctx("system"), PLAN_TOOLS, requests);
  const rows = await desk.db.delivery.findMany({ where: { shipmentId: shipment } });
  const idOf = (channel: string) => rows.find((one) => one.channel === channel)?.id ?? "";
  return { customer, endpoint, shipment, idOf };
}

describe("sendDelivery", () => {
  it("signs a webhook so that the customer's library accepts it, and keeps what was answered", async () => {
    const { idOf } = await planned();
    expect(await send(idOf("webhook"))).toBeNull();
    expect(webhook.received).toMatchObject([{ id: idOf("webhook"), verified: true, status: 204 }]);
    expect(await row(idOf("webhook"))).toMatchObject({
      status: "sent",
      attempts: 1,
      sentAt: NOON,
      tries: [{ outcome: "sent", reason: null }],
    });
  });

  it("sends nothing twice: not when asked again, and not for two workers at once", async () => {
    const { idOf } = await planned();
    await Promise.all([send(idOf("webhook")), send(idOf("webhook")), send(idOf("webhook"))]);
    await send(idOf("webhook"));
    expect(webhook.received).toHaveLength(1);
  });

  it("does not send before the time, and takes over from a killed worker only after the lease", async () => {
    const { idOf } = await planned();
    const early = new Date(TEST_NOW.getTime() + SETTINGS.settleMs - 2_000);
    expect(await send(idOf("email"), early)).toBeNull();
    expect((await row(idOf("email"))).status).toBe("pending");
    await claimDeliveries(ctxAt(NOON), [idOf("webhook")]);
    const during = new Date(NOON.getTime() + LEASE_MS - 1);
    await send(idOf("webhook"), during);
    expect(webhook.received).toHaveLength(0);
    expect((await dueDeliveries(ctxAt(during), 0)).map(({ id }) => id)).not.toContain(idOf("webhook"));
    const after = new Date(NOON.getTime() + LEASE_MS + 1);
    expect((await dueDeliveries(ctxAt(after), 0)).map(({ id }) => id)).toContain(idOf("webhook"));
    await send(idOf("webhook"), after);
    expect(webhook.received).toHaveLength(1);
  });

  it("drops the outcome of a worker whose message another has taken, but keeps the try", async () => {
    const { idOf } = await planned();
    const [slow] = await claimDeliveries(ctxAt(NOON), [idOf("webhook")]);
    const after = new Date(NOON.getTime() + LEASE_MS + 1);
    await send(idOf("webhook"), after);
    const next = { status: "dead", reason: "timeout", dueAt: null, sentAt: null, providerId: null } as const;
    const outcome = { kind: "retry", reason: "timeout" } as const;
    await storeAttempts(ctxAt(after), [
      { delivery: slow as NonNullable<typeof slow>, outcome, next, startedAt: NOON, durationMs: 1, text: null },
    ]);
    expect(await row(idOf("webhook"))).toMatchObject({
      status: "sent",
      tries: [{ outcome: "sent" }, { outcome: "retry" }],
    });
  });

  it("tries a failing receiver again with the same id and body, by the schedule", async () => {
    const { idOf } = await planned();
    webhook.failNext(3, 500);
    let now = NOON;
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const wake = await send(idOf("webhook"), now);
      expect(wake).toMatchObject({ id: idOf("webhook"), channel: "webhook", attempts: attempt });
      waits.push((wake?.dueAt.getTime() ?? 0) - now.getTime());
      now = wake?.dueAt ?? now;
    }
    expect(waits).toEqual([5_000, 300_000, 1_800_000]);
    expect(await send(idOf("webhook"), now)).toBeNull();
    const first = webhook.received[0];
    expect(webhook.received.map(({ id, body, verified }) => ({ id, body, verified }))).toEqual(
      Array.from({ length: 4 }, () => ({ id: first?.id, body: first?.body, verified: true })),
    );
    const stored = await row(idOf("webhook"));
    expect(stored).toMatchObject({ status: "sent", attempts: 4, reason: null });
    expect(stored.tries.map((one) => [one.outcome, one.httpStatus, one.response])).toEqual([
      ...Array.from({ length: 3 }, () => ["retry", 500, "failure 500 on request"]),
      ["sent", null, ""],
    ]);
  });

  it("switches an endpoint off that is gone, and sends nothing to it any more", async () => {
    const { idOf, endpoint, customer } = await planned();
    webhook.failNext(1, 410);
    expect(await send(idOf("webhook"))).toBeNull();
    expect((await row(idOf("webhook"))).status).toBe("dead");
    expect(await desk.db.webhookEndpoint.findUnique({ where: { id: endpoint } })).toMatchObject({
      enabled: false,
      disabledReason: "endpoint_gone",
    });
    const facts = await desk.db.outboxEvent.findMany({ where: { entityId: { in: [endpoint, idOf("webhook")] } } });
    expect(facts.map(({ event }) => event).sort()).toEqual(["delivery.dead", "webhook.disabled"]);
    await desk.db.delivery.update({ where: { id: idOf("webhook") }, data: { status: "pending" } });
    await send(idOf("webhook"));
    expect(await row(idOf("webhook"))).toMatchObject({ status: "suppressed", reason: "endpoint_disabled" });
    expect(webhook.received).toHaveLength(1);
    await desk.db.webhookEndpoint.deleteMany({ where: { customerId: customer, id: { not: endpoint } } });
  });

  it("sends e-mail that tells what has become of the burst, with the ways to unsubscribe", async () => {
    const { idOf, shipment, customer } = await planned();
    const occurredAt = new Date(TEST_NOW.getTime() - 30_000);
    await recordAndCollect(desk, [
      { shipmentId: shipment, code: "OUT_FOR_DELIVERY", occurredAt, source: "desk", pieces: "5-10" },
    ]);
    expect((await row(idOf("email"))).body).toContain("部分派送中（4/10 件）");
    await send(idOf("email"));
    const [mail] = smtp.messages;
    expect(mail?.text).toContain("当前状态：派送中\n");
    expect(mail?.text).not.toContain("部分");
    const { unsubscribeToken } = await desk.db.customer.findUniqueOrThrow({ where: { id: customer } });
    expect(mail?.text).toContain(`https://yidao.example/u/${unsubscribeToken}`);
    expect(mail?.headers).toMatchObject({
      "list-unsubscribe": `<https://yidao.example/api/unsubscribe/${unsubscribeToken}>`,
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
    });
    expect(mail?.messageId).toContain(idOf("email"));
    const stored = await row(idOf("email"));
    expect(stored).toMatchObject({ status: "sent" });
    expect(stored.body).toContain("当前状态：派送中\n");
  });

  it("sends SMS and WeChat by the provider's template, and says when none is named", async () => {
    const { idOf } = await planned();
    await send(idOf("sms"));
    expect(await row(idOf("sms"))).toMatchObject({ status: "suppressed", reason: "no_provider_template", attempts: 0 });
    const slots = [
      { channel: "sms", subject: "SMS_1", body: "{waybillNo} {goods}" },
      { channel: "wechat", subject: "wx-1", body: "first: {goods}\nremark: {milestone}" },
    ];
    for (const { channel, subject, body } of slots) {
      const slot = { notice: "out_for_delivery", locale: "zh-CN", version: 1, createdAt: TEST_NOW, createdByName: "m" };
      await desk.db.notificationTemplate.create({ data: { id: `t-${channel}`, channel, subject, body, ...slot } });
    }
    await desk.db.delivery.update({ where: { id: idOf("sms") }, data: { status: "pending" } });
    await send(idOf("sms"));
    await send(idOf("wechat"));
    expect(sms.received).toMatchObject([
      { templateCode: "SMS_1", outId: idOf("sms"), templateParam: { goods: "灯具" } },
    ]);
    expect(wechat.received).toMatchObject([{ id: idOf("wechat"), templateId: "wx-1", data: { first: "灯具" } }]);
    expect(await row(idOf("sms"))).toMatchObject({ status: "sent", providerId: sms.received[0]?.bizId });
    await desk.db.notificationTemplate.deleteMany();
  });

  it("lets nobody's phone ring at night: the message waits, and no attempt is counted", async () => {
    const { idOf } = await planned();
    const night = new Date("2026-11-18T15:30:00Z");
    const wake = await send(idOf("sms"), night);
    const morning = new Date("2026-11-19T00:00:00Z");
    expect(wake).toEqual({ id: idOf("sms"), channel: "sms", attempts: 0, dueAt: morning });
    expect(await row(idOf("sms"))).toMatchObject({ status: "pending", dueAt: morning, attempts: 0, tries: [] });
    expect(sms.requests()).toBe(0);
  });

  it("obeys who has unsubscribed since", async () => {
    const { idOf, customer } = await planned();
    await desk.db.customer.update({ where: { id: customer }, data: { unsubscribedAt: NOON } });
    for (const channel of ["email", "sms", "wechat"]) {
      await send(idOf(channel));
      expect(await row(idOf(channel))).toMatchObject({ status: "suppressed", reason: "unsubscribed" });
    }
    expect(smtp.messages).toHaveLength(0);
  });

  it("keeps a message of a channel without gateway in the mailbox in the demo, and else says that it is not set up", async () => {
    const { idOf } = await planned();
    const without = { email: null, sms: null, wechat: null };
    await send(idOf("email"), NOON, { gateways: without, settings: { demo: true } });
    expect(await row(idOf("email"))).toMatchObject({ status: "sent", providerId: "mailbox" });
    await send(idOf("wechat"), NOON, { gateways: without });
    expect(await row(idOf("wechat"))).toMatchObject({ status: "suppressed", reason: "not_configured" });
  });

  it("counts a defect of ours as a failed attempt and tells the log", async () => {
    const { idOf, endpoint } = await planned();
    await desk.db.webhookEndpoint.update({ where: { id: endpoint }, data: { secret: "v1.broken" } });
    expect(await send(idOf("webhook"))).toMatchObject({ attempts: 1 });
    expect(await row(idOf("webhook"))).toMatchObject({ status: "failed", reason: "internal_fault" });
    expect(faults).toHaveLength(1);
  });
});
