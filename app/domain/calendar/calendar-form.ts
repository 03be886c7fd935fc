import * as z from "zod";
import { addDays, isDate } from "./business-day.ts";
import { calendarProblems, type OpenInterval, WEEKDAYS, type Weekday, type WeeklyHours } from "./working-calendar.ts";

/** More than anybody works in a day; a bound for what a form may send. */
export const MOST_INTERVALS = 8;
/** A holiday of the longest kind, and some days more. */
export const MOST_DAYS_AT_ONCE = 31;
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2099;

/** "9", "930", "9:5" or "09：30" as "HH:MM"; a text that is no time of day stays as it was typed. */
export function clockText(typed: string): string {
  const text = typed.trim().normalize("NFKC");
  const match = /^(\d{1,2})(?::(\d{1,2}))?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text);
  return match ? `${match[1]?.padStart(2, "0")}:${(match[2] ?? "").padStart(2, "0")}` : text;
}

interface Row {
  /** place in the form, from 0 */
  row: number;
  hours: OpenInterval;
}

/** The rows of a day in which something was typed. */
function typedRows(opens: readonly string[], closes: readonly string[]): Row[] {
  const count = Math.max(opens.length, closes.length);
  return Array.from({ length: count }, (_, row): Row => {
    return { row, hours: [clockText(opens[row] ?? ""), clockText(closes[row] ?? "")] };
  }).filter(({ hours }) => hours[0] !== "" || hours[1] !== "");
}

/** Problems of a day's rows: the row of the form and a code of `calendarProblems`. */
function rowProblems(rows: readonly Row[]): { row: number; code: string }[] {
  const weekly = { mon: rows.map(({ hours }) => hours) };
  return calendarProblems({ timeZone: "UTC", weekly }).flatMap(({ field, code }) => {
    const row = rows[Number(field.split(".")[2])]?.row;
    return row === undefined ? [] : [{ row, code }];
  });
}

const byOpening = (rows: readonly Row[]): OpenInterval[] =>
  rows.map(({ hours }) => hours).sort(([a], [b]) => (a < b ? -1 : 1));

const times = z.array(z.string().max(20)).max(MOST_INTERVALS).default([]);
const target = { calendarId: z.string().min(1), version: z.coerce.number().int() };

export const calendarTargetSchema = z.object(target);
export const holidayYearSchema = z.object({ ...target, year: z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR) });

const dayFields = Object.fromEntries(
  WEEKDAYS.flatMap((day) => [
    [`${day}.opens`, times],
    [`${day}.closes`, times],
  ]),
) as Record<`${Weekday}.${"opens" | "closes"}`, typeof times>;

/**
 * The hours of a week. A day's intervals stand in the lists `mon.opens` and `mon.closes`, blank rows are left out; a
 * problem is at `mon.<row>`, or at `weekly` when no day has any hours.
 */
export const weeklyHoursSchema = z.object({ ...target, ...dayFields }).transform((typed, check) => {
  const complain = (path: (string | number)[], message: string) =>
    check.issues.push({ code: "custom", message, path, input: typed });
  const weekly: { [day in Weekday]?: OpenInterval[] } = {};
  for (const day of WEEKDAYS) {
    const rows = typedRows(typed[`${day}.opens`], typed[`${day}.closes`]);
    for (const { row, code } of rowProblems(rows)) {
      complain([day, row], code);
    }
    weekly[day] = byOpening(rows);
  }
  if (!WEEKDAYS.some((day) => weekly[day]?.length)) {
    complain(["weekly"], "never_open");
  }
  return { calendarId: typed.calendarId, version: typed.version, weekly: weekly as WeeklyHours };
});

const day = z
  .string()
  .trim()
  .refine(
    (text) => isDate(text) && Number(text.slice(0, 4)) >= FIRST_YEAR && Number(text.slice(0, 4)) <= LAST_YEAR,
    "date",
  );

/** The days from one date to another, both included, `MOST_DAYS_AT_ONCE` + 1 at most. */
function daysBetween(from: string, until: string): string[] {
  const days: string[] = [];
  for (let date = from; date <= until && days.length <= MOST_DAYS_AT_ONCE; date = addDays(date, 1)) {
    days.push(date);
  }
  return days;
}

/**
 * One day, or several in a row (`until`), that are not like their weekday: closed, or with hours of their own in the
 * lists `opens` and `closes`. A problem of an interval is at `hours.<row>`.
 */
export const calendarDaySchema = z
  .object({
    ...target,
    date: day,
    until: z.union([z.literal("").transform(() => undefined), day]).optional(),
    kind: z.enum(["closed", "open"]),
    opens: times,
    closes: times,
    note: z.string().trim().max(60).default(""),
    /** ticked: the day is one of the State Council's notice */
    notice: z.literal("on").optional(),
  })
  .transform((typed, check) => {
    const complain = (path: (string | number)[], message: string) =>
      check.issues.push({ code: "custom", message, path, input: typed });
    const rows = typed.kind === "open" ? typedRows(typed.opens, typed.closes) : [];
    for (const { row, code } of rowProblems(rows)) {
      complain(["hours", row], code);
    }
    if (typed.kind === "open" && rows.length === 0) {
      complain(["hours", 0], "required");
    }
    const dates = daysBetween(typed.date, typed.until ?? typed.date);
    if (dates.length === 0) {
      complain(["until"], "until_before");
    } else if (dates.length > MOST_DAYS_AT_ONCE) {
      complain(["until"], "too_many_days");
    }
    const { calendarId, version, note } = typed;
    const source: DaySource = typed.notice ? "state_council" : "own";
    return { calendarId, version, dates, hours: byOpening(rows), note, source };
  });

/** Where a day that differs comes from; what the notice sets is brought up to date with it, own ones are left alone. */
export type DaySource = "state_council" | "own";

export const clearDaySchema = z.object({ ...target, date: day });

const name = z.string().trim().min(1).max(40);
const timeZone = z
  .string()
  .trim()
  .refine(
    (text) => !calendarProblems({ timeZone: text, weekly: {} }).some(({ code }) => code === "time_zone"),
    "time_zone",
  );

export const newCalendarSchema = z.object({ name, timeZone, from: z.string().optional() });
export const calendarSettingsSchema = z.object({ ...target, name, timeZone });

export type CalendarTarget = z.output<typeof calendarTargetSchema>;
