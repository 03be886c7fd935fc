import { record } from "#app/domain/audit/record.server.ts";
import { serviceStandardAt } from "#app/domain/standards/service-standard.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { invalid } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { ClockRef, ClockTarget } from "./clock.ts";
import { dueTime } from "./derive-clock.ts";
import { calendarNote, createCalendars } from "./internal/calendars.server.ts";
import { clockFact, entryRow } from "./internal/change-clock.server.ts";
import { targetOfStandard } from "./internal/target-of-standard.ts";
import { nextCheck, planAlerts } from "./plan-alerts.ts";

interface Beginning extends ClockRef {
  cycle: number;
  startedAt: Date;
  target: ClockTarget;
  standardKey: string | null;
  standardRevision: number | null;
}

async function begin(tx: Tx, ctx: Ctx, beginning: Beginning): Promise<string> {
  const { subject, subjectId, kind, cycle, startedAt, target, standardKey, standardRevision } = beginning;
  const known = await tx.slaClock.findUnique({
    where: { subject_subjectId_kind_cycle: { subject, subjectId, kind, cycle } },
    select: { id: true },
  });
  if (known) {
    return known.id;
  }
  const reckoning = await createCalendars(tx).reckoning(target);
  const dueAt = dueTime(target, startedAt, 0, reckoning.calendar);
  const nextCheckAt = nextCheck(planAlerts(target, { startedAt, dueAt }, reckoning), new Set());
  const clock = { id: newId(), subject, subjectId, kind, cycle };
  const { calendarId } = target;
  await tx.slaClock.create({
    data: { ...clock, standardKey, standardRevision, target, calendarId, startedAt, dueAt, nextCheckAt },
    select: { id: true },
  });
  const details = { standardKey, standardRevision, target, ...calendarNote(reckoning.calendar) };
  const entry = entryRow(ctx, clock.id, { at: startedAt, kind: "started", dueAt, details });
  await tx.clockEntry.create({ data: entry, select: { id: true } });
  await record(tx, ctx, clockFact("clock.started", clock, { dueAt, nextCheckAt }));
  return clock.id;
}

/**
 * Starts a clock by the revision of a standard that is in force at its start; it keeps that revision. A clock of the same
 * kind and cycle that exists already is left as it is.
 * *Writes* SlaClock, ClockEntry. *Emits* `clock.started`, `clock.planned`.
 *
 * @param input.startedAt `ctx.now` unless told
 * @returns the clock's id
 */
export async function startClock(
  tx: Tx,
  ctx: Ctx,
  input: ClockRef & { cycle: number; standardKey: string; startedAt?: Date },
): Promise<string> {
  const { subject, subjectId, kind, cycle, standardKey, startedAt = ctx.now } = input;
  const standard = await serviceStandardAt(tx, standardKey, startedAt);
  return begin(tx, ctx, {
    subject,
    subjectId,
    kind,
    cycle,
    startedAt,
    target: targetOfStandard(standard),
    standardKey,
    standardRevision: standard.revision,
  });
}

/**
 * Starts a clock whose due time a person has set. It begins now and takes its alerts from a standard, if one is named;
 * without one it has a due time and an outcome, and tells nobody. Offsets count on the wall.
 * *Writes* SlaClock, ClockEntry. *Emits* `clock.started`, `clock.planned`. *Throws* `invalid` when `dueAt` is not later
 * than now.
 *
 * @returns the clock's id
 */
export async function startFixedClock(
  tx: Tx,
  ctx: Ctx,
  input: ClockRef & { cycle: number; dueAt: Date; standardKey?: string },
): Promise<string> {
  const { subject, subjectId, kind, cycle, dueAt, standardKey = null } = input;
  const amount = dueAt.getTime() - ctx.now.getTime();
  if (!(amount > 0)) {
    throw invalid([{ field: "dueAt", code: "in_past" }]);
  }
  const standard = standardKey === null ? null : await serviceStandardAt(tx, standardKey, ctx.now);
  const { alertHours, alerts } = standard ?? { alertHours: "always" as const, alerts: [] };
  const target: ClockTarget = { amount, unit: "promised", calendarId: null, alertHours, alerts: [...alerts] };
  const standardRevision = standard?.revision ?? null;
  const clock = { subject, subjectId, kind, cycle, startedAt: ctx.now, target, standardKey, standardRevision };
  return begin(tx, ctx, clock);
}
