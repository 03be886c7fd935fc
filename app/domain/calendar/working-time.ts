import { DomainError } from "#app/platform/errors.ts";
import {
  BLOCK_MS,
  type Block,
  blockOf,
  closingOfDay,
  localDayAt,
  segmentsBegun,
  timelineOf,
} from "./internal/timeline.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

const DAY_MS = 86_400_000;
/** A calendar that stays closed for longer is a mistake, not a holiday. */
export const MOST_CLOSED_DAYS = 370;
/** No promise reaches further; without a bound a typing error would walk for minutes. */
export const MOST_SPAN_YEARS = 100;
const MOST_SPAN_MS = MOST_SPAN_YEARS * 366 * DAY_MS;

const neverOpen = () => new DomainError("calendar_never_open", { status: 422, params: { days: MOST_CLOSED_DAYS } });
const badSpan = () => new DomainError("working_span", { status: 422, params: { years: MOST_SPAN_YEARS } });

/** An instant that is one, in the years 1000 to 9999. */
function instant(at: Date): number {
  const ms = at.getTime();
  if (!(ms >= -30_610_224_000_000 && ms < 253_402_300_800_000)) {
    throw badSpan();
  }
  return ms;
}

const indexOf = (at: number) => Math.floor(at / BLOCK_MS);

/** ms of work in a block before an instant of it. */
function workBefore(block: Block, at: number): number {
  const last = segmentsBegun(block, at) - 1;
  const [start, end, before] = [block.starts[last], block.ends[last], block.before[last]];
  return start === undefined ? 0 : (before as number) + Math.min(at, end as number) - start;
}

/**
 * The instant at which `ms` of working time have passed since `start`; negative `ms` counts back from it.
 *
 * - `ms` 0 is `start` itself, also outside working hours.
 * - A deadline exactly on closing time stays there (counting back: exactly on opening time), it does not roll over.
 * - What the clock on the wall shows decides what is open, and the time that really passes is counted: an hour that
 *   a change of the clocks leaves out is not worked, one that it shows twice is worked twice.
 *
 * @param ms working time, ms; a fraction of a ms is dropped
 * @throws DomainError `calendar_unusable` (see `calendarProblems`), `calendar_never_open` when 370 days in a row are
 *   closed, `working_span` when an argument is no number or the way is longer than a century
 */
export function addWorkingTime(calendar: WorkingCalendar, start: Date, ms: number): Date {
  const timeline = timelineOf(calendar);
  const from = instant(start);
  const amount = Math.trunc(ms);
  if (!(Math.abs(amount) <= MOST_SPAN_MS)) {
    throw badSpan();
  }
  if (amount === 0) {
    return new Date(from);
  }
  const step = Math.sign(amount);
  let index = indexOf(from);
  let block = blockOf(timeline, index);
  /** work from the beginning of the block to the instant that is looked for */
  let wanted = workBefore(block, from) + amount;
  /** the open instant passed last */
  let open = from;
  while (step > 0 ? wanted > block.total : wanted < 0) {
    if (block.total > 0) {
      open = step > 0 ? Math.max(open, block.ends.at(-1) as number) : Math.min(open, block.starts[0] as number);
    }
    wanted -= step > 0 ? block.total : 0;
    index += step;
    block = blockOf(timeline, index);
    wanted += step > 0 ? 0 : block.total;
    assertOpens(block, index, open, step);
    if (Math.abs(index * BLOCK_MS - from) > MOST_SPAN_MS) {
      throw badSpan();
    }
  }
  return new Date(atWork(block, wanted, step));
}

/** Throws when the block, reached from `open`, shows that the calendar stays closed for too long. */
function assertOpens(block: Block, index: number, open: number, step: number): void {
  const next = step > 0 ? (block.starts[0] ?? (index + 1) * BLOCK_MS) : (block.ends.at(-1) ?? index * BLOCK_MS);
  if (Math.abs(next - open) > MOST_CLOSED_DAYS * DAY_MS) {
    throw neverOpen();
  }
}

/** The instant of a block before which `wanted` ms of its work lie: the earliest (step 1) or the latest (step -1). */
function atWork(block: Block, wanted: number, step: number): number {
  let [low, high] = [0, block.before.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const before = block.before[middle] as number;
    if (step > 0 ? before < wanted : before <= wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return (block.starts[low - 1] as number) + wanted - (block.before[low - 1] as number);
}

/**
 * Working time from `from` to `to`, in ms of time that really passes; negative when `from` is after `to`, so that
 * `addWorkingTime(calendar, from, workingTimeBetween(calendar, from, to))` has the same work before it as `to`.
 *
 * @throws DomainError `calendar_unusable`, `working_span` (no instants, or more than a century apart)
 */
export function workingTimeBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  const timeline = timelineOf(calendar);
  const [start, end] = [instant(from), instant(to)];
  if (start > end) {
    // 0 - x: a span of nothing is 0, not -0
    return 0 - workingTimeBetween(calendar, to, from);
  }
  if (end - start > MOST_SPAN_MS) {
    throw badSpan();
  }
  const [first, last] = [indexOf(start), indexOf(end)];
  let work = workBefore(blockOf(timeline, last), end) - workBefore(blockOf(timeline, first), start);
  for (let index = first; index < last; index += 1) {
    work += blockOf(timeline, index).total;
  }
  return work;
}

/** Whether an instant is working time: opening time is, closing time is not. Throws `calendar_unusable`. */
export function isWorkingTime(calendar: WorkingCalendar, at: Date): boolean {
  return nextOpen(calendar, instant(at), 0) === at.getTime();
}

/**
 * The first instant of working time at or after `at`: `at` itself when it is one, else the next opening.
 * @throws DomainError `calendar_unusable`, `calendar_never_open`
 */
export function nextWorkingInstant(calendar: WorkingCalendar, at: Date): Date {
  const next = nextOpen(calendar, instant(at), MOST_CLOSED_DAYS * DAY_MS);
  if (next === null) {
    throw neverOpen();
  }
  return new Date(next);
}

/** The first open instant from `at` to `at + within` (ms), or null. */
function nextOpen(calendar: WorkingCalendar, at: number, within: number): number | null {
  const timeline = timelineOf(calendar);
  for (let index = indexOf(at); index * BLOCK_MS <= at + within; index += 1) {
    const block = blockOf(timeline, index);
    const begun = segmentsBegun(block, at);
    const next = at < (block.ends[begun - 1] ?? at) ? at : block.starts[begun];
    if (next !== undefined) {
      return next <= at + within ? next : null;
    }
  }
  return null;
}

/**
 * The end of "within N working days": day 1 is the first working day after the local date of `from`, and the due time
 * is the last closing of day N. A working day is a date with open time, a make-up day too.
 *
 * @param days whole number from 1
 * @throws DomainError `calendar_unusable`, `calendar_never_open`, `working_span` (no such number, beyond a century)
 */
export function endOfWorkingDays(calendar: WorkingCalendar, from: Date, days: number): Date {
  const timeline = timelineOf(calendar);
  const today = localDayAt(timeline, instant(from));
  if (!Number.isInteger(days) || days < 1) {
    throw badSpan();
  }
  let left = days;
  let open = today;
  for (let day = today + 1; day - open <= MOST_CLOSED_DAYS; day += 1) {
    if (day - today > MOST_SPAN_MS / DAY_MS) {
      throw badSpan();
    }
    const closing = closingOfDay(timeline, day);
    if (closing !== null) {
      left -= 1;
      open = day;
      if (left === 0) {
        return new Date(closing);
      }
    }
  }
  throw neverOpen();
}
