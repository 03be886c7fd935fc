import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { WeeklyHours, WorkingCalendar } from "#app/domain/calendar/working-calendar.ts";
import { addWorkingTime, workingTimeBetween } from "#app/domain/calendar/working-time.ts";

interface PublishedCase {
  id: string;
  timezone: string;
  hours: WeeklyHours;
  holidays: string[];
  op: "add" | "within";
  start: string;
  seconds?: number;
  end?: string;
  expected: string | number;
}

const cases = JSON.parse(readFileSync("../shared/data/working-time-cases.json", "utf8")) as PublishedCase[];

function calendarOf({ timezone, hours, holidays }: PublishedCase): WorkingCalendar {
  return { timeZone: timezone, weekly: hours, overrides: Object.fromEntries(holidays.map((day) => [day, []])) };
}

describe("cases that other systems publish", () => {
  it("are all of a kind that is tried here", () => {
    expect(cases).toHaveLength(128);
    expect(new Set(cases.map(({ op }) => op))).toEqual(new Set(["add", "within"]));
  });

  it.each(cases.map((each) => [each.id, each] as const))("%s", (_id, each) => {
    const start = new Date(each.start);
    if (each.op === "add") {
      const due = addWorkingTime(calendarOf(each), start, (each.seconds as number) * 1000);
      expect(due.toISOString()).toBe(new Date(each.expected).toISOString());
    } else {
      const ms = workingTimeBetween(calendarOf(each), start, new Date(each.end as string));
      expect(ms / 1000).toBe(each.expected);
    }
  });
});
