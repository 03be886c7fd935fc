import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultCalendar as shippedCalendar } from "#app/domain/calendar/default-calendar.ts";
import { defaultCalendar, loadCalendar } from "#app/domain/calendar/load-calendar.server.ts";
import { calendarProblems } from "#app/domain/calendar/working-calendar.ts";
import { DEFAULT_SERVICE_STANDARDS } from "#app/domain/standards/default-standards-service.ts";
import { ensureServiceStandards } from "#app/domain/standards/ensure-service-standards.server.ts";
import { reviseServiceStandard } from "#app/domain/standards/revise-service-standard.server.ts";
import { serviceStandardAt } from "#app/domain/standards/service-standard.server.ts";
import {
  chooseRevision,
  SERVICE_STANDARD_KEYS,
  serviceStandardSchema,
} from "#app/domain/standards/service-standard.ts";
import { listServiceStandards } from "#app/domain/standards/service-standard-queries.server.ts";
import { createDb } from "#app/platform/db/create-db.server.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KEY = "complaint.first_response";
const breach = { kind: "breach", level: 0, offsetMs: 0, roles: ["owner"], act: "notify" };
const typed = {
  key: KEY,
  revision: "1",
  name: "首次答复",
  unit: "ms",
  amount: String(3 * HOUR),
  alertHours: "always",
  alerts: JSON.stringify([breach]),
};
const form = (over: Record<string, unknown> = {}) => serviceStandardSchema.parse({ ...typed, ...over });

let t: TestDb;
beforeEach(async () => {
  t = await testDb();
});
afterEach(() => t.close());

const manager = (now = TEST_NOW) => t.ctx("manager", { now });
const at = async (now: Date) => (await serviceStandardAt(t.db, KEY, now)).amount;

describe("the defaults", () => {
  it("are the targets of the mission, and each clock's alerts can be carried out", () => {
    expect(DEFAULT_SERVICE_STANDARDS.map(({ key }) => key).sort()).toEqual([...SERVICE_STANDARD_KEYS].sort());
    const amounts = Object.fromEntries(DEFAULT_SERVICE_STANDARDS.map(({ key, amount, unit }) => [key, [amount, unit]]));
    expect(amounts).toMatchObject({
      "complaint.first_response": [2 * HOUR, "ms"],
      "complaint.general.feedback": [24 * HOUR, "ms"],
      "complaint.major.settlement": [48 * HOUR, "ms"],
      "complaint.major.acknowledge": [15 * 60_000, "ms"],
      "hotline.answer": [30_000, "ms"],
      "online.answer": [60_000, "ms"],
      "follow_up.delivered": [2, "working_days"],
      "follow_up.new_customer": [3, "calendar_days"],
      "follow_up.monthly_share": [500, "basis_points"],
      "survey.response_share": [5_000, "basis_points"],
      "survey.response_time": [15, "working_days"],
      satisfaction: [900, "tenths"],
      "complaint.timeliness": [9_500, "basis_points"],
      "response.timeliness": [9_800, "basis_points"],
    });
    for (const standard of DEFAULT_SERVICE_STANDARDS) {
      const input = { ...standard, revision: 1, calendarId: standard.unit === "working_days" ? "c" : "" };
      expect(serviceStandardSchema.safeParse(input).error, standard.key).toBeUndefined();
      expect(standard.clockKind !== null, standard.key).toBe(standard.alerts.length > 0);
    }
  });

  it("tell the manager of a major complaint at once, and those above him every quarter of an hour", () => {
    const { alerts, alertHours } = DEFAULT_SERVICE_STANDARDS.find(({ key }) => key === "complaint.major.acknowledge")!;
    expect(alertHours).toBe("always");
    expect(alerts.map(({ kind, offsetMs, roles }) => [kind, offsetMs / 60_000, roles])).toEqual([
      ["escalation", -15, ["manager"]],
      ["escalation", 0, ["manager", "superior_1"]],
      ["escalation", 15, ["manager", "superior_1", "superior_2"]],
    ]);
  });

  it("count before they are stored, and are stored once with the department's calendar", async () => {
    expect(await serviceStandardAt(t.db, KEY, TEST_NOW)).toMatchObject({ amount: 2 * HOUR, revision: 1 });
    expect(await defaultCalendar(t.db)).toMatchObject(shippedCalendar());
    const other = createDb(t.url);
    try {
      const system = t.ctx("system");
      await Promise.all([ensureServiceStandards(system), ensureServiceStandards({ ...system, db: other })]);
      await ensureServiceStandards(system);
    } finally {
      await other.$disconnect();
    }
    expect(await t.db.serviceStandard.count()).toBe(DEFAULT_SERVICE_STANDARDS.length);
    expect(await t.db.workCalendar.count()).toBe(1);
    const stored = await defaultCalendar(t.db);
    expect(stored).toMatchObject({ ...shippedCalendar(), name: "客服部工作时间", version: 1 });
    expect(calendarProblems(stored)).toEqual([]);
    expect(stored.notes["2026-02-14"]).toEqual({ note: "", source: "state_council" });
    expect(await loadCalendar(t.db, stored.id)).toEqual(stored);
    expect(await loadCalendar(t.db, "unknown")).toBeNull();
    expect((await serviceStandardAt(t.db, "follow_up.delivered", TEST_NOW)).calendarId).toBe(stored.id);
    expect(await t.db.outboxEvent.count({ where: { event: "service_standard.added" } })).toBe(
      DEFAULT_SERVICE_STANDARDS.length,
    );
  });

  it("that are new with a version are added; what the manager set is left alone", async () => {
    await ensureServiceStandards(t.ctx("system"));
    await reviseServiceStandard(manager(), form());
    await t.db.serviceStandard.deleteMany({ where: { key: "satisfaction" } });
    await ensureServiceStandards(t.ctx("system"));
    expect(await t.db.serviceStandard.count({ where: { key: "satisfaction" } })).toBe(1);
    expect(await at(TEST_NOW)).toBe(3 * HOUR);
  });

  it("are refused under an unknown key", async () => {
    await expect(serviceStandardAt(t.db, "nonsense", TEST_NOW)).rejects.toMatchObject({ code: "standard_unknown" });
  });
});

describe("a revision", () => {
  beforeEach(() => ensureServiceStandards(t.ctx("system", { now: new Date(TEST_NOW.getTime() - DAY) })));

  it("counts from its day on, and at once without one", async () => {
    expect(await reviseServiceStandard(manager(), form({ effectiveFrom: "2026-12-01" }))).toBe(2);
    const first = new Date("2026-12-01T00:00:00+08:00");
    expect(await at(new Date(first.getTime() - 1))).toBe(2 * HOUR);
    expect(await at(first)).toBe(3 * HOUR);
    const now = { revision: 2, amount: 4 * HOUR, effectiveFrom: "" };
    expect(await reviseServiceStandard(manager(), form(now))).toBe(3);
    expect(await at(TEST_NOW)).toBe(4 * HOUR);
    // the one that was to come is replaced as well
    expect(await at(first)).toBe(4 * HOUR);
    expect(await at(new Date("2019-01-01"))).toBe(2 * HOUR);
  });

  it("is told with its history", async () => {
    await reviseServiceStandard(manager(), form({ effectiveFrom: "2026-12-01", note: "年末" }));
    const all = await listServiceStandards(manager());
    expect(all.map(({ key }) => key)).toEqual(DEFAULT_SERVICE_STANDARDS.map(({ key }) => key));
    expect(all[0]).toMatchObject({
      key: KEY,
      current: { revision: 1 },
      coming: [{ revision: 2, note: "年末", createdByName: "测试 manager" }],
      revisions: [{ revision: 2 }, { revision: 1 }],
    });
    const [told] = await t.db.outboxEvent.findMany({ where: { event: "service_standard.revised" } });
    expect(told?.payload).toMatchObject({ key: KEY, revision: 2 });
  });

  it("is made by one of two managers", async () => {
    await reviseServiceStandard(manager(), form());
    await expect(reviseServiceStandard(manager(), form({ amount: HOUR }))).rejects.toMatchObject({
      code: "conflict",
      status: 409,
      data: { revision: 2, by: "测试 manager" },
    });
    expect(await at(TEST_NOW)).toBe(3 * HOUR);
  });

  it.each([
    [{ effectiveFrom: "2026-11-17" }, "effectiveFrom", "in_past"],
    [{ unit: "fen" }, "unit", "not_a_choice"],
    [{ unit: "working_days", amount: 2, calendarId: "unknown" }, "calendarId", "not_a_choice"],
    [{ alerts: [] }, "alerts", "required"],
  ])("is refused with %j", async (over, field, code) => {
    await expect(reviseServiceStandard(manager(), form(over))).rejects.toMatchObject({ fields: [{ field, code }] });
    expect(await t.db.serviceStandard.count({ where: { key: KEY } })).toBe(1);
  });

  it.each([
    [{ amount: "0" }, "amount"],
    [{ amount: "1.5" }, "amount"],
    [{ amount: "bald" }, "amount"],
    [{ unit: "basis_points", amount: "10001" }, "amount"],
    [{ unit: "working_days", amount: "2" }, "calendarId"],
    [{ effectiveFrom: "morgen" }, "effectiveFrom"],
    [{ alerts: "{" }, "alerts"],
    [{ alerts: [breach, breach] }, "alerts"],
    [{ alerts: [{ ...breach, roles: ["king"] }] }, "alerts"],
    [{ key: "nonsense" }, "key"],
  ])("cannot be typed with %j", (over, field) => {
    const issues = serviceStandardSchema.safeParse({ ...typed, ...over }).error?.issues ?? [];
    expect(issues.map(({ path }) => path[0])).toContain(field);
  });

  it("is the manager's", async () => {
    await expect(reviseServiceStandard(t.ctx("service_agent"), form())).rejects.toMatchObject({ code: "forbidden" });
    await expect(listServiceStandards(t.ctx("service_agent"))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the choice of a revision", () => {
  const revision = (number: number, day: number) => ({ revision: number, effectiveFrom: new Date(day * DAY) });
  it("is the last one made of those in force", () => {
    const all = [revision(3, 5), revision(1, 0), revision(2, 9)];
    const chosen = (day: number) => chooseRevision(all, new Date(day * DAY))?.revision;
    expect([-1, 0, 4, 5, 9, 20].map(chosen)).toEqual([1, 1, 1, 3, 3, 3]);
    expect(chooseRevision([], new Date())).toBeNull();
  });
});
