import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { DomainError, invalid } from "#app/platform/errors.ts";
import { type ClockRef, mayPause } from "./clock.ts";
import { deriveDue } from "./derive-clock.ts";
import { createCalendars } from "./internal/calendars.server.ts";
import { changeClock, clockFact } from "./internal/change-clock.server.ts";
import { loadOpenClocks } from "./internal/load-clocks.server.ts";
import { nextCheck, planAlerts } from "./plan-alerts.ts";

const refused = (code: string) => new DomainError(code, { status: 409 });

/**
 * Lets the resolution clock stand still while the customer is waited for. Meanwhile none of its alerts is due.
 * *Writes* SlaClock, ClockEntry. *Emits* `clock.paused`. *Throws* `clock_never_paused` (another kind),
 * `clock_not_running`, `clock_paused` (already), `invalid` (no reason; the promise is not in the future), `conflict`.
 *
 * @param input.promisedAt when the customer hears again; the promise's own clock is started by the caller
 */
export async function pauseClock(
  tx: Tx,
  ctx: Ctx,
  ref: ClockRef,
  input: { reason: string; promisedAt: Date },
): Promise<void> {
  const { subject, subjectId, kind } = ref;
  const reason = input.reason.trim();
  if (!mayPause(kind)) {
    throw refused("clock_never_paused");
  }
  if (reason === "") {
    throw invalid([{ field: "reason", code: "required" }]);
  }
  if (!(input.promisedAt > ctx.now)) {
    throw invalid([{ field: "promisedAt", code: "in_past" }]);
  }
  const [clock] = await loadOpenClocks(tx, { subject, subjectId, kind });
  if (!clock) {
    throw refused("clock_not_running");
  }
  if (clock.pausedAt !== null) {
    throw refused("clock_paused");
  }
  const { dueAt } = clock;
  const change = { dueAt, nextCheckAt: null, pausedAt: ctx.now };
  const { promisedAt } = input;
  await changeClock(tx, ctx, clock, change, [{ at: ctx.now, kind: "paused", dueAt, reason, promisedAt }]);
  const details = { reason, promisedAt: promisedAt.toISOString() };
  await record(tx, ctx, clockFact("clock.paused", clock, change, details));
}

/**
 * Lets a paused clock run on. Its due time moves by exactly the time it stood, in its own time.
 * *Writes* SlaClock, ClockEntry. *Emits* `clock.resumed`, `clock.planned`. *Throws* `conflict`.
 *
 * @returns whether one was paused
 */
export async function resumeClock(tx: Tx, ctx: Ctx, ref: ClockRef): Promise<boolean> {
  const { subject, subjectId, kind } = ref;
  const [clock] = await loadOpenClocks(tx, { subject, subjectId, kind, pausedAt: { not: null } });
  if (!clock) {
    return false;
  }
  const reckoning = await createCalendars(tx).reckoning(clock.target);
  const dueAt = deriveDue(clock.history, reckoning.calendar, ctx.now);
  const plan = planAlerts(clock.target, { startedAt: clock.startedAt, dueAt }, reckoning);
  const change = { dueAt, nextCheckAt: nextCheck(plan, clock.fired), pausedAt: null };
  await changeClock(tx, ctx, clock, change, [{ at: ctx.now, kind: "resumed", dueAt }]);
  await record(tx, ctx, clockFact("clock.resumed", clock, change));
  return true;
}
