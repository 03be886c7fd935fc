import { addDays } from "#app/domain/calendar/business-day.ts";
import { type CalendarDate, type CalendarDetail, calendarDate } from "#app/domain/calendar/calendar-view.ts";

/** Days in a row that differ from their weekday in the same way. */
export interface OverrideRun {
  first: CalendarDate;
  /** last date of the run */
  until: string;
  days: number;
}

const sameWay = (a: CalendarDate, b: CalendarDate) =>
  a.kind === b.kind &&
  a.own?.note === b.own?.note &&
  a.own?.source === b.own?.source &&
  a.hours.join(" ") === b.hours.join(" ");

/** The overrides of a year, those in a row as one line: a holiday of a week is one thing to read. */
export function overrideRuns({ weekly, days }: Pick<CalendarDetail, "weekly" | "days">, year: number): OverrideRun[] {
  const runs: OverrideRun[] = [];
  for (const own of days) {
    if (own.date.startsWith(`${year}-`)) {
      const day = calendarDate(weekly, own.date, own);
      const last = runs.at(-1);
      if (last && addDays(last.until, 1) === own.date && sameWay(last.first, day)) {
        last.until = own.date;
        last.days += 1;
      } else {
        runs.push({ first: day, until: own.date, days: 1 });
      }
    }
  }
  return runs;
}
