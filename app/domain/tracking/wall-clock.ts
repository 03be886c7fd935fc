const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** What the clock on the wall shows in a zone, as a `datetime-local` field wants it: "2026-11-18T10:05". */
export function wallClock(at: Date, timeZone: string): string {
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

/** The instant at which the clock of a zone shows a time; null when the text is no time. Pure. */
export function instantOf(local: string, timeZone: string): Date | null {
  const asUtc = new Date(`${local}Z`);
  if (!LOCAL.test(local) || Number.isNaN(asUtc.getTime())) {
    return null;
  }
  const shown = (at: Date) => new Date(`${wallClock(at, timeZone)}Z`).getTime();
  const minute = Math.floor(asUtc.getTime() / 60_000) * 60_000;
  // The second round settles the hours around a change of the clock.
  let guess = asUtc.getTime();
  for (let round = 0; round < 2; round++) {
    guess += minute - shown(new Date(guess));
  }
  return new Date(guess);
}
