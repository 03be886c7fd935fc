import { businessDate } from "./business-day.ts";
import notices from "./cn-holidays.json";
import { type DayOverrides, type OpenInterval, WEEKDAYS, type WeeklyHours } from "./working-calendar.ts";

/** The State Council's notice for one year. Weekends next to a holiday are not all named: they stay as they are. */
interface HolidayNotice {
  daysOff: readonly string[];
  /** 调休: days of a weekend on which the whole country works */
  makeUpDays: readonly string[];
}

const years = notices.years as Readonly<Record<string, HolidayNotice>>;

/** The years whose notice is shipped, ascending. */
export function loadedHolidayYears(): number[] {
  return Object.keys(years)
    .map(Number)
    .sort((a, b) => a - b);
}

/** The hours of a usual working day: Monday's, or those of the first weekday after it that has any. */
function usualHours(weekly: WeeklyHours): readonly OpenInterval[] {
  const day = WEEKDAYS.find((name) => (weekly[name]?.length ?? 0) > 0);
  return (day && weekly[day]) ?? [];
}

/**
 * The overrides of one year's notice: days off are closed, make-up days have the hours of a usual working day.
 * Empty for a year that is not loaded; `missingHolidayYears` tells.
 */
export function holidayOverrides(year: number, weekly: WeeklyHours): DayOverrides {
  const notice = years[year];
  const closed = (notice?.daysOff ?? []).map((day) => [day, []] as const);
  const worked = (notice?.makeUpDays ?? []).map((day) => [day, usualHours(weekly)] as const);
  return Object.fromEntries([...closed, ...worked].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const NEXT_YEAR_WANTED_FROM = "11-01";

/**
 * The years whose holidays are wanted at `now` and not known: the current one (Beijing time), and from 1 November,
 * when the notice usually comes out, the next.
 * @param known years that are loaded, or kept by hand in the calendar
 */
export function missingHolidayYears(now: Date, known: readonly number[] = loadedHolidayYears()): number[] {
  const today = businessDate(now);
  const year = Number(today.slice(0, 4));
  const wanted = today.slice(5) >= NEXT_YEAR_WANTED_FROM ? [year, year + 1] : [year];
  return wanted.filter((each) => !known.includes(each));
}
