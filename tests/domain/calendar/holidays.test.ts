import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/domain/calendar/business-day.ts";
import { DEFAULT_WEEKLY, defaultCalendar } from "#app/domain/calendar/default-calendar.ts";
import { holidayOverrides, loadedHolidayYears, missingHolidayYears } from "#app/domain/calendar/holidays.ts";
import { calendarProblems } from "#app/domain/calendar/working-calendar.ts";
import { endOfWorkingDays, workingTimeBetween } from "#app/domain/calendar/working-time.ts";
import { DAY, HOUR } from "./calendars.ts";

const published = JSON.parse(readFileSync("../shared/data/cn-holidays.json", "utf8")) as {
  years: Record<string, { off_days: string[]; makeup_workdays: string[] }>;
};

describe("the holidays that are shipped", () => {
  it("are those of the notices", () => {
    expect(loadedHolidayYears()).toEqual([2024, 2025, 2026]);
    for (const [year, { off_days, makeup_workdays }] of Object.entries(published.years)) {
      const overrides = Object.entries(holidayOverrides(Number(year), DEFAULT_WEEKLY));
      expect(overrides.filter(([, hours]) => hours.length === 0).map(([day]) => day)).toEqual(off_days);
      expect(overrides.filter(([, hours]) => hours.length > 0).map(([day]) => day)).toEqual(makeup_workdays);
    }
  });

  it("give a make-up day the hours of a Monday", () => {
    const weekly = { mon: [["08:00", "16:00"]], fri: [["08:00", "12:00"]], sat: [["09:00", "11:00"]] } as const;
    expect(holidayOverrides(2026, weekly)["2026-02-14"]).toEqual([["08:00", "16:00"]]);
    expect(holidayOverrides(2026, { ...weekly, mon: [] })["2026-02-14"]).toEqual([["08:00", "12:00"]]);
    expect(holidayOverrides(2026, {})["2026-02-14"]).toEqual([]);
  });

  it("are none for a year that is not loaded", () => {
    expect(holidayOverrides(2027, DEFAULT_WEEKLY)).toEqual({});
  });
});

describe("the years that are missing", () => {
  it.each([
    ["2026-10-31T15:59:59Z", []],
    ["2026-10-31T16:00:00Z", [2027]],
    ["2026-12-31T15:59:59Z", [2027]],
    ["2026-12-31T16:00:00Z", [2027]],
    ["2027-11-01T00:00:00Z", [2027, 2028]],
    ["2025-12-01T00:00:00Z", []],
  ])("at %s: %j", (now, missing) => {
    expect(missingHolidayYears(new Date(now))).toEqual(missing);
  });

  it("leave out a year that is kept by hand", () => {
    expect(missingHolidayYears(new Date("2026-11-01T00:00:00Z"), [2026, 2027])).toEqual([]);
  });
});

describe("the calendar of a new installation", () => {
  const calendar = defaultCalendar();

  it("can be used", () => {
    expect(calendarProblems(calendar)).toEqual([]);
  });

  it("is open for eight hours on each working day of the country, and on no other", () => {
    const off = new Set(Object.values(published.years).flatMap((year) => year.off_days));
    const makeUp = new Set(Object.values(published.years).flatMap((year) => year.makeup_workdays));
    for (let day = "2024-01-01"; day < "2027-01-01"; day = addDays(day, 1)) {
      const midnight = new Date(`${day}T00:00:00+08:00`);
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      const open = makeUp.has(day) || !(weekend || off.has(day));
      const work = workingTimeBetween(calendar, midnight, new Date(midnight.getTime() + DAY));
      expect([day, work]).toEqual([day, open ? 8 * HOUR : 0]);
    }
  });

  it("puts two working days after the eve of Spring Festival behind it", () => {
    // Saturday 14 February 2026 is worked, then nine days are off
    const due = endOfWorkingDays(calendar, new Date("2026-02-13T12:00:00+08:00"), 2);
    expect(due).toEqual(new Date("2026-02-24T19:30:00+08:00"));
  });
});
