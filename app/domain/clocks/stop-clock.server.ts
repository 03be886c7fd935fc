import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { invalid } from "#app/platform/errors.ts";
import type { ClockRef } from "./clock.ts";
import { deriveDue } from "./derive-clock.ts";
import { type Calendars, createCalendars } from "./internal/calendars.server.ts";
import { changeClock, type NewEntry } from "./internal/change-clock.server.ts";
import { loadOpenClocks, type OpenClock } from "./internal/load-clocks.server.ts";
import { raiseAlerts } from "./internal/raise-alerts.server.ts";
import { alertKey, planAlerts } from "./plan-alerts.ts";

type Outcome = "met" | "missed";

/** The breach of a clock that stops late and that nobody had seen yet. Out of hours nobody is told any more. */
async function raiseBreach(tx: Tx, ctx: Ctx, clock: OpenClock, dueAt: Date, calendars: Calendars): Promise<void> {
  const { target, startedAt } = clock;
  const plan = planAlerts(target, { startedAt, dueAt }, await calendars.reckoning(target));
  const breach = plan.find(({ level }) => level.kind === "breach");
  if (breach && !clock.fired.has(alertKey(breach.level))) {
    await raiseAlerts(tx, ctx, [{ clock, alert: { ...breach, silent: breach.at > ctx.now } }]);
  }
}

async function stopOne(tx: Tx, ctx: Ctx, clock: OpenClock, when: Date, calendars: Calendars): Promise<Outcome> {
  const at = when < clock.startedAt ? clock.startedAt : when;
  const dueAt = deriveDue(clock.history, await calendars.own(clock.target), at);
  const outcome: Outcome = at <= dueAt ? "met" : "missed";
  const entries: NewEntry[] = [{ at, kind: "stopped", dueAt, details: { outcome } }];
  if (clock.pausedAt !== null) {
    // Never before the pause: a stop told afterwards may lie there.
    const resumedAt = at < clock.pausedAt ? clock.pausedAt : at;
    entries.unshift({ at: resumedAt, kind: "resumed", dueAt });
  }
  const change = { dueAt, nextCheckAt: null, pausedAt: null, stoppedAt: at, outcome };
  await changeClock(tx, ctx, clock, change, entries);
  const { id: clockId, subject, subjectId, kind, cycle } = clock;
  const payload = { clockId, subject, subjectId, kind, cycle, outcome };
  const details = { ...payload, at: at.toISOString(), dueAt: dueAt.toISOString() };
  await record(tx, ctx, { event: "clock.stopped", entity: subject, entityId: subjectId, payload, details });
  if (outcome === "missed") {
    await raiseBreach(tx, ctx, clock, dueAt, calendars);
  }
  return outcome;
}

/**
 * Stops the running clock of a kind and decides whether its target was met: the time of the stop is compared with the due
 * time here and nowhere else. A pause that is open ends first. One that stops late has its breach recorded.
 * *Writes* SlaClock, ClockEntry, ClockAlert. *Emits* `clock.stopped`, `clock.alert_raised`. *Throws* `conflict`,
 * `invalid` when `at` lies in the future.
 *
 * @param at when what it waited for happened; `ctx.now` unless told
 * @returns null when none is running
 */
export async function stopClock(tx: Tx, ctx: Ctx, ref: ClockRef, at: Date = ctx.now): Promise<Outcome | null> {
  if (at > ctx.now) {
    throw invalid([{ field: "at", code: "in_future" }]);
  }
  const { subject, subjectId, kind } = ref;
  const calendars = createCalendars(tx);
  let result: Outcome | null = null;
  for (const clock of await loadOpenClocks(tx, { subject, subjectId, kind })) {
    const outcome = await stopOne(tx, ctx, clock, at, calendars);
    result = result === "missed" ? result : outcome;
  }
  return result;
}
