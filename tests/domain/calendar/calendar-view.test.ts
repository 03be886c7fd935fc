import { describe, expect, it } from "vitest";
import {
  type CalendarDayLine,
  calendarDate,
  noticeYears,
  weekdayOf,
  yearDates,
} from "#app/domain/calendar/calendar-view.ts";
import { DEFAULT_WEEKLY } from "#app/domain/calendar/default-calendar.ts";
import { holidayOverrides } from "#app/domain/calendar/holidays.ts";

const own = (over: Partial<CalendarDayLine>): CalendarDayLine => {
  return { date: "2026-11-18", hours: [], note: "", source: "own", ...over };
};

describe("a date", () => {
  it("has its weekday", () => {
    expect(["1969-12-31", "1970-01-01", "2026-11-22", "2028-02-29"].map(weekdayOf)).toEqual([
      "wed",
      "thu",
      "sun",
      "tue",
    ]);
  });

  it("is of one kind", () => {
    const kind = (date: string, day: CalendarDayLine | null) => calendarDate(DEFAULT_WEEKLY, date, day).kind;
    expect(kind("2026-11-18", null)).toBe("working");
    expect(kind("2026-11-21", null)).toBe("closed");
    expect(kind("2026-11-18", own({}))).toBe("holiday");
    expect(kind("2026-11-21", own({ hours: [["10:00", "14:00"]] }))).toBe("make_up");
    expect(kind("2026-11-18", own({ hours: [["10:00", "14:00"]] }))).toBe("changed");
    expect(kind("2026-11-18", own({ hours: DEFAULT_WEEKLY.wed }))).toBe("working");
    expect(kind("2026-11-18", own({ hours: DEFAULT_WEEKLY.wed, source: "state_council" }))).toBe("make_up");
  });
});

describe("a year", () => {
  const days = Object.entries(holidayOverrides(2026, DEFAULT_WEEKLY)).map(([date, hours]): CalendarDayLine => {
    return { date, hours, note: "", source: "state_council" };
  });

  it("has all its days once, each with its own hours", () => {
    const months = yearDates(DEFAULT_WEEKLY, days, 2026);
    expect(months.map((month) => month.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(yearDates(DEFAULT_WEEKLY, [], 2028)[1]).toHaveLength(29);
    const makeUp = months.flat().filter(({ kind }) => kind === "make_up");
    expect(makeUp.map(({ date }) => date.slice(5))).toEqual(["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]);
    expect(months[9]?.[0]).toMatchObject({ date: "2026-10-01", kind: "holiday", hours: [] });
  });

  it("is known when days of its notice are there", () => {
    expect(noticeYears([...days, own({ date: "2027-05-01" })])).toEqual([2026]);
  });
});
