import type { WorkingCalendar } from "#app/domain/calendar/working-calendar.ts";
import { nextWorkingInstant } from "#app/domain/calendar/working-time.ts";
import { ALERT_KINDS, type AlertKind, type AlertLevel, type ClockTarget } from "./clock.ts";
import { ownCalendar } from "./derive-clock.ts";
import { addOwnTime } from "./own-time.ts";

/** The calendars a clock reckons with: its own, and the department's, whose hours alerts of general cases wait for. */
export interface Reckoning<C extends WorkingCalendar = WorkingCalendar> {
  calendar: C | null;
  /** null when alerts do not wait */
  office: C | null;
}

/** An alert with its times. */
export interface PlannedAlert {
  level: AlertLevel;
  /** when its level is reached */
  reachedAt: Date;
  /** when it is due: then, or at the next opening */
  at: Date;
}

/** What an alert of a clock is known by. */
export const alertKey = (alert: { kind: string; level: number }): string => `${alert.kind}-${alert.level}`;

const rank = (kind: AlertKind) => ALERT_KINDS.indexOf(kind);

/**
 * Every alert of a clock, in the order they come. A warning that would come before the start is none: the deadline was
 * near when the clock began. Escalations from before the start are due at once.
 */
export function planAlerts(
  target: ClockTarget,
  clock: { startedAt: Date; dueAt: Date },
  { calendar, office }: Reckoning,
): PlannedAlert[] {
  const own = ownCalendar(target, calendar);
  return target.alerts
    .flatMap((level): PlannedAlert[] => {
      const exact = addOwnTime(own, clock.dueAt, level.offsetMs);
      if (exact < clock.startedAt && level.kind === "warning") {
        return [];
      }
      const reachedAt = exact < clock.startedAt ? clock.startedAt : exact;
      const waits = target.alertHours === "working_hours" && office !== null;
      return [{ level, reachedAt, at: waits ? nextWorkingInstant(office, reachedAt) : reachedAt }];
    })
    .sort(
      (a, b) =>
        a.at.getTime() - b.at.getTime() ||
        a.reachedAt.getTime() - b.reachedAt.getTime() ||
        rank(a.level.kind) - rank(b.level.kind) ||
        a.level.level - b.level.level,
    );
}

/** When a clock is to be looked at next: its earliest alert that was not raised, be it in the past. */
export function nextCheck(plan: readonly PlannedAlert[], fired: ReadonlySet<string>): Date | null {
  return plan.find(({ level }) => !fired.has(alertKey(level)))?.at ?? null;
}

/** An alert that is to be raised. */
export interface DueAlert extends PlannedAlert {
  /** it is overtaken: a later level came due with it */
  silent: boolean;
}

/**
 * What is to be raised at `now`, and when to look again (null: nothing is to come).
 * @param fired keys (`alertKey`) of what was raised for this target
 */
export function dueAlerts(
  plan: readonly PlannedAlert[],
  fired: ReadonlySet<string>,
  now: Date,
): { due: DueAlert[]; nextAt: Date | null } {
  const left = plan.filter(({ level }) => !fired.has(alertKey(level)));
  const due = left.filter(({ at }) => at <= now);
  const next = left.find(({ at }) => at > now);
  return {
    due: due.map((alert, index) => ({
      ...alert,
      silent: alert.level.kind === "warning" && index < due.length - 1,
    })),
    nextAt: next?.at ?? null,
  };
}
