import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acknowledgeAlert } from "#app/domain/alerts/acknowledge-alert.server.ts";
import { openAlertsFor } from "#app/domain/alerts/open-alerts.server.ts";
import type { Role } from "#app/domain/identity/roles.ts";
import { type AlertScene, after, alertScene, MINUTE, NIGHT } from "#tests/factories/alerts.ts";
import { makeShipment } from "#tests/factories/shipments.ts";

let scene: AlertScene;
const DAY = 86_400_000;

beforeAll(async () => {
  scene = await alertScene();
});
afterAll(() => scene.test.close());
beforeEach(async () => {
  await scene.db.slaClock.deleteMany();
  await scene.db.complaint.deleteMany();
});

async function raised(over: Record<string, unknown> = {}) {
  const complaint = await scene.complain(NIGHT, { flags: ["injury"] });
  await scene.db.complaint.update({ where: { id: complaint.id }, data: over });
  await scene.pass(NIGHT, complaint.id);
  return complaint;
}
const banner = (role: Role, now = after(MINUTE)) => openAlertsFor(scene.at(now, role));
const numbers = async (role: Role, now?: Date) => (await banner(role, now)).map(({ complaintNo }) => complaintNo);

describe("the banner", () => {
  it("shows the manager a major complaint nobody knows of, once, with its latest alert", async () => {
    const { id, complaintNo } = await raised();
    await scene.pass(after(15 * MINUTE), id);
    const [line, ...more] = await banner("manager", after(16 * MINUTE));
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      complaintNo,
      judged: false,
      clockKind: "acknowledgement",
      level: 2,
      firedAt: after(15 * MINUTE),
      dueAt: after(15 * MINUTE),
      mayAcknowledge: true,
    });
  });

  it("goes away when it is acknowledged, closed, or turns out to be general", async () => {
    const [one, two, three] = [await raised(), await raised(), await raised()];
    expect((await numbers("manager")).toSorted()).toEqual([one, two, three].map((c) => c.complaintNo));
    const alert = await scene.db.clockAlert.findFirstOrThrow({ where: { subjectId: one.id } });
    await acknowledgeAlert(scene.at(after(MINUTE), "manager"), alert.id);
    await scene.db.complaint.update({ where: { id: two.id }, data: { open: false } });
    await scene.db.complaint.update({ where: { id: three.id }, data: { severity: "general" } });
    expect(await numbers("manager")).toEqual([]);
  });

  it("is empty for general complaints, for warnings, and for what is two weeks old", async () => {
    const { id } = await scene.complain(NIGHT);
    await scene.pass(after(10 * 60 * MINUTE), id);
    expect(await scene.db.clockAlert.count({ where: { subjectId: id } })).toBeGreaterThan(0);
    await raised();
    await scene.db.clockAlert.updateMany({ where: { subjectId: { not: id } }, data: { kind: "warning" } });
    expect(await numbers("manager")).toEqual([]);
    await scene.db.clockAlert.updateMany({ where: { subjectId: { not: id } }, data: { kind: "escalation" } });
    expect(await numbers("manager")).toHaveLength(1);
    expect(await numbers("manager", after(15 * DAY))).toEqual([]);
  });

  it("shows others what is theirs, nobody's, or goods of their direction, without the manager's button", async () => {
    const shipmentId = await makeShipment(scene.at(NIGHT), { direction: "inbound" });
    const goods = await raised({ shipmentId, ownerId: "somebody" });
    const mine = await raised({ ownerId: "test-service_agent", ownerName: "陈静" });
    const nobodys = await raised();
    const agent = await banner("service_agent");
    expect(agent.map(({ complaintNo }) => complaintNo).toSorted()).toEqual([mine.complaintNo, nobodys.complaintNo]);
    expect(agent.every(({ mayAcknowledge }) => !mayAcknowledge)).toBe(true);
    expect(await numbers("inbound_dispatcher")).toEqual([goods.complaintNo]);
    expect(await numbers("outbound_dispatcher")).toEqual([]);
    expect(await numbers("finance")).toEqual([]);
    expect(await numbers("manager")).toHaveLength(3);
  });

  it("keeps a missed settlement until somebody who was told takes note", async () => {
    const { id, complaintNo } = await raised({ severity: "major", ownerId: "test-service_agent", ownerName: "陈静" });
    const first = await scene.db.clockAlert.findFirstOrThrow({ where: { subjectId: id } });
    await acknowledgeAlert(scene.at(after(MINUTE), "manager"), first.id);
    const clockId = await scene.clock(NIGHT, id, "resolution", "complaint.major.settlement");
    await scene.pass(after(3 * DAY), id);
    const missed = await scene.db.clockAlert.findFirstOrThrow({ where: { clockId, kind: "breach" } });
    expect(await banner("service_agent", after(3 * DAY))).toMatchObject([{ complaintNo, mayAcknowledge: true }]);
    await acknowledgeAlert(scene.at(after(3 * DAY), "service_agent"), missed.id);
    expect(await numbers("service_agent", after(3 * DAY))).toEqual([]);
    expect(await numbers("manager", after(3 * DAY))).toEqual([complaintNo]);
  });

  it("goes from the open complaints to their alerts by an index, however many alerts there were", async () => {
    const plan = await scene.db.$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN SELECT a."id" FROM "Complaint" p CROSS JOIN "ClockAlert" a
       JOIN "SlaClock" c ON c."id" = a."clockId"
       WHERE p."open" = 1 AND COALESCE(p."severity", p."proposedSeverity") = 'major'
         AND a."subject" = 'complaint' AND a."subjectId" = p."id" AND a."firedAt" >= '2026-11-01'
         AND a."acknowledgedAt" IS NULL ORDER BY a."firedAt" DESC`,
    );
    expect(plan[0]?.detail).toMatch(/SEARCH p USING INDEX Complaint_open/);
    expect(plan[1]?.detail).toContain(
      "ClockAlert_subject_subjectId_firedAt_idx (subject=? AND subjectId=? AND firedAt>?)",
    );
  });
});
