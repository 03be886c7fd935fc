import { addDays, businessDate, endOfBusinessDay } from "#app/domain/calendar/business-day.ts";
import type { WorkingCalendar } from "#app/domain/calendar/working-calendar.ts";
import { endOfWorkingDays } from "#app/domain/calendar/working-time.ts";
import { DomainError } from "#app/platform/errors.ts";
import type { ClockEntry, ClockTarget } from "./clock.ts";
import { addOwnTime, ownTimeBetween } from "./own-time.ts";

/** A stretch in which a clock stood still; `to` is null while it does. */
export interface Pause {
  from: Date;
  to: Date | null;
  reason: string;
  promisedAt: Date | null;
}

/** A target that counted from an entry on. */
export interface TargetStep {
  at: Date;
  reason: string;
  standardKey: string | null;
  standardRevision: number | null;
  target: ClockTarget;
}

/** What the entries of a clock say, in order. */
export interface ClockHistory {
  startedAt: Date;
  /** the last one is in force */
  targets: readonly [TargetStep, ...TargetStep[]];
  pauses: readonly Pause[];
}

const broken = () => new DomainError("clock_history_broken", { status: 500 });

/**
 * Reads the history of a clock. The due time follows from it alone, so that no change of the target can lose a pause.
 * @param entries in the order they were written
 */
export function readHistory(entries: readonly ClockEntry[]): ClockHistory {
  const [first, ...rest] = entries.flatMap(({ at, reason, details }): TargetStep[] => {
    const { target, standardKey = null, standardRevision = null } = details;
    return target ? [{ at, reason, standardKey, standardRevision, target }] : [];
  });
  if (!first) {
    throw broken();
  }
  const pauses: Pause[] = [];
  for (const { kind, at, reason, promisedAt } of entries) {
    const last = pauses.at(-1);
    if (kind === "paused") {
      pauses.push({ from: at, to: null, reason, promisedAt });
    } else if (kind === "resumed" && last?.to === null) {
      last.to = at;
    }
  }
  return { startedAt: first.at, targets: [first, ...rest], pauses };
}

/** The target in force. */
export const targetOf = ({ targets }: ClockHistory): TargetStep => targets.at(-1) ?? targets[0];

/** Which of a clock's targets is in force, 0 for the first; one that returns has the number it had. */
export function targetNumber(keys: readonly (string | null)[]): number {
  return [...new Set(keys)].indexOf(keys.at(-1) ?? null);
}

/**
 * How long the pauses lasted, in the clock's own time, ms. One that is still open counts up to `until`; what lies behind
 * `until` does not count.
 */
export function pausedTime(pauses: readonly Pause[], calendar: WorkingCalendar | null, until: Date): number {
  const end = (to: Date | null) => (to !== null && to < until ? to : until);
  return pauses.reduce((sum, { from, to }) => sum + ownTimeBetween(calendar, from, end(to)), 0);
}

/** The time a clock runs in. Days of the calendar on the wall are the same for everybody. */
export function ownCalendar<C extends WorkingCalendar>(target: ClockTarget, calendar: C | null): C | null {
  return target.unit === "calendar_days" || target.unit === "promised" ? null : calendar;
}

/**
 * When a target is due, `pausedMs` of own time having been paused: the due time moves by exactly as much.
 * - `ms`, `promised`: so much own time after the start.
 * - `calendar_days`: the end of the Nth day after the day of the start, Beijing time.
 * - `working_days`: closing time of the Nth working day after the day of the start.
 *
 * @throws DomainError `clock_calendar_missing` for working days without a calendar; as `addWorkingTime`
 */
export function dueTime(
  target: ClockTarget,
  startedAt: Date,
  pausedMs: number,
  calendar: WorkingCalendar | null,
): Date {
  const { amount, unit } = target;
  const own = ownCalendar(target, calendar);
  if (unit === "calendar_days") {
    return addOwnTime(own, endOfBusinessDay(addDays(businessDate(startedAt), amount)), pausedMs);
  }
  if (unit === "working_days") {
    if (!own) {
      throw new DomainError("clock_calendar_missing", { status: 500 });
    }
    return addOwnTime(own, endOfWorkingDays(own, startedAt, amount), pausedMs);
  }
  return addOwnTime(own, startedAt, amount + pausedMs);
}

/**
 * The due time of a history as it stood at `until`: pauses before it count, an open one up to it.
 * @param calendar the one the target in force names
 */
export function deriveDue(history: ClockHistory, calendar: WorkingCalendar | null, until: Date): Date {
  const { target } = targetOf(history);
  const paused = pausedTime(history.pauses, ownCalendar(target, calendar), until);
  return dueTime(target, history.startedAt, paused, calendar);
}
