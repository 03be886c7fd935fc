import type { OpenInterval, WeeklyHours, WorkingCalendar } from "#app/domain/calendar/working-calendar.ts";

/** The same hours from Monday to Friday, closed at the weekend. */
export function fiveDays(...hours: OpenInterval[]): WeeklyHours {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [], sun: [] };
}

/** The same hours on all seven days. */
export function everyDay(...hours: OpenInterval[]): WeeklyHours {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
}

export function calendar(
  weekly: WeeklyHours,
  timeZone = "UTC",
  overrides: WorkingCalendar["overrides"] = {},
): WorkingCalendar {
  return { timeZone, weekly, overrides };
}

export const HOUR = 3_600_000;
export const DAY = 86_400_000;
