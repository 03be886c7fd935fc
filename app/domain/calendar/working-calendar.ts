import { DomainError, type FieldProblem } from "#app/platform/errors.ts";
import { isDate } from "./business-day.ts";
import { isTimeZone } from "./internal/zone-offsets.ts";

/** Monday first, as the week is counted in China. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Open from `opens` (included) to `closes` (not included), "HH:MM" on the wall clock; "24:00" ends the day. */
export type OpenInterval = readonly [opens: string, closes: string];
export type WeeklyHours = { readonly [day in Weekday]?: readonly OpenInterval[] };
/** "YYYY-MM-DD" → the hours of that day in place of its weekday's; empty = closed. */
export type DayOverrides = Readonly<Record<string, readonly OpenInterval[]>>;

/** When work is done. A weekday that is missing is closed. Never change one in place: its days are remembered. */
export interface WorkingCalendar {
  /** IANA name, such as "Asia/Shanghai" */
  timeZone: string;
  weekly: WeeklyHours;
  overrides?: DayOverrides;
}

const MINUTE_MS = 60_000;

/** "HH:MM" → ms since local midnight, 0 … 86,400,000; NaN for a text that is no time of day. */
export function clockMs(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match) {
    return (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS;
  }
  return text === "24:00" ? 24 * 60 * MINUTE_MS : Number.NaN;
}

/** Problems of one day's hours: no time of day, an end not after its beginning, intervals that overlap. */
function hoursProblems(field: string, hours: readonly OpenInterval[]): FieldProblem[] {
  if (!Array.isArray(hours)) {
    return [{ field, code: "clock_time" }];
  }
  const problems: FieldProblem[] = [];
  const spans: { index: number; from: number; to: number }[] = [];
  for (const [index, interval] of hours.entries()) {
    const [from, to] = [clockMs(String(interval?.[0])), clockMs(String(interval?.[1]))];
    if (Number.isNaN(from) || Number.isNaN(to)) {
      problems.push({ field: `${field}.${index}`, code: "clock_time" });
    } else if (to <= from) {
      problems.push({ field: `${field}.${index}`, code: "interval_order" });
    } else {
      spans.push({ index, from, to });
    }
  }
  spans.sort((a, b) => a.from - b.from);
  for (const [at, span] of spans.entries()) {
    const before = spans[at - 1];
    if (before && before.to > span.from) {
      problems.push({ field: `${field}.${span.index}`, code: "interval_overlap" });
    }
  }
  return problems;
}

/**
 * Everything that makes a calendar unusable, for a form: `field` is "timeZone", "weekly", "weekly.mon.0" (weekday and
 * place in its list) or "overrides.2026-02-14.0"; `code` is `time_zone`, `weekday`, `date`, `clock_time`,
 * `interval_order`, `interval_overlap` or `never_open`. Empty when the calendar can be used.
 */
export function calendarProblems(calendar: WorkingCalendar): FieldProblem[] {
  const problems: FieldProblem[] = isTimeZone(calendar.timeZone) ? [] : [{ field: "timeZone", code: "time_zone" }];
  const weekly = Object.entries(calendar.weekly ?? {});
  const overrides = Object.entries(calendar.overrides ?? {});
  for (const [day, hours] of weekly) {
    const known = (WEEKDAYS as readonly string[]).includes(day);
    problems.push(
      ...(known ? hoursProblems(`weekly.${day}`, hours ?? []) : [{ field: `weekly.${day}`, code: "weekday" }]),
    );
  }
  for (const [date, hours] of overrides) {
    const field = `overrides.${date}`;
    problems.push(...(isDate(date) ? hoursProblems(field, hours) : [{ field, code: "date" }]));
  }
  if (problems.length === 0 && ![...weekly, ...overrides].some(([, hours]) => hours?.length)) {
    problems.push({ field: "weekly", code: "never_open" });
  }
  return problems;
}

/** Throws `calendar_unusable` (422) with the problems as fields, the first of them also as `params`. */
export function assertUsable(calendar: WorkingCalendar): void {
  const problems = calendarProblems(calendar);
  const first = problems[0];
  if (first) {
    const params = { field: first.field, problem: first.code };
    throw new DomainError("calendar_unusable", { status: 422, params, fields: problems });
  }
}
