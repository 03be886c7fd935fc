import type { Formats } from "#app/i18n/format.ts";

/** An instant as `<input type="datetime-local">` wants it, in the reader's time zone. */
export function localInput(at: Date, f: Formats): string {
  return f.full(at).replace(" ", "T");
}

/** Offset of a time zone from UTC at an instant (ms). */
function offsetOf(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local - Math.floor(at / 1000) * 1000;
}

/** The instant (ISO) that a local time means in a time zone. China's zones have no summer time, so the offset is that of the day. */
export function instantOf(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}Z`);
  return new Date(asUtc - offsetOf(timeZone, asUtc)).toISOString();
}
