import type { Fact } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { conflict } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { ClockOutcome, ClockTarget, EntryDetails, EntryKind } from "../clock.ts";
import type { OpenClock } from "./load-clocks.server.ts";

export interface NewEntry {
  at: Date;
  kind: EntryKind;
  dueAt: Date;
  reason?: string;
  promisedAt?: Date;
  details?: EntryDetails;
}

/** A row of the history, ready to be written. */
export function entryRow(ctx: Ctx, clockId: string, entry: NewEntry) {
  const { at, kind, dueAt, reason = "", promisedAt = null, details = {} } = entry;
  return { id: newId(), clockId, at, kind, dueAt, reason, promisedAt, details, actorName: ctx.actor.name };
}

/** Columns of a clock that a command changes. */
export interface ClockChange {
  dueAt: Date;
  nextCheckAt: Date | null;
  pausedAt?: Date | null;
  stoppedAt?: Date;
  outcome?: ClockOutcome;
  target?: ClockTarget;
  calendarId?: string | null;
  standardKey?: string;
  standardRevision?: number;
}

/**
 * The guarded write of one clock, with the entries that say why. *Writes* SlaClock, ClockEntry. *Throws* `conflict` when
 * somebody else has changed the clock.
 */
export async function changeClock(
  tx: Tx,
  ctx: Ctx,
  clock: OpenClock,
  change: ClockChange,
  entries: readonly NewEntry[],
): Promise<void> {
  const { count } = await tx.slaClock.updateMany({
    where: { id: clock.id, version: clock.version, outcome: "open" },
    data: { ...change, version: { increment: 1 } },
  });
  if (count === 0) {
    throw conflict();
  }
  for (const entry of entries) {
    await tx.clockEntry.create({ data: entryRow(ctx, clock.id, entry), select: { id: true } });
  }
}

/** The fact that a clock began or its due time moved; told together with when to wake it, if it is to be woken. */
export function clockFact(
  event: "clock.started" | "clock.paused" | "clock.resumed" | "clock.retargeted" | "clock.cancelled",
  clock: Pick<OpenClock, "id" | "subject" | "subjectId" | "kind" | "cycle">,
  { dueAt, nextCheckAt }: { dueAt: Date; nextCheckAt: Date | null },
  details: Record<string, string> = {},
): Fact {
  const { id: clockId, subject, subjectId, kind, cycle } = clock;
  const payload = { clockId, subject, subjectId, kind, cycle, dueAt: dueAt.toISOString() };
  const planned = { clockId, checkAt: nextCheckAt?.toISOString() ?? "" };
  return {
    event,
    entity: subject,
    entityId: subjectId,
    payload,
    details: { ...payload, ...details },
    also: nextCheckAt ? [{ event: "clock.planned", payload: planned }] : [],
  };
}
