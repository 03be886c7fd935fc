/** Beijing is UTC+8 all year round; so is all of China's official time, and the business day with it. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The business day of an instant, "YYYY-MM-DD". */
export function businessDate(at: Date): string {
  return new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

/** First instant of a business day ("YYYY-MM-DD"). */
export function startOfBusinessDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - BEIJING_OFFSET_MS);
}

/** First instant after a business day ("YYYY-MM-DD"). */
export function endOfBusinessDay(day: string): Date {
  return new Date(startOfBusinessDay(day).getTime() + DAY_MS);
}

/** The day `days` after a business day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether a text is a day that exists, as "YYYY-MM-DD". */
export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
