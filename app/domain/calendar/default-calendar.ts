import { holidayOverrides, loadedHolidayYears } from "./holidays.ts";
import type { OpenInterval, WeeklyHours, WorkingCalendar } from "./working-calendar.ts";

/** Office hours in Xinjiang by Beijing's clock: the sun is two hours later, and noon rest is long. */
const OFFICE_DAY: readonly OpenInterval[] = [
  ["10:00", "14:00"],
  ["15:30", "19:30"],
];

/** The hours a new installation begins with. */
export const DEFAULT_WEEKLY: WeeklyHours = {
  mon: OFFICE_DAY,
  tue: OFFICE_DAY,
  wed: OFFICE_DAY,
  thu: OFFICE_DAY,
  fri: OFFICE_DAY,
  sat: [],
  sun: [],
};

/** The department's calendar of a new installation, with all holidays and make-up days that are shipped. */
export function defaultCalendar(): WorkingCalendar {
  const overrides = Object.assign({}, ...loadedHolidayYears().map((year) => holidayOverrides(year, DEFAULT_WEEKLY)));
  return { timeZone: "Asia/Shanghai", weekly: DEFAULT_WEEKLY, overrides };
}
