import { describe, expect, it } from "vitest";
import { calendarProblems, type OpenInterval, type WorkingCalendar } from "#app/domain/calendar/working-calendar.ts";
import {
  addWorkingTime,
  endOfWorkingDays,
  isWorkingTime,
  nextWorkingInstant,
  workingTimeBetween,
} from "#app/domain/calendar/working-time.ts";
import { DomainError } from "#app/platform/errors.ts";
import { calendar, DAY, everyDay, fiveDays } from "./calendars.ts";

const now = new Date("2026-03-02T10:00:00Z");
const day = (...hours: (readonly [string, string])[]) => calendar({ mon: hours });

const unusable: [name: string, WorkingCalendar, field: string, code: string][] = [
  ["a zone that does not exist", calendar(fiveDays(["09:00", "17:00"]), "Mars/Olympus"), "timeZone", "time_zone"],
  ["an empty zone", calendar(fiveDays(["09:00", "17:00"]), ""), "timeZone", "time_zone"],
  ["an end before its beginning", day(["17:00", "09:00"]), "weekly.mon.0", "interval_order"],
  ["an end at its beginning", day(["09:00", "09:00"]), "weekly.mon.0", "interval_order"],
  ["an interval over midnight", day(["09:00", "00:00"]), "weekly.mon.0", "interval_order"],
  ["an overlap", day(["08:00", "09:00"], ["13:00", "18:00"], ["12:00", "13:01"]), "weekly.mon.1", "interval_overlap"],
  ["one interval twice", day(["09:00", "17:00"], ["09:00", "17:00"]), "weekly.mon.1", "interval_overlap"],
  ["a time of day that is none", day(["9am", "17:00"]), "weekly.mon.0", "clock_time"],
  ["a minute too many", day(["09:00", "24:01"]), "weekly.mon.0", "clock_time"],
  ["half an interval", day(["09:00"] as unknown as OpenInterval), "weekly.mon.0", "clock_time"],
  ["a weekday that does not exist", calendar({ monday: [] } as object), "weekly.monday", "weekday"],
  [
    "an override of no day",
    calendar(everyDay(["09:00", "17:00"]), "UTC", { "2026-02-30": [] }),
    "overrides.2026-02-30",
    "date",
  ],
  [
    "wrong hours in an override",
    calendar(everyDay(["09:00", "17:00"]), "UTC", { "2026-02-14": [["17:00", "10:00"]] }),
    "overrides.2026-02-14.0",
    "interval_order",
  ],
  ["no open time at all", calendar({ mon: [] }, "UTC", { "2026-02-14": [] }), "weekly", "never_open"],
];

describe("a calendar that cannot be used", () => {
  it.each(unusable)("%s", (_name, bad, field, code) => {
    expect(calendarProblems(bad)).toEqual([{ field, code }]);
    const uses = [
      () => addWorkingTime(bad, now, 0),
      () => workingTimeBetween(bad, now, now),
      () => endOfWorkingDays(bad, now, 1),
      () => isWorkingTime(bad, now),
      () => nextWorkingInstant(bad, now),
    ];
    for (const use of uses) {
      expect(use).toThrow(
        expect.objectContaining({ code: "calendar_unusable", status: 422, params: { field, problem: code } }),
      );
      expect(use).toThrow(DomainError);
    }
  });

  it("names all its problems", () => {
    const bad = calendar({ mon: [["10:00", "09:00"]], tue: [["25:00", "26:00"]] }, "Nowhere");
    expect(calendarProblems(bad).map(({ code }) => code)).toEqual(["time_zone", "interval_order", "clock_time"]);
  });

  it("a good one has none", () => {
    expect(calendarProblems(calendar(everyDay(["00:00", "12:00"], ["12:00", "24:00"]), "Asia/Urumqi"))).toEqual([]);
    expect(calendarProblems({ timeZone: "UTC", weekly: { sun: [["09:00", "10:00"]] } })).toEqual([]);
  });
});

describe("a calendar that stays closed", () => {
  const one = (date: string) => calendar({}, "UTC", { [date]: [["10:00", "11:00"]] });
  const closed = expect.objectContaining({ code: "calendar_never_open", params: { days: 370 } });

  it("370 days is waited for, longer is refused", () => {
    // 2027-03-07 is 370 days after 2026-03-02
    expect(addWorkingTime(one("2027-03-07"), now, 1)).toEqual(new Date("2027-03-07T10:00:00.001Z"));
    expect(nextWorkingInstant(one("2027-03-07"), now)).toEqual(new Date("2027-03-07T10:00:00Z"));
    expect(endOfWorkingDays(one("2027-03-07"), now, 1)).toEqual(new Date("2027-03-07T11:00:00Z"));
    expect(() => addWorkingTime(one("2027-03-08"), now, 1)).toThrow(closed);
    expect(() => nextWorkingInstant(one("2027-03-08"), now)).toThrow(closed);
    expect(() => endOfWorkingDays(one("2027-03-08"), now, 1)).toThrow(closed);
  });

  it("also after it was open, and back in time", () => {
    const hour = 3_600_000;
    expect(addWorkingTime(one("2026-03-03"), now, hour)).toEqual(new Date("2026-03-03T11:00:00Z"));
    expect(() => addWorkingTime(one("2026-03-03"), now, hour + 1)).toThrow(closed);
    expect(() => endOfWorkingDays(one("2026-03-03"), now, 2)).toThrow(closed);
    expect(addWorkingTime(one("2025-02-25"), now, -hour)).toEqual(new Date("2025-02-25T10:00:00Z"));
    expect(() => addWorkingTime(one("2025-02-24"), now, -1)).toThrow(closed);
  });

  it("can still be measured", () => {
    expect(workingTimeBetween(one("2028-01-01"), now, new Date("2029-01-01T00:00:00Z"))).toBe(3_600_000);
  });
});

describe("a span that is none", () => {
  const good = calendar(everyDay(["09:00", "10:00"]));
  const span = expect.objectContaining({ code: "working_span", status: 422 });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 101 * 366 * DAY, -101 * 366 * DAY])("%d ms", (ms) => {
    expect(() => addWorkingTime(good, now, ms)).toThrow(span);
  });

  it("more work than a century holds", () => {
    expect(() => addWorkingTime(good, now, 6 * 366 * DAY)).toThrow(span);
  });

  it("no instant, or one far away", () => {
    expect(() => addWorkingTime(good, new Date("never"), 1)).toThrow(span);
    expect(() => workingTimeBetween(good, now, new Date(Number.NaN))).toThrow(span);
    expect(() => nextWorkingInstant(good, new Date(8.64e15))).toThrow(span);
    expect(() => workingTimeBetween(good, now, new Date("2200-01-01T00:00:00Z"))).toThrow(span);
  });
});
