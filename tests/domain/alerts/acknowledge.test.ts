import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acknowledgeAlert, acknowledgeByActing } from "#app/domain/alerts/acknowledge-alert.server.ts";
import { acknowledgeByToken, ackState } from "#app/domain/alerts/acknowledge-by-token.server.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { type AlertScene, after, alertScene, MINUTE, makeStaff, NIGHT } from "#tests/factories/alerts.ts";

let scene: AlertScene;

beforeAll(async () => {
  scene = await alertScene();
  await makeStaff(scene.at(NIGHT), "inbound_dispatcher", { displayName: "王丽" });
});
afterAll(() => scene.test.close());

async function raised() {
  const complaint = await scene.complain(NIGHT, { flags: ["injury"] });
  const [alert] = await scene.pass(NIGHT, complaint.id);
  return { ...complaint, alertId: alert?.id ?? "" };
}
const ackClock = (id: string) =>
  scene.db.slaClock.findFirstOrThrow({ where: { subjectId: id, kind: "acknowledgement" } });
const alertRow = (id: string) =>
  scene.db.clockAlert.findUniqueOrThrow({ where: { id }, include: { recipients: true } });
const publicAt = (now: Date) => scene.test.ctx("public", { now });

describe("acknowledging, signed in", () => {
  it("is the manager's word: his message, the alert and the clock for it are settled in time", async () => {
    const { id, alertId } = await raised();
    expect(await acknowledgeAlert(scene.at(after(5 * MINUTE), "manager"), alertId)).toBe(true);
    expect(await alertRow(alertId)).toMatchObject({
      acknowledgedAt: after(5 * MINUTE),
      acknowledgedName: "测试 manager",
      recipients: [{ acknowledgedAt: after(5 * MINUTE) }],
    });
    expect(await ackClock(id)).toMatchObject({ outcome: "met", stoppedAt: after(5 * MINUTE), nextCheckAt: null });
    const told = await scene.db.outboxEvent.findMany({ where: { entityId: id, event: "alert.acknowledged" } });
    expect(told.map(({ payload }) => payload)).toEqual([
      { alertId, subject: "complaint", subjectId: id, byName: "测试 manager" },
    ]);
    expect(await scene.pass(after(20 * MINUTE), id)).toHaveLength(1);
  });

  it("takes all open alerts of the case in one act; twice is once", async () => {
    const { id, alertId } = await raised();
    await scene.pass(after(15 * MINUTE), id);
    const all = await scene.pass(after(30 * MINUTE), id);
    expect(all).toHaveLength(3);
    expect(await acknowledgeAlert(scene.at(after(31 * MINUTE), "manager"), alertId)).toBe(true);
    for (const { id: one } of all) {
      expect(await alertRow(one)).toMatchObject({ acknowledgedAt: after(31 * MINUTE) });
    }
    expect(await ackClock(id)).toMatchObject({ outcome: "missed" });
    expect(await acknowledgeAlert(scene.at(after(40 * MINUTE), "manager"), alertId)).toBe(false);
    expect(await alertRow(alertId)).toMatchObject({ acknowledgedAt: after(31 * MINUTE) });
    expect(await scene.db.outboxEvent.count({ where: { entityId: id, event: "alert.acknowledged" } })).toBe(1);
  });

  it("is not for whom nothing was sent to, and not known is not found", async () => {
    const { alertId } = await raised();
    for (const role of ["inbound_dispatcher", "finance", "driver"] as const) {
      await expect(acknowledgeAlert(scene.at(NIGHT, role), alertId)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(acknowledgeAlert(scene.at(NIGHT, "manager"), "x")).rejects.toMatchObject({ code: "not_found" });
  });

  it("of somebody below marks what was sent to him, and leaves an alert to the manager open", async () => {
    const { id } = await scene.complain(NIGHT);
    const clockId = await scene.clock(NIGHT, id, "resolution", "complaint.general.feedback");
    const make = (alertId: string, roles: string[], level: number) =>
      scene.db.clockAlert.create({
        data: {
          ...{ id: alertId, clockId, cycle: 9, kind: "escalation", level, subject: "complaint", subjectId: id, roles },
          ...{ act: "notify", dueAt: NIGHT, firedAt: NIGHT },
        },
      });
    await make(`${id}-low`, ["owner"], 7);
    await make(`${id}-high`, ["owner", "manager"], 8);
    await scene.pass(NIGHT, id);
    expect(await acknowledgeAlert(scene.at(after(MINUTE), "service_agent"), `${id}-low`)).toBe(true);
    expect(await alertRow(`${id}-low`)).toMatchObject({ acknowledgedName: "测试 service_agent" });
    const high = await alertRow(`${id}-high`);
    expect(high.acknowledgedAt).toBeNull();
    const read = Object.fromEntries(high.recipients.map(({ name, acknowledgedAt }) => [name, acknowledgedAt]));
    expect(read).toEqual({ 陈静: after(MINUTE), 赵敏: null });
  });

  it("is also what the manager shows by acting, and only he", async () => {
    const { id, alertId } = await raised();
    const act = (role: "manager" | "service_agent") => {
      const ctx = scene.at(after(MINUTE), role);
      return inTransaction(ctx, (tx) => acknowledgeByActing(tx, ctx, { subject: "complaint", subjectId: id }));
    };
    await act("service_agent");
    expect((await ackClock(id)).outcome).toBe("open");
    await act("manager");
    expect((await ackClock(id)).outcome).toBe("met");
    expect((await alertRow(alertId)).acknowledgedName).toBe("测试 manager");
  });
});

describe("acknowledging by the link in a message", () => {
  async function link(minutes: number, role: string) {
    const complaint = await raised();
    await scene.pass(after(minutes * MINUTE), complaint.id);
    const recipient = await scene.db.alertRecipient.findFirstOrThrow({
      where: { role, alert: { subjectId: complaint.id } },
      orderBy: { id: "desc" },
    });
    const message = await scene.db.delivery.findFirstOrThrow({ where: { alertRecipientId: recipient.id } });
    return { ...complaint, token: scene.tokenIn(message.body), recipient };
  }

  it("shows number and severity only, changes nothing when opened, and settles it when pressed", async () => {
    const { id, complaintNo, token } = await link(0, "manager");
    const shown = await ackState(publicAt(after(MINUTE)), token);
    expect(shown).toEqual({ state: "open", number: complaintNo, major: true, name: "赵敏", acknowledgedAt: null });
    expect((await ackClock(id)).outcome).toBe("open");
    const done = await acknowledgeByToken(publicAt(after(2 * MINUTE)), token);
    expect(done).toMatchObject({ state: "acknowledged", acknowledgedAt: after(2 * MINUTE) });
    expect(await ackClock(id)).toMatchObject({ outcome: "met", stoppedAt: after(2 * MINUTE) });
    const audit = await scene.db.auditEntry.findFirstOrThrow({ where: { entityId: id, event: "alert.acknowledged" } });
    expect(audit).toMatchObject({ actorKind: "public", actorName: "赵敏", actorId: "test-manager" });
    expect(await acknowledgeByToken(publicAt(after(9 * MINUTE)), token)).toMatchObject({
      state: "acknowledged",
      acknowledgedAt: after(2 * MINUTE),
    });
  });

  it("is enough from somebody above the manager who has no account", async () => {
    const { id, token, recipient } = await link(15, "superior_1");
    await acknowledgeByToken(publicAt(after(16 * MINUTE)), token);
    expect((await ackClock(id)).outcome).toBe("missed");
    const alerts = await scene.db.clockAlert.findMany({ where: { subjectId: id } });
    expect(alerts.map(({ acknowledgedName }) => acknowledgedName)).toEqual(["上级1", "上级1"]);
    expect(recipient.role).toBe("superior_1");
  });

  it("is nothing to who guesses, has left, or comes after the case is over", async () => {
    expect(await ackState(publicAt(NIGHT), "x".repeat(32))).toMatchObject({ state: "unknown", number: "" });
    expect(await acknowledgeByToken(publicAt(NIGHT), "")).toMatchObject({ state: "unknown" });
    const { id, token } = await link(15, "superior_1");
    await scene.db.escalationContact.updateMany({ where: { level: 1 }, data: { active: false } });
    expect(await acknowledgeByToken(publicAt(NIGHT), token)).toMatchObject({ state: "unknown" });
    expect((await ackClock(id)).outcome).toBe("open");
    await scene.db.escalationContact.updateMany({ data: { active: true } });
    await scene.db.complaint.update({ where: { id }, data: { open: false } });
    expect(await acknowledgeByToken(publicAt(NIGHT), token)).toMatchObject({ state: "over" });
    expect((await ackClock(id)).outcome).toBe("open");
  });
});
