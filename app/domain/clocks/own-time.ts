import type { WorkingCalendar } from "#app/domain/calendar/working-calendar.ts";
import { addWorkingTime, workingTimeBetween } from "#app/domain/calendar/working-time.ts";

/** The time a clock runs in: working time of its calendar, or without one the time on the wall. */

/** The instant `ms` of own time after `at`; before it when `ms` is negative. */
export function addOwnTime(calendar: WorkingCalendar | null, at: Date, ms: number): Date {
  return calendar ? addWorkingTime(calendar, at, ms) : new Date(at.getTime() + ms);
}

/** Own time from `from` to `to`, ms; 0 when `to` is before `from`. */
export function ownTimeBetween(calendar: WorkingCalendar | null, from: Date, to: Date): number {
  if (to <= from) {
    return 0;
  }
  return calendar ? workingTimeBetween(calendar, from, to) : to.getTime() - from.getTime();
}
