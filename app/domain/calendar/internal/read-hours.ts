import type { CalendarDayLine } from "../calendar-view.ts";
import { type OpenInterval, WEEKDAYS, type WeeklyHours } from "../working-calendar.ts";

/** Intervals as they are stored; what is no pair of texts is left out. */
export function readHours(json: unknown): OpenInterval[] {
  const pairs: unknown[] = Array.isArray(json) ? json : [];
  return pairs.flatMap((pair): OpenInterval[] =>
    Array.isArray(pair) && typeof pair[0] === "string" && typeof pair[1] === "string" ? [[pair[0], pair[1]]] : [],
  );
}

/** Weekly hours as they are stored; a missing day is closed. */
export function readWeekly(json: unknown): WeeklyHours {
  const stored = (json ?? {}) as Record<string, unknown>;
  return Object.fromEntries(WEEKDAYS.map((day) => [day, readHours(stored[day])]));
}

/** A stored day that differs from its weekday. */
export function readDay(row: { date: string; intervals: unknown; note: string; source: string }): CalendarDayLine {
  const source = row.source === "state_council" ? "state_council" : "own";
  return { date: row.date, hours: readHours(row.intervals), note: row.note, source };
}

/** Hours as the database takes them. */
export const hoursJson = (hours: readonly OpenInterval[]): string[][] => hours.map((interval) => [...interval]);

export const weeklyJson = (weekly: WeeklyHours): Record<string, string[][]> =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, hoursJson(weekly[day] ?? [])]));
