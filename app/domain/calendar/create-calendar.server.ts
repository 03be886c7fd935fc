import type * as z from "zod";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid, notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { newCalendarSchema } from "./calendar-form.ts";
import { DEFAULT_WEEKLY } from "./default-calendar.ts";
import { holidayOverrides, loadedHolidayYears } from "./holidays.ts";
import { hoursJson, readDay, readWeekly, weeklyJson } from "./internal/read-hours.ts";
import { recordCalendar } from "./internal/record-calendar.server.ts";
import { mayManageCalendars } from "./policy.ts";

/** Weekly hours and days to begin with: those of another calendar, or office hours with all holidays that are shipped. */
async function beginning(tx: Tx, from: string | undefined) {
  if (!from) {
    const days = loadedHolidayYears().flatMap((year) => Object.entries(holidayOverrides(year, DEFAULT_WEEKLY)));
    const source = "state_council" as const;
    return { weekly: DEFAULT_WEEKLY, days: days.map(([date, hours]) => ({ date, hours, note: "", source })) };
  }
  const row = await tx.workCalendar.findUnique({ where: { id: from }, include: { days: true } });
  if (!row) {
    throw notFound("calendar");
  }
  return { weekly: readWeekly(row.weekly), days: row.days.map(readDay) };
}

/**
 * Adds a calendar. The first one becomes the default.
 * @param input.from calendar whose hours and days it takes over; without it: office hours and the shipped holidays
 * *Writes* WorkCalendar, CalendarDay. *Emits* `calendar.added`. *Throws* `forbidden`, `invalid` (name taken), `not_found`.
 */
export async function createCalendar(ctx: Ctx, input: z.output<typeof newCalendarSchema>): Promise<string> {
  assertMay(mayManageCalendars(ctx.actor));
  const { name, timeZone, from } = input;
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    if ((await tx.workCalendar.count({ where: { name } })) > 0) {
      throw invalid([{ field: "name", code: "taken" }]);
    }
    const isDefault = (await tx.workCalendar.count({ where: { isDefault: true } })) === 0;
    const { weekly, days } = await beginning(tx, from);
    const at = { createdAt: ctx.now, updatedAt: ctx.now };
    await tx.workCalendar.create({ data: { id, name, timeZone, weekly: weeklyJson(weekly), isDefault, ...at } });
    await tx.calendarDay.createMany({
      data: days.map(({ hours, ...day }) => ({ calendarId: id, ...day, intervals: hoursJson(hours) })),
    });
    await recordCalendar(tx, ctx, "calendar.added", id, { name, timeZone, isDefault, weekly, days: days.length });
  });
  return id;
}
