import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerNotifications } from "#app/domain/notifications/customer-notifications.server.ts";
import { notificationSettingsSchema } from "#app/domain/notifications/notification-forms.ts";
import { DEFAULT_MATRIX, readMatrix } from "#app/domain/notifications/preferences.ts";
import { saveNotificationSettings } from "#app/domain/notifications/save-settings.server.ts";
import { resetTemplate, saveTemplate } from "#app/domain/notifications/save-template.server.ts";
import { templateDetail } from "#app/domain/notifications/template-queries.server.ts";
import { unsubscribe, unsubscribeState } from "#app/domain/notifications/unsubscribe.server.ts";
import { noticeTexts } from "#app/i18n/notice-texts.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { makeCustomer } from "#tests/factories/notifications.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let agent: Ctx;
let manager: Ctx;

beforeAll(async () => {
  test = await testDb();
  agent = test.ctx("service_agent");
  manager = test.ctx("manager");
});
afterAll(() => test.close());

const stored = (id: string) => agent.db.customer.findUniqueOrThrow({ where: { id } });

function form(customerId: string, version: number, over: Record<string, unknown> = {}) {
  const base = { customerId, version: String(version), locale: "en", quietFrom: "21:00", quietTo: "07:30" };
  return notificationSettingsSchema.parse({ ...base, ...over });
}

describe("preferences", () => {
  it("are the defaults until somebody chooses, and forget what does not exist", () => {
    expect(readMatrix(null)).toEqual(DEFAULT_MATRIX);
    expect(readMatrix({ sms: ["delivered", "nonsense"], email: [] })).toEqual({
      ...DEFAULT_MATRIX,
      sms: ["delivered"],
      email: [],
    });
  });

  it("are saved with hours and language; a channel without a tick stays empty", async () => {
    const id = await makeCustomer(agent);
    await saveNotificationSettings(
      agent,
      form(id, 1, { ticks: ["email:delivered", "webhook:pending"], consent: "on" }),
    );
    const page = await customerNotifications(agent, id);
    expect(page.matrix).toEqual({ email: ["delivered"], webhook: ["pending"], sms: [], wechat: [] });
    expect(page.customer).toMatchObject({ locale: "en", quietFrom: "21:00", quietTo: "07:30", consentAt: TEST_NOW });
    expect(page.addresses.sms).toMatch(/\*{4}/);
    expect(JSON.stringify(page)).not.toContain((await stored(id)).phone);
    await expect(saveNotificationSettings(agent, form(id, 1))).rejects.toMatchObject({ code: "conflict" });
    await expect(saveNotificationSettings(test.ctx("finance"), form(id, 2))).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("refuse boxes that do not exist and hours that are none", () => {
    expect(notificationSettingsSchema.safeParse({ ticks: ["fax:delivered"] }).success).toBe(false);
    expect(() => form("c", 1, { quietFrom: "25:00" })).toThrow();
  });
});

describe("unsubscribing", () => {
  it("works once for the one link, and only consent given anew ends it", async () => {
    const id = await makeCustomer(agent);
    const token = (await stored(id)).unsubscribeToken;
    const someone = test.ctx("public");
    expect(await unsubscribeState(someone, token)).toBe("subscribed");
    expect(await unsubscribe(someone, token)).toBe("unsubscribed");
    expect(await unsubscribe({ ...someone, now: new Date("2027-01-01T00:00:00Z") }, token)).toBe("unsubscribed");
    expect((await stored(id)).unsubscribedAt).toEqual(TEST_NOW);
    expect(await agent.db.outboxEvent.count({ where: { event: "customer.unsubscribed", entityId: id } })).toBe(1);
    expect(await unsubscribe(someone, "no-such-token")).toBe("unknown");
    await saveNotificationSettings(agent, form(id, 2, { consent: "on" }));
    expect((await stored(id)).unsubscribedAt).toEqual(TEST_NOW);
    await saveNotificationSettings(agent, form(id, 3, { resubscribe: "on" }));
    expect(await stored(id)).toMatchObject({ unsubscribedAt: null, consentAt: TEST_NOW });
  });
});

describe("templates", () => {
  const slot = { notice: "delivered", channel: "email", locale: "zh-CN" } as const;

  it("come in versions of which one is in force", async () => {
    expect((await templateDetail(manager, noticeTexts, slot)).current.version).toBe(0);
    expect(await saveTemplate(manager, { ...slot, seen: 0, subject: "一", body: "{goods}" })).toBe(1);
    expect(await saveTemplate(manager, { ...slot, seen: 1, subject: "二", body: "{goods}" })).toBe(2);
    const late = { ...slot, seen: 1, subject: "三", body: "{goods}" };
    await expect(saveTemplate(manager, late)).rejects.toMatchObject({ code: "conflict" });
    const { current, history } = await templateDetail(manager, noticeTexts, slot);
    expect(current).toMatchObject({ version: 2, subject: "二" });
    expect(history.map(({ version, active }) => [version, active])).toEqual([
      [2, true],
      [1, false],
    ]);
    await resetTemplate(manager, { ...slot, seen: 2 });
    expect((await templateDetail(manager, noticeTexts, slot)).current.version).toBe(0);
    expect(await saveTemplate(manager, { ...slot, seen: 0, subject: "四", body: "{goods}" })).toBe(3);
  });

  it("are the manager's, and name only what there is", async () => {
    const input = { ...slot, seen: 3, subject: "x", body: "{passport}" };
    await expect(saveTemplate(agent, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveTemplate(manager, input)).rejects.toMatchObject({
      code: "invalid",
      fields: [{ field: "body", code: "unknown_variable", params: { name: "passport" } }],
    });
  });
});
