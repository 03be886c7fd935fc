const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
/** Days remembered of one zone: well over a century. */
const MOST_DAYS = 50_000;

/** A stretch of instants in which a zone's clocks are `offset` ms ahead of UTC. `to` is not included. */
export interface Stretch {
  from: number;
  to: number;
  offset: number;
}

interface Zone {
  format: Intl.DateTimeFormat;
  /** UTC day (days since 1970) → its stretches */
  days: Map<number, readonly Stretch[]>;
  /** UTC day → offset at its beginning */
  midnights: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    zone = { format, days: new Map(), midnights: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

/** Whether a value names a time zone that this machine knows. */
export function isTimeZone(name: unknown): boolean {
  try {
    // an undefined zone would quietly mean the machine's own
    return typeof name === "string" && Boolean(zoneOf(name));
  } catch {
    return false;
  }
}

/** How far a zone's clocks are ahead of UTC at a whole second, ms. */
function offsetAt(zone: Zone, at: number): number {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
    zone.format.format(at).match(/\d+/g) ?? []
  ).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}

function midnightOffset(zone: Zone, utcDay: number): number {
  let offset = zone.midnights.get(utcDay);
  if (offset === undefined) {
    offset = offsetAt(zone, utcDay * DAY_MS);
    zone.midnights.set(utcDay, offset);
  }
  return offset;
}

/** The second in (from, to] from which the offset is the one at `to`. A zone changes at most once in a day. */
function changeBetween(zone: Zone, from: number, to: number): number {
  const after = offsetAt(zone, to);
  let [low, high] = [from / SECOND_MS, to / SECOND_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * SECOND_MS) === after) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high * SECOND_MS;
}

/**
 * The stretches of one UTC day (days since 1970), in order: one, or two when the clocks of the zone change in it.
 * Asking `Intl` is slow, so that each day is asked for once.
 */
export function stretchesOfDay(timeZone: string, utcDay: number): readonly Stretch[] {
  const zone = zoneOf(timeZone);
  const known = zone.days.get(utcDay);
  if (known) {
    return known;
  }
  const [from, to] = [utcDay * DAY_MS, (utcDay + 1) * DAY_MS];
  const [first, last] = [midnightOffset(zone, utcDay), midnightOffset(zone, utcDay + 1)];
  const change = first === last ? to : changeBetween(zone, from, to);
  const stretches: Stretch[] = [{ from, to: change, offset: first }];
  // a change at the very end is the next day's
  if (change < to) {
    stretches.push({ from: change, to, offset: last });
  }
  if (zone.days.size >= MOST_DAYS) {
    zone.days.clear();
    zone.midnights.clear();
  }
  zone.days.set(utcDay, stretches);
  return stretches;
}
