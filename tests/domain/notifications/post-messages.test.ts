import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { claimDeliveries } from "#app/domain/notifications/claim-deliveries.server.ts";
import { wakesFor } from "#app/domain/notifications/due-deliveries.server.ts";
import type { NoticeSettings } from "#app/domain/notifications/notice-texts.ts";
import { type MessageDraft, postMessages } from "#app/domain/notifications/post-messages.server.ts";
import { saveTemplate } from "#app/domain/notifications/save-template.server.ts";
import { type SendTools, sendDelivery } from "#app/domain/notifications/send-delivery.server.ts";
import { storeAttempts } from "#app/domain/notifications/store-attempts.server.ts";
import { noticeTexts } from "#app/i18n/notice-texts.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { createGateways, type Gateways } from "#app/platform/gateways/gateways.server.ts";
import { createSecretBox } from "#app/platform/secret-box.server.ts";
import { DATA_KEY, makeCustomer, SETTINGS } from "#tests/factories/notifications.ts";
import { type FakeAliyunSms, startFakeAliyunSms } from "#tests/fakes/fake-aliyun-sms.ts";
import { type FakeWechat, startFakeWechat } from "#tests/fakes/fake-wechat.ts";
import { type SmtpReceiver, startSmtpReceiver } from "#tests/fakes/smtp-receiver.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let desk: Ctx;
let smtp: SmtpReceiver;
let sms: FakeAliyunSms;
let wechat: FakeWechat;
let gateways: Gateways;

/** Noon and half past eleven in the night, Beijing. */
const NOON = new Date("2026-11-18T04:00:00Z");
const NIGHT = new Date("2026-11-18T15:30:00Z");
const MORNING = new Date("2026-11-19T00:00:00Z");

beforeAll(async () => {
  test = await testDb();
  desk = test.ctx("system", { now: NOON });
});
afterAll(() => test.close());
beforeEach(async () => {
  [smtp, sms, wechat] = await Promise.all([startSmtpReceiver(), startFakeAliyunSms(), startFakeWechat()]);
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
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await gateways.close();
  await Promise.all([smtp.stop(), sms.stop(), wechat.stop()]);
});

let counter = 0;
const SMS = { channel: "sms", recipient: "+8613812345678" } as const;
const WECHAT = { channel: "wechat", recipient: "openid-1" } as const;

function draft(over: Partial<MessageDraft> = {}): MessageDraft {
  counter += 1;
  return {
    dedupeKey: `staff-alert-${counter}`,
    purpose: "staff",
    notice: "staff_alert",
    channel: "email",
    recipient: "zhao@yidao.example",
    locale: "zh-CN",
    subject: "【重大投诉】TS2611180001",
    body: "请立即确认",
    ...over,
  };
}

async function post(...drafts: MessageDraft[]): Promise<string[]> {
  return inTransaction(desk, (tx) => postMessages(tx, desk, drafts));
}

function tools(now: Date, over: { gateways?: Partial<Gateways>; settings?: Partial<NoticeSettings> } = {}): SendTools {
  const ctx = test.ctx("system", { now });
  return {
    texts: noticeTexts,
    settings: { ...SETTINGS, ...over.settings },
    gateways: { ...gateways, ...over.gateways },
    secrets: createSecretBox(DATA_KEY),
    claim: async (id) => (await claimDeliveries(ctx, [id]))[0] ?? null,
    store: (attempt) => storeAttempts(ctx, [attempt]),
    onFault: (error) => {
      throw error;
    },
    nowMs: () => now.getTime(),
    random: () => 0,
  };
}

async function send(id: string, now = NOON, over: Parameters<typeof tools>[1] = {}) {
  vi.setSystemTime(now);
  return sendDelivery(test.ctx("system", { now }), tools(now, over), id);
}
const row = (id: string) => desk.db.delivery.findUniqueOrThrow({ where: { id } });

async function putTemplate(notice: string, channel: "sms" | "wechat", subject: string, body: string) {
  await saveTemplate(test.ctx("manager"), { notice, channel, locale: "zh-CN", seen: 0, subject, body });
}

describe("postMessages", () => {
  it("writes each message once by its key, asks for it to be sent, and is undone with its transaction", async () => {
    const one = draft({ complaintId: "c1", alertRecipientId: "r1", params: { number: "TS1" } });
    const [id = ""] = await post(one, one);
    expect(await post(one)).toEqual([]);
    expect(await row(id)).toMatchObject({
      ...one,
      status: "pending",
      attempts: 0,
      dueAt: NOON,
      templateId: null,
      shipmentId: null,
    });
    const asked = await desk.db.outboxEvent.findMany({ where: { event: "delivery.requested", entityId: "c1" } });
    expect(asked.map(({ payload }) => payload)).toEqual([{ deliveryIds: [id] }]);
    expect(await wakesFor(desk, [id])).toEqual([{ id, channel: "email", attempts: 0, dueAt: NOON }]);

    const lost = draft();
    await inTransaction(desk, async (tx) => {
      await postMessages(tx, desk, [lost]);
      throw new Error("undone");
    }).catch(() => {});
    expect(await desk.db.delivery.count({ where: { dedupeKey: lost.dedupeKey } })).toBe(0);
    expect(await post()).toEqual([]);
  });
});

describe("sending a message to our own people", () => {
  it("sends the e-mail as it was written, in the night too, with nothing to unsubscribe from", async () => {
    const [id = ""] = await post(draft({ body: "第一行\n\n确认：https://yidao.example/incidents/ack/abc" }));
    expect(await send(id, NIGHT)).toBeNull();
    const [mail] = smtp.messages;
    expect(mail?.to).toEqual(["zhao@yidao.example"]);
    expect(mail?.text.replaceAll("\r\n", "\n").trim()).toBe("第一行\n\n确认：https://yidao.example/incidents/ack/abc");
    expect(mail?.headers).not.toHaveProperty("list-unsubscribe");
    expect(mail?.headers["auto-submitted"]).toBe("auto-generated");
    expect(await row(id)).toMatchObject({ status: "sent", sentAt: NIGHT });
  });

  it("is tried again with the same words when the mail server is busy", async () => {
    const [id = ""] = await post(draft());
    smtp.failNext(1, 451, "DATA");
    const again = await send(id);
    expect(again).toMatchObject({ id, attempts: 1 });
    await send(id, again?.dueAt);
    expect(smtp.messages.map(({ text }) => text.trim())).toEqual(["请立即确认"]);
  });

  it("sends SMS and WeChat by the provider's template at any hour; without its number that way is left out", async () => {
    const params = { number: "TS2611180001", text: "请立即确认", due: "11-18 23:45", url: "https://y.example/a" };
    const [first = "", second = "", mail = ""] = await post(
      draft({ ...SMS, params }),
      draft({ ...WECHAT, params }),
      draft(),
    );
    for (const id of [first, second]) {
      await send(id, NIGHT);
      expect(await row(id)).toMatchObject({ status: "suppressed", reason: "no_provider_template", attempts: 0 });
    }
    await send(mail, NIGHT);
    expect(await row(mail)).toMatchObject({ status: "sent" });

    await putTemplate("staff_alert", "sms", "SMS_9", "{number} {text} {url} {company}");
    await putTemplate("staff_alert", "wechat", "wx-9", "first: {text}\nkeyword1: {number}\nremark: {url}");
    await desk.db.delivery.updateMany({ where: { id: { in: [first, second] } }, data: { status: "pending" } });
    await send(first, NIGHT);
    await send(second, NIGHT);
    expect(sms.received).toMatchObject([
      {
        templateCode: "SMS_9",
        outId: first,
        templateParam: { number: params.number, text: params.text, url: params.url, company: SETTINGS.companyName },
      },
    ]);
    expect(wechat.received).toMatchObject([
      { templateId: "wx-9", data: { first: params.text, keyword1: params.number, remark: params.url } },
    ]);
    expect(await row(first)).toMatchObject({ status: "sent", body: "请立即确认" });
  });

  it("is kept in the mailbox in the demo, and else said to be not set up", async () => {
    const [first = "", second = ""] = await post(draft(SMS), draft(SMS));
    await send(first, NIGHT, { gateways: { sms: null }, settings: { demo: true } });
    expect(await row(first)).toMatchObject({ status: "sent", providerId: "mailbox", body: "请立即确认" });
    await send(second, NIGHT, { gateways: { sms: null } });
    expect(await row(second)).toMatchObject({ status: "suppressed", reason: "not_configured" });
  });
});

describe("sending words to a complainant", () => {
  const words = { purpose: "case", notice: "case_message", complaintId: "c2" } as const;

  it("lets his phone be silent in the night: his own hours, or the usual ones of somebody unknown", async () => {
    await putTemplate("case_message", "sms", "SMS_C", "{number} {text}");
    const customerId = await makeCustomer(desk, { quietFrom: "23:00", quietTo: "09:30" });
    const params = { number: "TS2", text: "今天送到" };
    const [unknown = "", known = ""] = await post(
      draft({ ...words, ...SMS, params }),
      draft({ ...words, ...SMS, params, customerId }),
    );
    expect(await send(unknown, NIGHT)).toMatchObject({ attempts: 0, dueAt: MORNING });
    expect(await send(known, NIGHT)).toMatchObject({ dueAt: new Date("2026-11-19T01:30:00Z") });
    expect(sms.requests()).toBe(0);
    await send(unknown, MORNING);
    expect(sms.received).toMatchObject([{ templateParam: params }]);
  });

  it("e-mails at any hour, also who wants no notices of goods; SMS and WeChat obey that", async () => {
    const customerId = await makeCustomer(desk, { unsubscribedAt: NOON });
    const [mail = "", text = "", chat = ""] = await post(
      draft({ ...words, customerId }),
      draft({ ...words, ...SMS, customerId }),
      draft({ ...words, ...WECHAT, customerId }),
    );
    await send(mail, NIGHT);
    expect(await row(mail)).toMatchObject({ status: "sent" });
    for (const id of [text, chat]) {
      await send(id);
      expect(await row(id)).toMatchObject({ status: "suppressed", reason: "unsubscribed" });
    }
  });

  it("names every value the provider's template has, empty where this message lacks it", async () => {
    await putTemplate("case_message", "wechat", "wx-c", "first: {text}\nkeyword1: {number}\nremark: {due}{phone}");
    const [id = ""] = await post(draft({ ...words, ...WECHAT, params: { text: "已查明" } }));
    await send(id);
    expect(wechat.received).toMatchObject([{ data: { first: "已查明", keyword1: "", remark: SETTINGS.companyPhone } }]);
  });
});
