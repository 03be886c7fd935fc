import { describe, expect, it } from "vitest";
import { addDays } from "#app/domain/calendar/business-day.ts";
import { defaultCalendar } from "#app/domain/calendar/default-calendar.ts";
import { daysOfSpan, explainDeadline } from "#app/domain/calendar/explain-span.ts";
import type { WorkingCalendar } from "#app/domain/calendar/working-calendar.ts";
import { addWorkingTime } from "#app/domain/calendar/working-time.ts";

const HOUR_MS = 3_600_000;
const office = defaultCalendar();

describe("why a deadline is when it is", () => {
  it("tells the hours of each day, holidays and make-up days among them", () => {
    // Thursday before the Spring Festival of 2026: Saturday the 14th is worked, then nothing until the 24th
    const { dueAt, days } = explainDeadline(office, new Date("2026-02-12T18:30:00+08:00"), 20, "hours");
    expect(dueAt).toEqual(new Date("2026-02-24T13:00:00+08:00"));
    const worked = days.filter(({ workedMs }) => workedMs > 0).map(({ date, workedMs }) => [date, workedMs / HOUR_MS]);
    expect(worked).toEqual([
      ["2026-02-12", 1],
      ["2026-02-13", 8],
      ["2026-02-14", 8],
      ["2026-02-24", 3],
    ]);
    expect(days.map(({ date }) => date)).toEqual(Array.from({ length: 13 }, (_, at) => addDays("2026-02-12", at)));
  });

  it("counts working days from the day after, to their last closing", () => {
    const { dueAt, days } = explainDeadline(office, new Date("2026-11-20T11:00:00+08:00"), 2, "working_days");
    expect(dueAt).toEqual(new Date("2026-11-24T19:30:00+08:00"));
    expect(days.map(({ workedMs }) => workedMs / HOUR_MS)).toEqual([7, 0, 0, 8, 8]);
  });

  it("adds up to what was asked for, also where clocks change and days are left out", () => {
    const zones: [string, string][] = [
      ["America/New_York", "2026-10-30T12:00:00Z"],
      ["Europe/Berlin", "2026-03-27T12:00:00Z"],
      ["Pacific/Apia", "2011-12-28T12:00:00Z"],
    ];
    for (const [timeZone, start] of zones) {
      const always: WorkingCalendar = {
        timeZone,
        weekly: Object.fromEntries(
          ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((d) => [d, [["00:00", "24:00"]]]),
        ),
      };
      const from = new Date(start);
      const to = addWorkingTime(always, from, 100 * HOUR_MS);
      const days = daysOfSpan(always, from, to);
      expect(days.reduce((sum, { workedMs }) => sum + workedMs, 0)).toBe(100 * HOUR_MS);
      expect(days.map(({ date }) => date)).toEqual([...new Set(days.map(({ date }) => date))].sort());
    }
    const apia = daysOfSpan(
      { timeZone: "Pacific/Apia", weekly: { fri: [["00:00", "24:00"]] } },
      new Date("2011-12-28T12:00:00Z"),
      new Date("2012-01-02T12:00:00Z"),
    );
    expect(apia.find(({ date }) => date === "2011-12-30")?.workedMs).toBe(0);
  });

  it("ends after 400 days", () => {
    const days = daysOfSpan(office, new Date("2026-01-01T00:00:00Z"), new Date("2030-01-01T00:00:00Z"));
    expect(days).toHaveLength(400);
  });
});
