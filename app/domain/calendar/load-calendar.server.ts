import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { defaultCalendar as shippedCalendar } from "./default-calendar.ts";
import { readDay, readWeekly } from "./internal/read-hours.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** A calendar of the database in the form that the rules of working time take, with what an explanation names. */
export interface LoadedCalendar extends WorkingCalendar {
  id: string;
  name: string;
  version: number;
  /** date → why it differs from its weekday */
  notes: Readonly<Record<string, { note: string; source: "state_council" | "own" }>>;
}

const include = { days: { orderBy: { date: "asc" } } } as const;

interface Row {
  id: string;
  name: string;
  timeZone: string;
  version: number;
  weekly: unknown;
  days: { date: string; intervals: unknown; note: string; source: string }[];
}

function loaded({ id, name, timeZone, version, weekly, days }: Row): LoadedCalendar {
  const lines = days.map(readDay);
  return {
    id,
    name,
    version,
    timeZone,
    weekly: readWeekly(weekly),
    overrides: Object.fromEntries(lines.map(({ date, hours }) => [date, hours])),
    notes: Object.fromEntries(lines.map(({ date, note, source }) => [date, { note, source }])),
  };
}

/** A calendar by its id; null when there is none. */
export async function loadCalendar(db: DbOrTx, id: string): Promise<LoadedCalendar | null> {
  const row = await db.workCalendar.findUnique({ where: { id }, include });
  return row && loaded(row);
}

/** The department's calendar. An installation that has none yet reckons with the hours that are shipped (version 0). */
export async function defaultCalendar(db: DbOrTx): Promise<LoadedCalendar> {
  const row = await db.workCalendar.findFirst({ where: { isDefault: true }, include, orderBy: { id: "asc" } });
  return row ? loaded(row) : { ...shippedCalendar(), id: "", name: "", version: 0, notes: {} };
}
