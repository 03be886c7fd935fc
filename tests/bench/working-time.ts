import { defaultCalendar } from "#app/domain/calendar/default-calendar.ts";
import { addWorkingTime } from "#app/domain/calendar/working-time.ts";
import { createRandom } from "#prisma/seed/random.ts";
import type { Figure } from "./result.ts";

const ADDITIONS = 10_000;
const DAY_MS = 86_400_000;
/** about the work of a year: 250 days of 8 hours */
const YEAR_OF_WORK_MS = 250 * 8 * 3_600_000;

/** Deadlines from all over a year, up to a year of work ahead; the calendar is worked out anew, as after a change of it. */
export async function benchWorkingTime(): Promise<Figure[]> {
  const random = createRandom(3);
  const begin = Date.parse("2025-01-01T00:00:00+08:00");
  const orders = Array.from({ length: ADDITIONS }, () => ({
    start: new Date(begin + random.int(0, 365 * DAY_MS)),
    ms: random.int(1, YEAR_OF_WORK_MS),
  }));
  const calendar = defaultCalendar();
  const started = performance.now();
  let latest = 0;
  for (const { start, ms } of orders) {
    latest = Math.max(latest, addWorkingTime(calendar, start, ms).getTime());
  }
  const value = performance.now() - started;
  const note = `default calendar, nothing remembered; latest deadline ${new Date(latest).toISOString().slice(0, 10)}`;
  return [{ name: "10,000 additions over a year's span", value, unit: "ms", sense: "≤", bound: 1_000, note }];
}
