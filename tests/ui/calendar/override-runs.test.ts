import { expect, it } from "vitest";
import type { CalendarDayLine } from "#app/domain/calendar/calendar-view.ts";
import { DEFAULT_WEEKLY } from "#app/domain/calendar/default-calendar.ts";
import { holidayOverrides } from "#app/domain/calendar/holidays.ts";
import { overrideRuns } from "#app/ui/calendar/override-runs.ts";
import { nextDate } from "#app/ui/calendar/use-day-keys.ts";

it("days in a row that differ in the same way are one line", () => {
  const notice = Object.entries({
    ...holidayOverrides(2025, DEFAULT_WEEKLY),
    ...holidayOverrides(2026, DEFAULT_WEEKLY),
  });
  const days = notice.map(([date, hours]): CalendarDayLine => ({ date, hours, note: "", source: "state_council" }));
  const lines = (over: CalendarDayLine[]) =>
    overrideRuns({ weekly: DEFAULT_WEEKLY, days: over }, 2026).map((run) => [run.first.date, run.until, run.days]);
  const autumn = (all: (string | number)[][]) => all.filter(([date]) => String(date) >= "2026-09-25");
  expect(autumn(lines(days))).toEqual([
    ["2026-09-25", "2026-09-27", 3],
    ["2026-10-01", "2026-10-07", 7],
    ["2026-10-10", "2026-10-10", 1],
  ]);
  const duty = days.map((day) => (day.date === "2026-10-03" ? { ...day, note: "值班", source: "own" as const } : day));
  expect(autumn(lines(duty)).slice(1, 4)).toEqual([
    ["2026-10-01", "2026-10-02", 2],
    ["2026-10-03", "2026-10-03", 1],
    ["2026-10-04", "2026-10-07", 4],
  ]);
});

it("keys move among the dates of a year and not out of it", () => {
  const moves: [string, string][] = [
    ["ArrowRight", "2026-02-28"],
    ["ArrowUp", "2026-03-03"],
    ["ArrowDown", "2026-12-24"],
    ["ArrowDown", "2026-12-25"],
    ["ArrowLeft", "2026-01-01"],
    ["Home", "2028-02-20"],
    ["End", "2028-02-20"],
    ["End", "2026-12-01"],
    ["a", "2026-12-01"],
  ];
  expect(moves.map(([key, date]) => nextDate(key, date))).toEqual([
    ...["2026-03-01", "2026-02-24", "2026-12-31", null, null, "2028-02-01", "2028-02-29", "2026-12-31", null],
  ]);
});
