import { defaultCalendar, type LoadedCalendar, loadCalendar } from "#app/domain/calendar/load-calendar.server.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import type { ClockTarget } from "../clock.ts";
import type { Reckoning } from "../plan-alerts.ts";

/** The calendars that one command or one batch reckons with, each read once. */
export interface Calendars {
  /** The calendar a target runs in, null for the wall clock. One whose calendar is gone runs in the department's. */
  own(target: ClockTarget): Promise<LoadedCalendar | null>;
  /** That calendar, and the one its alerts wait for. */
  reckoning(target: ClockTarget): Promise<Reckoning<LoadedCalendar>>;
}

export function createCalendars(db: DbOrTx): Calendars {
  const known = new Map<string, Promise<LoadedCalendar | null>>();
  const once = (key: string, read: () => Promise<LoadedCalendar | null>) => {
    const reading = known.get(key) ?? read();
    known.set(key, reading);
    return reading;
  };
  const office = () => once("default", () => defaultCalendar(db));
  const own = async ({ calendarId }: ClockTarget) =>
    calendarId === null ? null : ((await once(calendarId, () => loadCalendar(db, calendarId))) ?? (await office()));
  return {
    own,
    reckoning: async (target) => {
      const waits = target.alertHours === "working_hours" && target.alerts.length > 0;
      return { calendar: await own(target), office: waits ? await office() : null };
    },
  };
}

/** What an entry keeps of the calendar its due time was reckoned with. */
export function calendarNote(calendar: LoadedCalendar | null) {
  return calendar ? { calendar: { id: calendar.id, name: calendar.name, version: calendar.version } } : {};
}
