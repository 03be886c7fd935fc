import type * as z from "zod";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid } from "#app/platform/errors.ts";
import type { calendarDaySchema, clearDaySchema } from "./calendar-form.ts";
import { guardedChange } from "./internal/guarded-change.server.ts";
import { hoursJson } from "./internal/read-hours.ts";
import { recordCalendar } from "./internal/record-calendar.server.ts";
import { mayManageCalendars } from "./policy.ts";
import { calendarProblems } from "./working-calendar.ts";

/**
 * Sets the hours of days that are not like their weekday: no hours = closed, hours = worked (调休 too).
 * *Writes* CalendarDay, WorkCalendar. *Emits* `calendar.changed`. *Throws* `forbidden`, `conflict`, `not_found`,
 * `invalid`.
 */
export async function saveCalendarDays(ctx: Ctx, input: z.output<typeof calendarDaySchema>): Promise<void> {
  assertMay(mayManageCalendars(ctx.actor));
  const { calendarId, dates, hours, note, source } = input;
  const overrides = Object.fromEntries(dates.map((date) => [date, hours]));
  // only the days are in question: with a week that is open
  const problems = calendarProblems({ timeZone: "UTC", weekly: { mon: [["00:00", "24:00"]] }, overrides });
  if (problems.length > 0) {
    throw invalid(problems);
  }
  await inTransaction(ctx, async (tx) => {
    await guardedChange(tx, ctx, input);
    const where = { calendarId, date: { in: dates } };
    const before = await tx.calendarDay.findMany({ where, select: { date: true, intervals: true, note: true } });
    await tx.calendarDay.deleteMany({ where });
    const intervals = hoursJson(hours);
    await tx.calendarDay.createMany({ data: dates.map((date) => ({ calendarId, date, intervals, note, source })) });
    await recordCalendar(tx, ctx, "calendar.changed", calendarId, { dates, hours, note, source, before });
  });
}

/**
 * Gives a day the hours of its weekday again. A day that is like its weekday already is left as it is.
 * *Writes* CalendarDay, WorkCalendar. *Emits* `calendar.changed`. *Throws* `forbidden`, `conflict`, `not_found`.
 */
export async function clearCalendarDay(ctx: Ctx, input: z.output<typeof clearDaySchema>): Promise<void> {
  assertMay(mayManageCalendars(ctx.actor));
  const { calendarId, date } = input;
  await inTransaction(ctx, async (tx) => {
    await guardedChange(tx, ctx, input);
    const before = await tx.calendarDay.findUnique({ where: { calendarId_date: { calendarId, date } } });
    await tx.calendarDay.deleteMany({ where: { calendarId, date } });
    await recordCalendar(tx, ctx, "calendar.changed", calendarId, { cleared: date, before });
  });
}
