/** Beijing has had no summer time since 1991, so its offset is a constant. */
const BEIJING_MS = 8 * 3_600_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Nobody's phone rings between these, unless the customer chose otherwise. Beijing time. */
export const DEFAULT_QUIET = { from: "22:00", to: "08:00" } as const;

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/**
 * The end of the quiet hours that `at` falls into, or null when it falls into none. `from` is included, `to` is not; a
 * span may go over midnight; an empty one (`from` = `to`) never holds.
 * @param from, to `HH:MM`, Beijing time
 */
export function quietUntil(at: Date, from: string = DEFAULT_QUIET.from, to: string = DEFAULT_QUIET.to): Date | null {
  const local = at.getTime() + BEIJING_MS;
  const midnight = Math.floor(local / DAY) * DAY;
  const sinceMidnight = local - midnight;
  const [start, end] = [minutesOf(from) * MINUTE, minutesOf(to) * MINUTE];
  const overMidnight = start > end;
  const inside = overMidnight
    ? sinceMidnight >= start || sinceMidnight < end
    : sinceMidnight >= start && sinceMidnight < end;
  if (!inside) {
    return null;
  }
  const endsTomorrow = overMidnight && sinceMidnight >= start;
  return new Date(midnight - BEIJING_MS + end + (endsTomorrow ? DAY : 0));
}
