import { record } from "#app/domain/audit/record.server.ts";
import { serviceStandardAt } from "#app/domain/standards/service-standard.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { DomainError } from "#app/platform/errors.ts";
import type { ClockRef } from "./clock.ts";
import { deriveDue, type TargetStep } from "./derive-clock.ts";
import { calendarNote, createCalendars } from "./internal/calendars.server.ts";
import { type ClockChange, changeClock, clockFact } from "./internal/change-clock.server.ts";
import { alertCycleOf, loadOpenClocks } from "./internal/load-clocks.server.ts";
import { targetOfStandard } from "./internal/target-of-standard.ts";
import { alertKey, nextCheck, planAlerts } from "./plan-alerts.ts";

/** Keys of the alerts that a clock raised under one of its targets. */
async function firedUnder(tx: Tx, clockId: string, cycle: number): Promise<Set<string>> {
  const rows = await tx.clockAlert.findMany({ where: { clockId, cycle }, select: { kind: true, level: true } });
  return new Set(rows.map(alertKey));
}

/**
 * Gives the running clock of a kind another target. It counts from the same start and keeps its pauses, also one that is
 * open: both are read from its history. The revision is the one in force when the clock began. Levels of the new target
 * fire although those of the old one have.
 * *Writes* SlaClock, ClockEntry. *Emits* `clock.retargeted`, `clock.planned`. *Throws* `clock_not_running`, `conflict`.
 */
export async function retargetClock(
  tx: Tx,
  ctx: Ctx,
  ref: ClockRef,
  { standardKey, reason }: { standardKey: string; reason: string },
): Promise<void> {
  const { subject, subjectId, kind } = ref;
  const [clock] = await loadOpenClocks(tx, { subject, subjectId, kind });
  if (!clock) {
    throw new DomainError("clock_not_running", { status: 409 });
  }
  const { startedAt, pausedAt, history, cycle } = clock;
  const standard = await serviceStandardAt(tx, standardKey, startedAt);
  const target = targetOfStandard(standard);
  const reckoning = await createCalendars(tx).reckoning(target);
  const step: TargetStep = { at: ctx.now, reason, standardKey, standardRevision: standard.revision, target };
  const [first, ...later] = history.targets;
  const next = { ...history, targets: [first, ...later, step] as const };
  const dueAt = deriveDue(next, reckoning.calendar, pausedAt ?? ctx.now);
  const alertCycle = alertCycleOf(
    cycle,
    next.targets.map((one) => one.standardKey),
  );
  const fired = await firedUnder(tx, clock.id, alertCycle);
  const change: ClockChange = {
    dueAt,
    nextCheckAt: pausedAt === null ? nextCheck(planAlerts(target, { startedAt, dueAt }, reckoning), fired) : null,
    target,
    calendarId: target.calendarId,
    standardKey,
    standardRevision: standard.revision,
  };
  const details = { standardKey, standardRevision: standard.revision, target, ...calendarNote(reckoning.calendar) };
  await changeClock(tx, ctx, clock, change, [{ at: ctx.now, kind: "retargeted", dueAt, reason, details }]);
  await record(tx, ctx, clockFact("clock.retargeted", clock, change, { standardKey, reason }));
}
