import * as z from "zod";
import {
  calendarDaySchema,
  calendarSettingsSchema,
  calendarTargetSchema,
  clearDaySchema,
  holidayYearSchema,
  newCalendarSchema,
  weeklyHoursSchema,
} from "#app/domain/calendar/calendar-form.ts";
import { listCalendars } from "#app/domain/calendar/calendar-queries.server.ts";
import { createCalendar } from "#app/domain/calendar/create-calendar.server.ts";
import { deleteCalendar } from "#app/domain/calendar/delete-calendar.server.ts";
import { type LoadedHolidays, loadHolidays } from "#app/domain/calendar/load-holidays.server.ts";
import { clearCalendarDay, saveCalendarDays } from "#app/domain/calendar/save-day.server.ts";
import { chooseDefaultCalendar, saveCalendarSettings } from "#app/domain/calendar/save-settings.server.ts";
import { saveWeeklyHours } from "#app/domain/calendar/save-weekly-hours.server.ts";
import { parseInput, type RawForm } from "#app/http/forms.server.ts";
import type { FlashToast } from "#app/http/toast.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";

const INTENTS = ["create", "settings", "default", "delete", "weekly", "day", "clear", "holidays"] as const;
const intentSchema = z.object({ intent: z.enum(INTENTS) });

/** What to say when it is done, and where to go if not back to the page. */
type Done = FlashToast & { to?: string };

async function nameOf(ctx: Ctx, calendarId: string): Promise<string> {
  return (await listCalendars(ctx)).find(({ id }) => id === calendarId)?.name ?? "";
}

function holidaysDone(year: number, counts: LoadedHolidays): Done {
  const changed = counts.added + counts.updated + counts.removed;
  return changed > 0
    ? { key: "calendar.loaded", params: { year, ...counts } }
    : { key: "calendar.loadedNothing", params: { year } };
}

async function actOnDays(ctx: Ctx, intent: "day" | "clear" | "holidays", raw: RawForm): Promise<Done> {
  if (intent === "day") {
    const input = parseInput(calendarDaySchema, raw);
    await saveCalendarDays(ctx, input);
    const [date = "", ...others] = input.dates;
    const key = others.length > 0 ? "calendar.day.savedMany" : "calendar.day.saved";
    return { key, params: { date, count: input.dates.length } };
  }
  if (intent === "clear") {
    const input = parseInput(clearDaySchema, raw);
    await clearCalendarDay(ctx, input);
    return { key: "calendar.day.cleared", params: { date: input.date } };
  }
  const input = parseInput(holidayYearSchema, raw);
  return holidaysDone(input.year, await loadHolidays(ctx, input));
}

/** Does what a form of the calendar's page asks for. *Throws* what the commands throw. */
export async function actOnCalendar(ctx: Ctx, raw: RawForm): Promise<Done> {
  const { intent } = parseInput(intentSchema, raw);
  switch (intent) {
    case "create": {
      const input = parseInput(newCalendarSchema, raw);
      const id = await createCalendar(ctx, input);
      return { key: "calendar.create.done", params: { name: input.name }, to: `/admin/calendar?id=${id}` };
    }
    case "settings":
      await saveCalendarSettings(ctx, parseInput(calendarSettingsSchema, raw));
      return { key: "calendar.settings.saved" };
    case "weekly":
      await saveWeeklyHours(ctx, parseInput(weeklyHoursSchema, raw));
      return { key: "calendar.weekly.saved" };
    case "default":
    case "delete": {
      const target = parseInput(calendarTargetSchema, raw);
      const name = await nameOf(ctx, target.calendarId);
      if (intent === "default") {
        await chooseDefaultCalendar(ctx, target);
        return { key: "calendar.settings.madeDefault", params: { name } };
      }
      await deleteCalendar(ctx, target);
      return { key: "calendar.settings.deleted", params: { name }, to: "/admin/calendar" };
    }
    default:
      return actOnDays(ctx, intent, raw);
  }
}
