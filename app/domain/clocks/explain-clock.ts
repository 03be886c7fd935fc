import { weekdayOf } from "#app/domain/calendar/calendar-view.ts";
import { daysOfSpan } from "#app/domain/calendar/explain-span.ts";
import type { LoadedCalendar } from "#app/domain/calendar/load-calendar.server.ts";
import type { TargetUnit } from "./clock.ts";
import { type ClockHistory, ownCalendar, type TargetStep, targetOf } from "./derive-clock.ts";
import { ownTimeBetween } from "./own-time.ts";

/** A revision of a standard as an explanation names it. */
export interface StandardName {
  key: string;
  revision: number;
  name: string;
}

/** One step of the way from the start of a clock to its due time. Instants are shown in the reader's zone. */
export type ExplanationStep =
  | { kind: "start"; at: Date }
  /** the target that counted from `at` on; `replaced` when a later one took its place */
  | {
      kind: "target";
      at: Date;
      amount: number;
      unit: TargetUnit;
      standard: StandardName | null;
      reason: string;
      replaced: boolean;
    }
  /** the calendar it runs in; `changedSince` when a clock that has ended was reckoned with an earlier version */
  | { kind: "calendar"; id: string; name: string; version: number; timeZone: string; changedSince: boolean }
  /** days on the way on which nothing counted, one after the other (YYYY-MM-DD in the calendar's zone) */
  | { kind: "closed"; from: string; to: string; days: number; note: string; publicHoliday: boolean }
  /** `movedMs`: how far the due time moved, in the clock's own time; `to` null while it lasts */
  | { kind: "pause"; from: Date; to: Date | null; reason: string; promisedAt: Date | null; movedMs: number }
  | { kind: "due"; at: Date };

type Closed = Extract<ExplanationStep, { kind: "closed" }>;

const nameKey = ({ standardKey, standardRevision }: TargetStep) => `${standardKey} ${standardRevision}`;

const isClosed = ({ overrides, weekly }: LoadedCalendar, date: string) =>
  (overrides?.[date] ?? weekly[weekdayOf(date)] ?? []).length === 0;

/** Days without hours between start and due time, those that follow each other for the same reason as one. */
function closedDays(calendar: LoadedCalendar, from: Date, to: Date): Closed[] {
  const closed: Closed[] = [];
  let running: Closed | undefined;
  for (const { date } of daysOfSpan(calendar, from, to)) {
    const own = calendar.notes[date];
    const note = own?.note ?? "";
    const publicHoliday = own?.source === "state_council";
    if (!isClosed(calendar, date)) {
      running = undefined;
    } else if (running?.note === note && running.publicHoliday === publicHoliday) {
      running.to = date;
      running.days += 1;
    } else {
      const begun: Closed = { kind: "closed", from: date, to: date, days: 1, note, publicHoliday };
      closed.push(begun);
      running = begun;
    }
  }
  return closed;
}

/**
 * Why a deadline is when it is: start, targets with the revision of their standard, calendar, the days that did not
 * count, each pause, and the result.
 *
 * @param clock.endedAt when it stopped or was cancelled; pauses count up to then
 * @param clock.calendarVersion version its due time was reckoned with last
 * @param calendar the one the target in force names, as it is now
 */
export function explainClock(
  history: ClockHistory,
  clock: { dueAt: Date; endedAt: Date | null; calendarVersion: number | null },
  calendar: LoadedCalendar | null,
  standards: ReadonlyMap<string, StandardName>,
): ExplanationStep[] {
  const { startedAt, targets, pauses } = history;
  const inForce = targetOf(history);
  const own = ownCalendar(inForce.target, calendar);
  const steps: ExplanationStep[] = [{ kind: "start", at: startedAt }];
  for (const step of targets) {
    const { amount, unit } = step.target;
    const standard = standards.get(nameKey(step)) ?? null;
    const { at, reason } = step;
    steps.push({ kind: "target", at, amount, unit, standard, reason, replaced: step !== inForce });
  }
  if (own) {
    const { id, name, version, timeZone } = own;
    const changedSince = clock.endedAt !== null && clock.calendarVersion !== version;
    steps.push({ kind: "calendar", id, name, version, timeZone, changedSince });
    // With another version than the one it was reckoned with the days would not add up to its due time.
    steps.push(...(changedSince ? [] : closedDays(own, startedAt, clock.dueAt)));
  }
  for (const { from, to, reason, promisedAt } of pauses) {
    const movedMs = to === null ? 0 : ownTimeBetween(own, from, to);
    steps.push({ kind: "pause", from, to, reason, promisedAt, movedMs });
  }
  return [...steps, { kind: "due", at: clock.dueAt }];
}

/** Keys under which `explainClock` looks for the names of a history's standards, and what to look them up by. */
export function standardsOf(history: ClockHistory): { mapKey: string; key: string; revision: number }[] {
  return history.targets.flatMap((step) =>
    step.standardKey !== null && step.standardRevision !== null
      ? [{ mapKey: nameKey(step), key: step.standardKey, revision: step.standardRevision }]
      : [],
  );
}
