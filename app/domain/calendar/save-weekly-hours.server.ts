import type * as z from "zod";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid } from "#app/platform/errors.ts";
import { businessDate } from "./business-day.ts";
import type { weeklyHoursSchema } from "./calendar-form.ts";
import { holidayOverrides } from "./holidays.ts";
import { guardedChange } from "./internal/guarded-change.server.ts";
import { hoursJson, readHours, weeklyJson } from "./internal/read-hours.ts";
import { recordCalendar } from "./internal/record-calendar.server.ts";
import { mayManageCalendars } from "./policy.ts";
import { calendarProblems, type WeeklyHours } from "./working-calendar.ts";

/** Make-up days of the notice to come have the hours of a usual day: they follow the week. How many were set anew. */
async function followWeek(tx: Tx, ctx: Ctx, calendarId: string, weekly: WeeklyHours): Promise<number> {
  const where = { calendarId, source: "state_council", date: { gte: businessDate(ctx.now) } };
  const rows = await tx.calendarDay.findMany({ where });
  let count = 0;
  for (const { date, intervals } of rows) {
    const hours = holidayOverrides(Number(date.slice(0, 4)), weekly)[date];
    if (hours && hours.length > 0 && readHours(intervals).join(" ") !== hours.join(" ")) {
      const day = { calendarId_date: { calendarId, date } };
      await tx.calendarDay.update({ where: day, data: { intervals: hoursJson(hours) } });
      count += 1;
    }
  }
  return count;
}

/**
 * Sets the hours of a usual week. Make-up days of the State Council's notice that are still to come get the new hours.
 * *Writes* WorkCalendar, CalendarDay. *Emits* `calendar.changed`. *Throws* `forbidden`, `conflict`, `not_found`,
 * `invalid`.
 */
export async function saveWeeklyHours(ctx: Ctx, input: z.output<typeof weeklyHoursSchema>): Promise<void> {
  assertMay(mayManageCalendars(ctx.actor));
  const { calendarId, weekly } = input;
  // without the days: a calendar that is open on a few dates only would come to nothing after the last of them
  const problems = calendarProblems({ timeZone: "UTC", weekly });
  if (problems.length > 0) {
    throw invalid(problems);
  }
  await inTransaction(ctx, async (tx) => {
    const before = await guardedChange(tx, ctx, input, { weekly: weeklyJson(weekly) });
    const makeUpDays = await followWeek(tx, ctx, calendarId, weekly);
    const details = { weekly, makeUpDays, before: { weekly: before.weekly } };
    await recordCalendar(tx, ctx, "calendar.changed", calendarId, details);
  });
}
