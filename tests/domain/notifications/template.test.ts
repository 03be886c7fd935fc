import { describe, expect, it } from "vitest";
import { PEOPLE_CHANNELS } from "#app/domain/notifications/channels.ts";
import { composeMessage, type NoticeFacts, partOf } from "#app/domain/notifications/compose-message.ts";
import {
  fillTemplate,
  SMS_CHARACTERS,
  templateProblems,
  variablesOf,
  wechatFields,
} from "#app/domain/notifications/template.ts";
import { NOTICE_KINDS } from "#app/domain/tracking/notice.ts";
import { noticeTexts } from "#app/i18n/notice-texts.ts";
import { SETTINGS } from "#tests/factories/notifications.ts";

const facts: NoticeFacts = {
  shipmentId: "s1",
  waybillNo: "XJJ26111800012",
  externalNo: null,
  goodsName: "灯具",
  pieces: 10,
  destText: "乌鲁木齐",
  trackingToken: "tracking-token",
  promisedAt: new Date("2026-11-20T02:00:00Z"),
  milestone: "out_for_delivery",
  partialDone: 0,
  open: true,
  signedCount: 0,
  event: { code: "OUT_FOR_DELIVERY", occurredAt: new Date("2026-11-18T01:00:00Z"), placeText: null, signedBy: null },
};

describe("templates", () => {
  it("names each variable once and fills only what has a value", () => {
    expect(variablesOf("{a} {b} {a} {} text {c d}")).toEqual(["a", "b", ""]);
    expect(fillTemplate("{a}{b}", { a: "1" })).toBe("1{b}");
  });

  it("refuses unknown variables, empty texts and lines that are no WeChat field", () => {
    expect(templateProblems("email", { subject: "{waybillNo}", body: "{who}" })).toEqual([
      { field: "body", code: "unknown_variable", params: { name: "who" } },
    ]);
    expect(templateProblems("email", { subject: " ", body: "" }).map(({ field, code }) => `${field} ${code}`)).toEqual([
      "subject required",
      "body required",
    ]);
    expect(templateProblems("sms", { subject: "", body: "x" })).toEqual([]);
    expect(templateProblems("wechat", { subject: "", body: "first: {goods}\nno field" })).toEqual([
      { field: "body", code: "wechat_fields" },
    ]);
  });

  it("reads WeChat fields, also with a full-width colon", () => {
    expect(wechatFields("first: a：b\n\nkeyword1：c")).toEqual({ first: "a：b", keyword1: "c" });
    expect(wechatFields("")).toBeNull();
  });
});

describe("the built-in texts", () => {
  const all = (["zh-CN", "en"] as const).flatMap((locale) =>
    PEOPLE_CHANNELS.flatMap((channel) => NOTICE_KINDS.map((kind) => ({ locale, channel, kind }))),
  );

  it.each(all)("$locale $channel $kind is a template that leaves nothing open", ({ locale, channel, kind }) => {
    const template = noticeTexts.template(channel, kind, locale);
    expect(templateProblems(channel, template)).toEqual([]);
    const { texts, settings } = { texts: noticeTexts, settings: SETTINGS };
    const message = composeMessage({
      channel,
      kind,
      locale,
      template,
      facts,
      texts,
      settings,
      unsubscribeToken: "bye",
    });
    const text = `${message.subject}\n${message.body}`;
    expect(text).not.toMatch(/[{}]|notifications\.|tracking\./);
    expect(message.body).toContain("https://yidao.example/u/bye");
    expect(text).toContain(facts.waybillNo);
    if (channel === "sms") {
      expect(fillTemplate(template.body, message.fields).length).toBeLessThanOrEqual(SMS_CHARACTERS);
    }
  });
});

describe("composeMessage", () => {
  const compose = (over: Partial<NoticeFacts>, body = "{milestone}", channel: "email" | "sms" | "wechat" = "email") =>
    composeMessage({
      channel,
      kind: "out_for_delivery",
      locale: "zh-CN",
      template: { subject: "{goods}", body },
      facts: { ...facts, ...over },
      texts: noticeTexts,
      settings: SETTINGS,
      unsubscribeToken: "bye",
    });

  it("says how many pieces when not all are there, and nothing of parts once the shipment moved on", () => {
    expect(compose({ partialDone: 3 }).body).toContain("部分派送中（3/10 件）");
    expect(compose({ partialDone: 0 }).body).toMatch(/^派送中\n/);
    expect(compose({ partialDone: 3, milestone: "delivered" }).body).toMatch(/^派送中\n/);
  });

  it("counts the signed pieces for a part delivery, and not as pieces out for delivery", () => {
    expect(partOf("delivered_partial", { ...facts, signedCount: 4 })).toEqual({ done: 4, total: 10 });
    expect(partOf("out_for_delivery", { ...facts, signedCount: 4, partialDone: 4 })).toBeNull();
  });

  it("gives providers their fields", () => {
    expect(compose({}, "{waybillNo} {phone}", "sms").fields).toEqual({
      waybillNo: facts.waybillNo,
      phone: SETTINGS.companyPhone,
      unsubscribe: "https://yidao.example/u/bye",
    });
    expect(compose({}, "first: {goods}\nremark: {eta}", "wechat").fields).toEqual({
      first: "灯具",
      remark: "2026-11-20；退订 https://yidao.example/u/bye",
    });
  });
});
