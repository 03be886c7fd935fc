import { addDays } from "./business-day.ts";
import type { DaySource } from "./calendar-form.ts";
import {
  type OpenInterval,
  WEEKDAYS,
  type Weekday,
  type WeeklyHours,
  type WorkingCalendar,
} from "./working-calendar.ts";

/** A calendar as lists and choices show it. */
export interface CalendarLine {
  id: string;
  name: string;
  timeZone: string;
  isDefault: boolean;
  version: number;
  /** open clocks that run in it */
  openClocks: number;
  /** service standards with a revision in it */
  standards: number;
}

/** A day that is not like its weekday. */
export interface CalendarDayLine {
  date: string;
  hours: readonly OpenInterval[];
  note: string;
  source: DaySource;
}

export interface CalendarDetail extends CalendarLine {
  weekly: WeeklyHours;
  /** by date */
  days: CalendarDayLine[];
  /** years whose public holidays are wanted now and not in it */
  missingYears: number[];
}

/**
 * What a date is: a usual working day, a usual day off, a closed day of its own (holiday), a worked day that is usually
 * off or named in the notice (调休), or a working day with other hours than usual.
 */
export const DAY_KINDS = ["working", "closed", "holiday", "make_up", "changed"] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export interface CalendarDate {
  date: string;
  weekday: Weekday;
  kind: DayKind;
  hours: readonly OpenInterval[];
  /** the override that makes it so, if any */
  own: CalendarDayLine | null;
}

/** Days since 1970 of a date; 1970-01-01 is a Thursday. */
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

export function weekdayOf(date: string): Weekday {
  return WEEKDAYS[(((dayNumber(date) + 3) % 7) + 7) % 7] as Weekday;
}

const sameHours = (a: readonly OpenInterval[], b: readonly OpenInterval[]) => a.join(" ") === b.join(" ");

/** One date of a calendar; `own` is its override, if it has one. */
export function calendarDate(weekly: WeeklyHours, date: string, own: CalendarDayLine | null = null): CalendarDate {
  const weekday = weekdayOf(date);
  const usual = weekly[weekday] ?? [];
  const hours = own?.hours ?? usual;
  return { date, weekday, kind: kindOf(usual, own), hours, own };
}

function kindOf(usual: readonly OpenInterval[], own: CalendarDayLine | null): DayKind {
  if (own === null) {
    return usual.length > 0 ? "working" : "closed";
  }
  if (own.hours.length === 0) {
    return "holiday";
  }
  if (usual.length === 0 || own.source === "state_council") {
    return "make_up";
  }
  return sameHours(usual, own.hours) ? "working" : "changed";
}

/** The dates of a year by month, January first. */
export function yearDates(weekly: WeeklyHours, days: readonly CalendarDayLine[], year: number): CalendarDate[][] {
  const own = new Map(days.map((day) => [day.date, day]));
  const months: CalendarDate[][] = Array.from({ length: 12 }, () => []);
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = addDays(date, 1)) {
    months[Number(date.slice(5, 7)) - 1]?.push(calendarDate(weekly, date, own.get(date)));
  }
  return months;
}

/** The calendar that the rules of working time reckon with. */
export function workingCalendarOf(detail: Pick<CalendarDetail, "timeZone" | "weekly" | "days">): WorkingCalendar {
  const { timeZone, weekly, days } = detail;
  return { timeZone, weekly, overrides: Object.fromEntries(days.map(({ date, hours }) => [date, hours])) };
}

/** The years that have days of the State Council's notice, ascending. */
export function noticeYears(days: readonly Pick<CalendarDayLine, "date" | "source">[]): number[] {
  const years = days.filter(({ source }) => source === "state_council").map(({ date }) => Number(date.slice(0, 4)));
  return [...new Set(years)].sort((a, b) => a - b);
}
