import { describe, expect, it } from "vitest";
import { defaultCalendar } from "#app/domain/calendar/default-calendar.ts";
import type { AlertKind, AlertLevel, ClockTarget } from "#app/domain/clocks/clock.ts";
import { alertLevelSchema } from "#app/domain/clocks/clock.ts";
import { alertKey, dueAlerts, nextCheck, planAlerts } from "#app/domain/clocks/plan-alerts.ts";
import { createRandom } from "#prisma/seed/random.ts";
import { after, beijing, DAY, HOUR, MINUTE, START } from "./scene.ts";

const office = defaultCalendar();
const level = (kind: AlertKind, number: number, offsetMs: number): AlertLevel => ({
  kind,
  level: number,
  offsetMs,
  roles: ["owner"],
  act: "notify",
});
const LEVELS = [level("escalation", 1, HOUR), level("warning", 1, -30 * MINUTE), level("breach", 0, 0)];

const target = (over: Partial<ClockTarget> = {}): ClockTarget => ({
  amount: 2 * HOUR,
  unit: "ms",
  calendarId: null,
  alertHours: "always",
  alerts: LEVELS,
  ...over,
});
const plan = (dueAt: Date, over: Partial<ClockTarget> = {}, startedAt = START) => {
  const what = target(over);
  const reckoning = { calendar: what.calendarId ? office : null, office: what.alertHours === "always" ? null : office };
  return planAlerts(what, { startedAt, dueAt }, reckoning);
};
const times = (planned: ReturnType<typeof plan>) =>
  planned.map((alert) => [alertKey(alert.level), alert.at.toISOString()]);

describe("the alerts of a clock", () => {
  it("come in the order of their times", () => {
    const dueAt = after(2 * HOUR);
    expect(times(plan(dueAt))).toEqual([
      ["warning-1", after(90 * MINUTE).toISOString()],
      ["breach-0", dueAt.toISOString()],
      ["escalation-1", after(3 * HOUR).toISOString()],
    ]);
  });

  it("count in working time when the clock does, on both sides of the target", () => {
    const dueAt = beijing("2026-11-20 10:10");
    expect(times(plan(dueAt, { calendarId: "c", amount: 10 * HOUR }))).toEqual([
      ["warning-1", beijing("2026-11-19 19:10").toISOString()],
      ["breach-0", dueAt.toISOString()],
      ["escalation-1", beijing("2026-11-20 11:10").toISOString()],
    ]);
  });

  it("wait for the office to open unless they are for always", () => {
    const dueAt = beijing("2026-11-20 20:15");
    expect(times(plan(dueAt, { alertHours: "working_hours" }))).toEqual([
      ["warning-1", beijing("2026-11-23 10:00").toISOString()],
      ["breach-0", beijing("2026-11-23 10:00").toISOString()],
      ["escalation-1", beijing("2026-11-23 10:00").toISOString()],
    ]);
    expect(times(plan(dueAt))[0]).toEqual(["warning-1", beijing("2026-11-20 19:45").toISOString()]);
  });

  it("do not wait on a make-up Saturday", () => {
    const dueAt = beijing("2026-02-14 11:00");
    const [warning] = plan(dueAt, { alertHours: "working_hours" }, after(-2 * HOUR, dueAt));
    expect(warning?.at).toEqual(beijing("2026-02-14 10:30"));
  });

  it("leave out a warning from before the start, but have an escalation of then due at once", () => {
    const alerts = [level("warning", 1, -HOUR), level("escalation", 1, -HOUR), level("breach", 0, 0)];
    expect(times(plan(after(15 * MINUTE), { alerts }))).toEqual([
      ["escalation-1", START.toISOString()],
      ["breach-0", after(15 * MINUTE).toISOString()],
    ]);
  });

  it("are told apart by kind and level; the breach is level 0 at the due time", () => {
    expect(alertLevelSchema.safeParse(level("breach", 1, 0)).success).toBe(false);
    expect(alertLevelSchema.safeParse(level("breach", 0, 1)).success).toBe(false);
    expect(alertLevelSchema.safeParse(level("breach", 0, 0)).success).toBe(true);
  });
});

describe("what is due", () => {
  const planned = plan(after(2 * HOUR));
  const keys = (now: Date, fired: string[] = []) => {
    const { due, nextAt } = dueAlerts(planned, new Set(fired), now);
    return { due: due.map((alert) => [alertKey(alert.level), alert.silent]), nextAt };
  };

  it("is everything whose time has come and that was not raised", () => {
    expect(keys(after(0))).toEqual({ due: [], nextAt: after(90 * MINUTE) });
    expect(keys(after(90 * MINUTE))).toEqual({ due: [["warning-1", false]], nextAt: after(2 * HOUR) });
    expect(keys(after(2 * HOUR), ["warning-1"])).toEqual({ due: [["breach-0", false]], nextAt: after(3 * HOUR) });
    expect(keys(after(9 * HOUR), ["warning-1", "breach-0", "escalation-1"])).toEqual({ due: [], nextAt: null });
  });

  it("is told of without the warnings that came too late to warn", () => {
    expect(keys(after(DAY))).toEqual({
      due: [
        ["warning-1", true],
        ["breach-0", false],
        ["escalation-1", false],
      ],
      nextAt: null,
    });
  });

  it("comes exactly once, however often and when one looks (200 walks)", () => {
    const random = createRandom(5);
    for (let walk = 0; walk < 200; walk += 1) {
      const fired = new Set<string>();
      const raised: string[] = [];
      let now = START;
      let check = nextCheck(planned, fired);
      while (check !== null) {
        now = after(random.int(0, 2 * HOUR), now);
        const { due, nextAt } = dueAlerts(planned, fired, now);
        for (const alert of due) {
          raised.push(alertKey(alert.level));
          fired.add(alertKey(alert.level));
        }
        expect(nextAt === null || nextAt > now).toBe(true);
        expect(due.length > 0).toBe(check <= now);
        check = nextAt;
      }
      expect(raised).toEqual(["warning-1", "breach-0", "escalation-1"]);
    }
  });
});
