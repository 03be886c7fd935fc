import type * as z from "zod";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import type { holidayYearSchema } from "./calendar-form.ts";
import type { CalendarDayLine } from "./calendar-view.ts";
import { holidayOverrides, loadedHolidayYears } from "./holidays.ts";
import { guardedChange } from "./internal/guarded-change.server.ts";
import { hoursJson, readDay, readWeekly } from "./internal/read-hours.ts";
import { recordCalendar } from "./internal/record-calendar.server.ts";
import { mayManageCalendars } from "./policy.ts";
import type { DayOverrides } from "./working-calendar.ts";

export interface LoadedHolidays {
  /** days that were not in the calendar */
  added: number;
  /** days of the notice whose hours are other ones now */
  updated: number;
  /** days that were said to be of the notice and are not in it */
  removed: number;
  /** days of the notice that the department has set in its own way */
  kept: number;
}

/** What is to be done so that the days of the notice are in the calendar; what the department set itself is left alone. */
function compare(notice: DayOverrides, stored: readonly CalendarDayLine[]) {
  const known = new Map(stored.map((day) => [day.date, day]));
  const days = Object.entries(notice);
  return {
    added: days.filter(([date]) => !known.has(date)),
    updated: days.filter(([date, hours]) => {
      const day = known.get(date);
      return day?.source === "state_council" && day.hours.join(" ") !== hours.join(" ");
    }),
    removed: stored.filter(({ date, source }) => source === "state_council" && notice[date] === undefined),
    kept: days.filter(([date]) => known.get(date)?.source === "own").length,
  };
}

/**
 * Brings the public holidays and make-up days of a year into a calendar. Twice is as good as once.
 * *Writes* CalendarDay, WorkCalendar. *Emits* `calendar.changed` unless everything is there already. *Throws*
 * `forbidden`, `conflict`, `not_found`, `holidays_unknown` (no notice of that year is shipped).
 */
export async function loadHolidays(ctx: Ctx, input: z.output<typeof holidayYearSchema>): Promise<LoadedHolidays> {
  assertMay(mayManageCalendars(ctx.actor));
  const { calendarId, year } = input;
  if (!loadedHolidayYears().includes(year)) {
    throw new DomainError("holidays_unknown", { status: 422, params: { year } });
  }
  return inTransaction(ctx, async (tx) => {
    const before = await guardedChange(tx, ctx, input);
    const where = { calendarId, date: { gte: `${year}-01-01`, lte: `${year}-12-31` } };
    const stored = (await tx.calendarDay.findMany({ where })).map(readDay);
    const { added, updated, removed, kept } = compare(holidayOverrides(year, readWeekly(before.weekly)), stored);
    const stale = [...updated.map(([date]) => date), ...removed.map(({ date }) => date)];
    await tx.calendarDay.deleteMany({ where: { calendarId, date: { in: stale } } });
    await tx.calendarDay.createMany({
      data: [...added, ...updated].map(([date, hours]) => {
        const note = stored.find((day) => day.date === date)?.note ?? "";
        return { calendarId, date, intervals: hoursJson(hours), note, source: "state_council" };
      }),
    });
    const counts = { added: added.length, updated: updated.length, removed: removed.length, kept };
    if (counts.added + counts.updated + counts.removed > 0) {
      await recordCalendar(tx, ctx, "calendar.changed", calendarId, { year, ...counts });
    }
    return counts;
  });
}
