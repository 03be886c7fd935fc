import { dateOfLocalDay, localDayAt, localDayBounds, timelineOf } from "./internal/timeline.ts";
import type { WorkingCalendar } from "./working-calendar.ts";
import { addWorkingTime, endOfWorkingDays, workingTimeBetween } from "./working-time.ts";

/** One local day of a span: how much of it counted. */
export interface SpanDay {
  /** YYYY-MM-DD in the calendar's zone */
  date: string;
  /** working time of the day that lies in the span, ms; 0 = nothing counted */
  workedMs: number;
}

/** An explanation of a year is read by nobody. */
const MOST_DAYS = 400;

/**
 * The local days from `from` to `to` with the working time that counted on each, in order; the arithmetic behind a
 * deadline. After 400 days it ends.
 * @throws DomainError as `workingTimeBetween`
 */
export function daysOfSpan(calendar: WorkingCalendar, from: Date, to: Date): SpanDay[] {
  const timeline = timelineOf(calendar);
  const first = localDayAt(timeline, from.getTime());
  const last = Math.min(localDayAt(timeline, to.getTime()), first + MOST_DAYS - 1);
  const days: SpanDay[] = [];
  for (let day = first; day <= last; day += 1) {
    const bounds = localDayBounds(timeline, day);
    const begin = new Date(Math.max(bounds.from, from.getTime()));
    const end = new Date(Math.min(bounds.to, to.getTime()));
    const workedMs = begin < end ? workingTimeBetween(calendar, begin, end) : 0;
    days.push({ date: dateOfLocalDay(day), workedMs });
  }
  return days;
}

export const SPAN_UNITS = ["hours", "minutes", "working_days"] as const;
export type SpanUnit = (typeof SPAN_UNITS)[number];
/** The most of each unit that may be asked for: about a year. */
export const MOST_OF_UNIT: Record<SpanUnit, number> = { hours: 2_000, minutes: 120_000, working_days: 250 };

const UNIT_MS = { hours: 3_600_000, minutes: 60_000 };

/**
 * When an amount of working time from `start` has passed, and what counted on the way.
 * @param amount of `unit`, above 0; working days whole
 * @throws DomainError as `addWorkingTime` and `endOfWorkingDays`
 */
export function explainDeadline(
  calendar: WorkingCalendar,
  start: Date,
  amount: number,
  unit: SpanUnit,
): { dueAt: Date; days: SpanDay[] } {
  const dueAt =
    unit === "working_days"
      ? endOfWorkingDays(calendar, start, amount)
      : addWorkingTime(calendar, start, Math.round(amount * UNIT_MS[unit]));
  return { dueAt, days: daysOfSpan(calendar, start, dueAt) };
}
