import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMPLAINT_STATUSES } from "#app/domain/complaints/complaint.ts";
import { complaintReport } from "#app/domain/complaints/complaint-statistics.server.ts";
import { monthPeriod } from "#app/domain/complaints/complaint-statistics.ts";
import { seedDemo } from "#prisma/seed/demo.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

/** 13:20 in Beijing on a Wednesday. */
const NOW = new Date("2026-11-18T05:20:00.000Z");
let t: TestDb;

beforeAll(async () => {
  t = await testDb();
  await seedDemo(t.db, NOW);
}, 120_000);
afterAll(() => t.close());

describe("the complaints of the demo", () => {
  test("stand at every step, with one that is major and taken up, one overdue, one paused, one merged, one invalid", async () => {
    const rows = await t.db.complaint.findMany();
    const count = (of: (row: (typeof rows)[number]) => boolean) => rows.filter(of).length;
    for (const status of COMPLAINT_STATUSES) {
      expect(
        count((row) => row.status === status),
        status,
      ).toBeGreaterThan(0);
    }
    expect(count((row) => row.open && row.severity === "major")).toBe(1);
    expect(count((row) => row.open && row.pausedAt !== null)).toBe(1);
    expect(count((row) => row.validity === "invalid" && row.status === "closed")).toBe(1);
    expect(count((row) => row.open && row.nextDueAt !== null && row.nextDueAt < NOW)).toBeGreaterThan(0);
    expect(count((row) => row.open && row.ownerId === null)).toBeGreaterThan(0);
    expect(rows.length).toBeGreaterThanOrEqual(16);
  });

  test("nothing happened after now, and what was to fire has fired", async () => {
    const [late, entries, waiting, alerts] = await Promise.all([
      t.db.complaint.count({ where: { updatedAt: { gt: NOW } } }),
      t.db.complaintEntry.count({ where: { at: { gt: NOW } } }),
      t.db.slaClock.count({ where: { outcome: "open", pausedAt: null, nextCheckAt: { lte: NOW } } }),
      t.db.clockAlert.findMany(),
    ]);
    expect([late, entries, waiting]).toEqual([0, 0, 0]);
    expect(alerts.length).toBeGreaterThan(5);
    expect(alerts.every((alert) => alert.firedAt <= NOW)).toBe(true);
    const pending = { complaintId: { not: null }, status: { not: "sent" } };
    expect(await t.db.delivery.count({ where: pending })).toBe(0);
  });

  test("the manager took up the major one within a quarter of an hour, and its plan is under way", async () => {
    const major = await t.db.complaint.findFirstOrThrow({ where: { open: true, severity: "major" } });
    const clock = await t.db.slaClock.findFirstOrThrow({ where: { subjectId: major.id, kind: "acknowledgement" } });
    expect(clock.outcome).toBe("met");
    const tasks = await t.db.planTask.findMany({ where: { run: { subjectId: major.id } } });
    expect(tasks.filter((task) => task.doneAt).length).toBeGreaterThan(2);
    expect(tasks.some((task) => !task.doneAt)).toBe(true);
  });

  test("a month gives a report with figures in it", async () => {
    const report = await complaintReport(t.ctx("manager"), monthPeriod("2026-11"));
    expect(report.cases.registered).toBeGreaterThan(8);
    expect(report.cases.compensationFen).toBeGreaterThan(0);
    expect(report.breakdowns.cause.length).toBeGreaterThan(3);
  });

  test("told again, nothing is added", async () => {
    const before = await t.db.complaint.count();
    await seedDemo(t.db, NOW);
    expect(await t.db.complaint.count()).toBe(before);
  }, 60_000);
});
