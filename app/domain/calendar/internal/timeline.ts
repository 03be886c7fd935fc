import { assertUsable, clockMs, type OpenInterval, WEEKDAYS, type WorkingCalendar } from "../working-calendar.ts";
import { type Stretch, stretchesOfDay } from "./zone-offsets.ts";

const DAY_MS = 86_400_000;
const BLOCK_DAYS = 32;
export const BLOCK_MS = BLOCK_DAYS * DAY_MS;

/** Open from `from` to `to`, ms since local midnight. */
interface Span {
  from: number;
  to: number;
}

/**
 * The open times of 32 UTC days as instants, in order and apart from each other: segment i lasts from `starts[i]` to
 * `ends[i]`, and `before[i]` ms of work lie before it in the block.
 */
export interface Block {
  starts: readonly number[];
  ends: readonly number[];
  before: readonly number[];
  /** ms of work in the whole block */
  total: number;
}

/** A calendar worked out: its hours by day, and the blocks that were needed so far. */
export interface Timeline {
  timeZone: string;
  /** Monday first */
  weekly: readonly (readonly Span[])[];
  /** local day (days since 1970) → hours */
  overrides: ReadonlyMap<number, readonly Span[]>;
  blocks: Map<number, Block>;
}

const timelines = new WeakMap<WorkingCalendar, Timeline>();

const spansOf = (hours: readonly OpenInterval[] = []): Span[] =>
  hours.map(([opens, closes]) => ({ from: clockMs(opens), to: clockMs(closes) })).sort((a, b) => a.from - b.from);

/** The timeline of a calendar, made once for each calendar object. Throws `calendar_unusable`. */
export function timelineOf(calendar: WorkingCalendar): Timeline {
  let timeline = timelines.get(calendar);
  if (!timeline) {
    assertUsable(calendar);
    const overrides = Object.entries(calendar.overrides ?? {}).map(
      ([date, hours]) => [Date.parse(`${date}T00:00:00Z`) / DAY_MS, spansOf(hours)] as const,
    );
    timeline = {
      timeZone: calendar.timeZone,
      weekly: WEEKDAYS.map((day) => spansOf(calendar.weekly[day])),
      overrides: new Map(overrides),
      blocks: new Map(),
    };
    timelines.set(calendar, timeline);
  }
  return timeline;
}

/** The hours of a local day; day 0 (1970-01-01) is a Thursday. */
function hoursOfDay(timeline: Timeline, localDay: number): readonly Span[] {
  const weekday = (((localDay + 3) % 7) + 7) % 7;
  return timeline.overrides.get(localDay) ?? (timeline.weekly[weekday] as readonly Span[]);
}

/**
 * Calls `add` with the open times of one local day that fall into a stretch. What the clock on the wall shows decides:
 * hours that a change of the clocks leaves out are not worked, hours that it shows twice are worked twice.
 */
function openTimes(
  timeline: Timeline,
  stretch: Stretch,
  localDay: number,
  add: (from: number, to: number) => void,
): void {
  const midnight = localDay * DAY_MS - stretch.offset;
  for (const span of hoursOfDay(timeline, localDay)) {
    const from = Math.max(stretch.from, midnight + span.from);
    const to = Math.min(stretch.to, midnight + span.to);
    if (from < to) {
      add(from, to);
    }
  }
}

function buildBlock(timeline: Timeline, index: number): Block {
  const block = { starts: [] as number[], ends: [] as number[], before: [] as number[], total: 0 };
  const add = (from: number, to: number) => {
    if (block.ends.at(-1) === from) {
      block.ends[block.ends.length - 1] = to;
    } else {
      block.starts.push(from);
      block.ends.push(to);
      block.before.push(block.total);
    }
    block.total += to - from;
  };
  for (let day = index * BLOCK_DAYS; day < (index + 1) * BLOCK_DAYS; day += 1) {
    for (const stretch of stretchesOfDay(timeline.timeZone, day)) {
      const last = Math.floor((stretch.to + stretch.offset - 1) / DAY_MS);
      for (let local = Math.floor((stretch.from + stretch.offset) / DAY_MS); local <= last; local += 1) {
        openTimes(timeline, stretch, local, add);
      }
    }
  }
  return block;
}

/** Block `index` lasts from `index * BLOCK_MS` to the next, ms since 1970. */
export function blockOf(timeline: Timeline, index: number): Block {
  let block = timeline.blocks.get(index);
  if (!block) {
    block = buildBlock(timeline, index);
    timeline.blocks.set(index, block);
  }
  return block;
}

/** How many segments of a block begin at or before an instant. */
export function segmentsBegun(block: Block, at: number): number {
  let [low, high] = [0, block.starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((block.starts[middle] as number) <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The local day (days since 1970) at an instant. */
export function localDayAt(timeline: Timeline, at: number): number {
  const stretches = stretchesOfDay(timeline.timeZone, Math.floor(at / DAY_MS));
  const stretch = stretches.find(({ to }) => at < to) as Stretch;
  return Math.floor((at + stretch.offset) / DAY_MS);
}

/** "YYYY-MM-DD" of a local day (days since 1970). */
export function dateOfLocalDay(localDay: number): string {
  return new Date(localDay * DAY_MS).toISOString().slice(0, 10);
}

/** The instants at which a local day (days since 1970) begins and ends, ms since 1970; equal for a day left out. */
export function localDayBounds(timeline: Timeline, localDay: number): { from: number; to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let day = localDay - 1; day <= localDay + 1; day += 1) {
    for (const stretch of stretchesOfDay(timeline.timeZone, day)) {
      const midnight = localDay * DAY_MS - stretch.offset;
      const [begin, end] = [Math.max(stretch.from, midnight), Math.min(stretch.to, midnight + DAY_MS)];
      if (begin < end) {
        from = Math.min(from, begin);
        to = Math.max(to, end);
      }
    }
  }
  return from < to ? { from, to } : { from: 0, to: 0 };
}

/** The last closing of a local day (days since 1970), ms since 1970; null when it has no open time. */
export function closingOfDay(timeline: Timeline, localDay: number): number | null {
  let closing: number | null = null;
  for (let day = localDay - 1; day <= localDay + 1; day += 1) {
    for (const stretch of stretchesOfDay(timeline.timeZone, day)) {
      openTimes(timeline, stretch, localDay, (_from, to) => {
        closing = to;
      });
    }
  }
  return closing;
}
