import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createWechatGateway,
  type WechatGateway,
  type WechatGatewayConfig,
} from "#app/platform/gateways/wechat.server.ts";
import { type FakeWechat, startFakeWechat } from "#tests/fakes/fake-wechat.ts";

let wechat: FakeWechat;
let nowMs: number;
let gateway: WechatGateway;

const message = {
  id: "dlv_1",
  toUser: "oX-openid-1",
  templateId: "tpl-arrived",
  url: "https://yidao.example/t/abc",
  data: { character_string1: "XJ260301-0001", thing2: "已到达乌鲁木齐" },
};

function gatewayWith(over: Partial<WechatGatewayConfig> = {}): WechatGateway {
  const { baseUrl, appId, appSecret } = wechat;
  return createWechatGateway({ baseUrl, appId, appSecret, nowMs: () => nowMs, ...over });
}

beforeEach(async () => {
  wechat = await startFakeWechat();
  nowMs = Date.parse("2026-03-01T08:00:00Z");
  gateway = gatewayWith();
});
afterEach(() => wechat.stop());

describe("sending", () => {
  it("delivers the template's fields and reads the long message id exactly", async () => {
    const outcome = await gateway.send(message);
    expect(outcome).toMatchObject({ kind: "sent", providerId: "2817373633226080257" });
    expect(wechat.received).toEqual([{ ...message, msgId: "2817373633226080257" }]);
  });

  it("is delivered once when asked twice", async () => {
    const first = await gateway.send(message);
    const second = await gateway.send(message);
    expect(second).toEqual(first);
    expect(wechat.received).toHaveLength(1);
  });

  it.each([
    [-1, "receiver_busy"],
    [45009, "rate_limited"],
    [45011, "rate_limited"],
  ])("errcode %i is tried again", async (errcode, reason) => {
    wechat.failNext(1, errcode);
    expect(await gateway.send(message)).toMatchObject({ kind: "retry", reason });
    expect((await gateway.send(message)).kind).toBe("sent");
  });

  it.each([
    [43004, "recipient_refused"],
    [40003, "recipient_refused"],
    [43101, "recipient_refused"],
    [43019, "recipient_refused"],
    [40037, "message_refused"],
    [47003, "message_refused"],
    [48001, "credentials_refused"],
  ])("errcode %i is final", async (errcode, reason) => {
    wechat.failNext(1, errcode);
    const outcome = await gateway.send(message);
    expect(outcome).toMatchObject({ kind: "rejected", reason });
    if (outcome.kind === "rejected") expect(outcome.response).toContain(String(errcode));
  });

  it("tries again after 5xx, an answer that is no JSON and a cut connection", async () => {
    const faults = [
      [{ status: 502, body: "bad" }, "http_error"],
      [{ body: "<html>" }, "answer_not_understood"],
      [{ hangUp: true }, "connection_failed"],
    ] as const;
    for (const [answer, reason] of faults) {
      wechat.answerNext("message", answer);
      expect(await gateway.send(message)).toMatchObject({ kind: "retry", reason });
    }
  });
});

it("gives up at the deadline", async () => {
  wechat.answerNext("message", { delayMs: 900 });
  const outcome = await gatewayWith({ timeoutMs: 300 }).send(message);
  expect(outcome).toEqual({ kind: "retry", reason: "timeout" });
});

describe("the access token", () => {
  it("is fetched once for many messages, also at the same time", async () => {
    const many = Array.from({ length: 20 }, (_, i) => gateway.send({ ...message, id: `dlv_${i}` }));
    expect((await Promise.all(many)).every(({ kind }) => kind === "sent")).toBe(true);
    await gateway.send({ ...message, id: "later" });
    expect(wechat.tokens()).toEqual({ issued: 1, forced: 0, asked: 1 });
  });

  it("is fetched again five minutes before its end", async () => {
    await gateway.send(message);
    nowMs += (7_200 - 300) * 1_000 - 1;
    await gateway.send(message);
    expect(wechat.tokens().asked).toBe(1);
    nowMs += 1;
    await gateway.send(message);
    expect(wechat.tokens().asked).toBe(2);
  });

  it.each([40001, 40014, 42001] as const)("is replaced once after errcode %i, without force", async (errcode) => {
    await gateway.send(message);
    wechat.revokeToken({ errcode });
    const many = Array.from({ length: 10 }, (_, i) => gateway.send({ ...message, id: `after_${i}` }));
    expect((await Promise.all(many)).every(({ kind }) => kind === "sent")).toBe(true);
    expect(wechat.tokens()).toEqual({ issued: 2, forced: 0, asked: 2 });
  });

  it("is forced when WeChat hands out the refused one again", async () => {
    await gateway.send(message);
    wechat.revokeToken({ stillHandedOut: true });
    const many = Array.from({ length: 10 }, (_, i) => gateway.send({ ...message, id: `after_${i}` }));
    expect((await Promise.all(many)).every(({ kind }) => kind === "sent")).toBe(true);
    expect(wechat.tokens()).toEqual({ issued: 2, forced: 1, asked: 3 });
  });

  it("is not fought over: refused twice, the message waits", async () => {
    wechat.failNext(2, 40001);
    expect(await gateway.send(message)).toMatchObject({ kind: "retry", reason: "credentials_refused" });
    expect((await gateway.send(message)).kind).toBe("sent");
  });

  it.each([
    ["appId", { appId: "wx-other" }],
    ["appSecret", { appSecret: "other" }],
  ])("says when the %s is wrong", async (_what, over) => {
    const outcome = await gatewayWith(over).send(message);
    expect(outcome).toMatchObject({ kind: "rejected", reason: "credentials_refused" });
    expect(wechat.received).toEqual([]);
  });

  it("tries again when it cannot be had now", async () => {
    const faults = [
      [{ body: '{"errcode":-1,"errmsg":"system error"}' }, "receiver_busy"],
      [{ body: '{"errcode":45009,"errmsg":"reach max api daily quota limit"}' }, "rate_limited"],
      [{ status: 500 }, "http_error"],
      [{ hangUp: true }, "connection_failed"],
    ] as const;
    for (const [answer, reason] of faults) {
      wechat.answerNext("token", answer);
      expect(await gateway.send(message)).toMatchObject({ kind: "retry", reason });
    }
    expect((await gateway.send(message)).kind).toBe("sent");
  });
});
