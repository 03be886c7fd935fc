import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SEND_ALERT_HANDLER, sendAlert } from "#app/domain/alerts/send-alert.server.ts";
import { sha256 } from "#app/platform/token.server.ts";
import {
  ALERT_TOOLS,
  type AlertScene,
  after,
  alertScene,
  HOUR,
  MINUTE,
  makeContact,
  NIGHT,
} from "#tests/factories/alerts.ts";

let scene: AlertScene;

beforeAll(async () => {
  scene = await alertScene();
});
afterAll(() => scene.test.close());

const major = (now = NIGHT) => scene.complain(now, { flags: ["injury"] });
const recipients = (alertId: string) =>
  scene.db.alertRecipient.findMany({ where: { alertId }, orderBy: { id: "asc" } });

describe("a major complaint in the night", () => {
  it("is told to the manager at once, on every way he has, with number, case and his own link", async () => {
    const { id, complaintNo } = await major();
    const [first] = await scene.pass(NIGHT, id);
    const alertId = first?.id ?? "";
    expect(first).toMatchObject({ kind: "escalation", level: 1, act: "notify" });
    const [manager, ...others] = await recipients(alertId);
    expect(others).toEqual([]);
    expect(manager).toMatchObject({ name: "赵敏", role: "manager", skipped: [] });
    const sent = await scene.messages(alertId);
    expect(sent.map(({ channel, purpose, status, dueAt }) => [channel, purpose, status, dueAt])).toEqual([
      ["email", "staff", "pending", NIGHT],
      ["sms", "staff", "pending", NIGHT],
      ["wechat", "staff", "pending", NIGHT],
    ]);
    expect(sent.map(({ recipient }) => recipient)).toEqual(["staff1@yidao.example", "+8613809911001", "openid-zhao"]);
    for (const { body, complaintId, alertRecipientId } of sent) {
      expect(body).toContain(complaintNo);
      expect(body).toContain(`https://yidao.example/complaints/${complaintNo}`);
      expect(sha256(scene.tokenIn(body))).toBe(manager?.tokenHash);
      expect([complaintId, alertRecipientId]).toEqual([id, manager?.id]);
    }
    expect(sent[0]?.subject).toBe(`【重大投诉】${complaintNo} 请立即确认并组织处理`);
    expect(sent[0]?.body).toContain("性质：人身伤害");
    expect(sent[1]?.params).toMatchObject({ number: complaintNo, text: "重大投诉，请立即确认并组织处理" });
  });

  it("names nobody outside the house", async () => {
    const { id } = await major();
    const [first] = await scene.pass(NIGHT, id);
    for (const { subject, body } of await scene.messages(first?.id ?? "")) {
      expect(`${subject}${body}`).not.toMatch(/王先生|13999112233|摔坏/);
    }
  });

  it("goes to the next above after 15 minutes, and to the one above him after 30", async () => {
    const { id } = await major();
    await scene.pass(NIGHT, id);
    const second = (await scene.pass(after(15 * MINUTE), id)).find(({ level }) => level === 2);
    const third = (await scene.pass(after(30 * MINUTE), id)).find(({ level }) => level === 3);
    const told = async (alertId = "") => (await recipients(alertId)).map(({ name, role }) => [name, role]);
    expect(await told(second?.id)).toEqual([
      ["赵敏", "manager"],
      ["上级1", "superior_1"],
    ]);
    expect((await told(third?.id)).map(([, role]) => role)).toEqual(["manager", "superior_1", "superior_2"]);
    const [, boss] = await recipients(second?.id ?? "");
    expect(boss?.skipped).toEqual([
      { channel: "sms", reason: "no_address" },
      { channel: "wechat", reason: "no_address" },
    ]);
  });

  it("has each message taken up by one request, and tells the screens", async () => {
    const { id } = await major();
    const [alert] = await scene.pass(NIGHT, id);
    const facts = await scene.db.outboxEvent.findMany({ where: { entityId: id, event: { startsWith: "delivery" } } });
    const ids = (await scene.messages(alert?.id ?? "")).map((message) => message.id);
    expect(facts.map(({ payload }) => payload)).toEqual([{ deliveryIds: ids }]);
    const sent = await scene.db.outboxEvent.findMany({ where: { entityId: id, event: "alert.sent" } });
    expect(sent.map(({ payload }) => payload)).toEqual([
      { alertId: alert?.id, subject: "complaint", subjectId: id, recipients: 1, messages: 3 },
    ]);
  });
});

describe("an alert is told once", () => {
  it("by however many workers, one after the other or at once", async () => {
    const { id } = await major();
    const [alert] = await scene.pass(NIGHT, id);
    const alertId = alert?.id ?? "";
    const before = (await scene.messages(alertId)).map((message) => message.id);
    await Promise.all(Array.from({ length: 4 }, () => sendAlert(scene.at(after(MINUTE)), ALERT_TOOLS, alertId)));
    expect((await scene.messages(alertId)).map((message) => message.id)).toEqual(before);
    expect(await recipients(alertId)).toHaveLength(1);
  });

  it("leaves the mark of its event also where there is nothing to tell, and does nothing the second time", async () => {
    const { id } = await major();
    const [alert] = await scene.pass(NIGHT, id);
    const cause = { handler: SEND_ALERT_HANDLER, outboxId: "o1" };
    expect(await sendAlert(scene.at(NIGHT), ALERT_TOOLS, alert?.id ?? "", cause)).toBe(false);
    expect(await scene.db.handledEvent.count({ where: cause })).toBe(1);
    const silent = { handler: SEND_ALERT_HANDLER, outboxId: "o2", silent: true };
    await scene.db.alertRecipient.deleteMany({ where: { alertId: alert?.id } });
    expect(await sendAlert(scene.at(NIGHT), ALERT_TOOLS, alert?.id ?? "", silent)).toBe(false);
    expect(await recipients(alert?.id ?? "")).toEqual([]);
    expect(await sendAlert(scene.at(NIGHT), ALERT_TOOLS, alert?.id ?? "", { ...cause, outboxId: "o2" })).toBe(false);
  });
});

describe("what is settled before it is sent", () => {
  async function fired(kind: "warning" | "breach") {
    const { id } = await scene.complain(NIGHT);
    const clockId = await scene.clock(NIGHT, id, "resolution", "complaint.major.settlement");
    const { dueAt } = await scene.db.slaClock.findUniqueOrThrow({ where: { id: clockId } });
    const alert = await scene.db.clockAlert.create({
      data: {
        ...{ id: `alert-${id}-${kind}`, clockId, cycle: 9, kind, level: 0, subject: "complaint", subjectId: id },
        ...{ roles: ["owner", "manager"], act: "notify", dueAt, firedAt: NIGHT },
      },
    });
    return { id, clockId, alertId: alert.id };
  }
  const send = (alertId: string) => sendAlert(scene.at(after(HOUR)), ALERT_TOOLS, alertId);

  it("is not told: an answer was given, the case was merged, the clock is paused", async () => {
    const stopped = await fired("warning");
    const met = { outcome: "met", stoppedAt: after(MINUTE) };
    await scene.db.slaClock.update({ where: { id: stopped.clockId }, data: met });
    expect(await send(stopped.alertId)).toBe(false);

    const merged = await fired("breach");
    await scene.db.complaint.update({ where: { id: merged.id }, data: { open: false, status: "merged" } });
    await scene.db.slaClock.update({ where: { id: merged.clockId }, data: { outcome: "cancelled" } });
    expect(await send(merged.alertId)).toBe(false);

    const paused = await fired("warning");
    await scene.db.slaClock.update({ where: { id: paused.clockId }, data: { pausedAt: NIGHT } });
    expect(await send(paused.alertId)).toBe(false);
    expect(await scene.messages(paused.alertId)).toEqual([]);
  });

  it("but that a time was missed is told, with when it was done", async () => {
    const late = await fired("breach");
    const { dueAt } = await scene.db.slaClock.findUniqueOrThrow({ where: { id: late.clockId } });
    const missed = { outcome: "missed", stoppedAt: after(12 * MINUTE, dueAt) };
    await scene.db.slaClock.update({ where: { id: late.clockId }, data: missed });
    expect(await send(late.alertId)).toBe(true);
    const [mail] = await scene.messages(late.alertId);
    expect(mail?.body).toContain("超时 12 分");
  });
});

describe("who is told", () => {
  async function toldTo(roles: string[], ownerId: string | null) {
    const { id } = await scene.complain(NIGHT);
    const owner = ownerId ? { ownerId, ownerName: "某人" } : { ownerId: null };
    await scene.db.complaint.update({ where: { id }, data: owner });
    const clockId = await scene.clock(NIGHT, id, "resolution", "complaint.general.feedback");
    const alertId = `alert-${id}`;
    await scene.db.clockAlert.create({
      data: {
        ...{ id: alertId, clockId, cycle: 9, kind: "breach", level: 0, subject: "complaint", subjectId: id },
        ...{ roles, act: "notify", dueAt: NIGHT, firedAt: NIGHT },
      },
    });
    await sendAlert(scene.at(NIGHT), ALERT_TOOLS, alertId);
    return (await recipients(alertId)).map(({ name, role }) => `${name} ${role}`);
  }

  it("is the owner, each person once; the service desk for what nobody has or who has left", async () => {
    expect(await toldTo(["owner", "service_agent"], "test-service_agent")).toEqual(["陈静 owner"]);
    expect(await toldTo(["owner"], null)).toEqual(["陈静 service_agent"]);
    await scene.db.user.update({ where: { id: "test-service_agent" }, data: { active: false } });
    expect(await toldTo(["owner"], "test-service_agent")).toEqual(["赵敏 manager"]);
    await scene.db.user.update({ where: { id: "test-service_agent" }, data: { active: true } });
  });

  it("is the next above where nobody stands at a height, and nobody above the highest", async () => {
    await scene.db.escalationContact.updateMany({ where: { level: 1 }, data: { active: false } });
    expect(await toldTo(["superior_1"], null)).toEqual(["上级2 superior_2"]);
    expect(await toldTo(["superior_3"], null)).toEqual([]);
    await scene.db.escalationContact.updateMany({ data: { active: true } });
  });

  it("gets no SMS at a number that is no mobile, and the reason is kept", async () => {
    const contact = await makeContact(scene.at(NIGHT), 3, { phone: "0991-2345678", email: null });
    const { id } = await major();
    await scene.db.escalationContact.updateMany({ where: { level: { lt: 3 } }, data: { active: false } });
    await scene.pass(NIGHT, id);
    const second = (await scene.pass(after(15 * MINUTE), id)).find(({ level }) => level === 2);
    const boss = (await recipients(second?.id ?? "")).find(({ personId }) => personId === contact);
    expect(boss?.skipped).toEqual([
      { channel: "email", reason: "no_address" },
      { channel: "sms", reason: "not_a_mobile" },
      { channel: "wechat", reason: "no_address" },
    ]);
    await scene.db.escalationContact.updateMany({ data: { active: true } });
  });
});
