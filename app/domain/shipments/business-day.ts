/** Beijing is UTC+8 all year round; so is all of China's official time. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** The day in Beijing at an instant, YYYY-MM-DD. */
export function businessDate(at: Date): string {
  return new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a day (YYYY-MM-DD) begins in Beijing. */
export function startOfBusinessDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
