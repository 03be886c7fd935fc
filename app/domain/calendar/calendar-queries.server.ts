import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { CalendarDetail, CalendarLine } from "./calendar-view.ts";
import { noticeYears } from "./calendar-view.ts";
import { loadedHolidayYears, missingHolidayYears } from "./holidays.ts";
import { readDay, readWeekly } from "./internal/read-hours.ts";
import { mayReadCalendars } from "./policy.ts";

const lineFields = { id: true, name: true, timeZone: true, isDefault: true, version: true } as const;

/** All calendars, the default one first, with what reckons with each. */
export async function listCalendars(ctx: Ctx): Promise<CalendarLine[]> {
  assertMay(mayReadCalendars(ctx.actor));
  const [rows, clocks, standards] = await Promise.all([
    ctx.db.workCalendar.findMany({ select: lineFields, orderBy: [{ isDefault: "desc" }, { name: "asc" }] }),
    ctx.db.slaClock.groupBy({
      by: ["calendarId"],
      where: { outcome: "open", calendarId: { not: null } },
      _count: { _all: true },
    }),
    ctx.db.serviceStandard.findMany({
      where: { calendarId: { not: null } },
      distinct: ["key", "calendarId"],
      select: { calendarId: true },
    }),
  ]);
  return rows.map((row) => ({
    ...row,
    openClocks: clocks.find(({ calendarId }) => calendarId === row.id)?._count._all ?? 0,
    standards: standards.filter(({ calendarId }) => calendarId === row.id).length,
  }));
}

/** One calendar with its hours and days; null when there is none of that id. */
export async function calendarDetail(ctx: Ctx, line: CalendarLine): Promise<CalendarDetail | null> {
  assertMay(mayReadCalendars(ctx.actor));
  const row = await ctx.db.workCalendar.findUnique({
    where: { id: line.id },
    select: { ...lineFields, weekly: true, days: { orderBy: { date: "asc" } } },
  });
  if (!row) {
    return null;
  }
  const days = row.days.map(readDay);
  const { openClocks, standards } = line;
  const missingYears = missingHolidayYears(ctx.now, noticeYears(days));
  return { ...row, openClocks, standards, weekly: readWeekly(row.weekly), days, missingYears };
}

/**
 * The years whose public holidays the default calendar lacks, for those who can do something about it; before any
 * calendar is kept, those that are not shipped.
 */
export async function holidayWarning(ctx: Ctx): Promise<number[]> {
  if (!mayReadCalendars(ctx.actor)) {
    return [];
  }
  const row = await ctx.db.workCalendar.findFirst({
    where: { isDefault: true },
    select: { days: { where: { source: "state_council" }, select: { date: true, source: true } } },
  });
  const known = row
    ? noticeYears(row.days.map(({ date }) => ({ date, source: "state_council" })))
    : loadedHolidayYears();
  return missingHolidayYears(ctx.now, known);
}
