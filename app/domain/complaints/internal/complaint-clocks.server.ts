import type { ClockKind } from "#app/domain/clocks/clock.ts";
import {
  cancelClock,
  retargetClock,
  startClock,
  startFixedClock,
  stopClock,
} from "#app/domain/clocks/clock-commands.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import type { Severity } from "../complaint.ts";

/** The clocks of a complaint, as its steps move them (S17). */

const RESOLUTION_STANDARD: Record<Severity, string> = {
  general: "complaint.general.feedback",
  major: "complaint.major.settlement",
};

const refOf = (subjectId: string, kind: ClockKind) => ({ subject: "complaint" as const, subjectId, kind });

/** The number of the next clock of a kind: every promise and every new try has its own. */
async function nextCycle(tx: Tx, subjectId: string, kind: ClockKind): Promise<number> {
  const last = await tx.slaClock.findFirst({
    where: { subject: "complaint", subjectId, kind },
    orderBy: { cycle: "desc" },
    select: { cycle: true },
  });
  return (last?.cycle ?? 0) + 1;
}

function openClock(tx: Tx, subjectId: string, kind: ClockKind) {
  return tx.slaClock.findFirst({
    where: { subject: "complaint", subjectId, kind, outcome: "open" },
    select: { id: true, dueAt: true, standardKey: true, pausedAt: true },
  });
}

export async function hasRunningResolution(tx: Tx, id: string): Promise<boolean> {
  const clock = await openClock(tx, id, "resolution");
  return clock !== null && clock.pausedAt === null;
}

/** Both clocks that run from the registration: the first answer of a person, and the result. */
export async function startFirstClocks(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const first = { ...refOf(id, "first_response"), cycle: 1, standardKey: "complaint.first_response" };
  await startClock(tx, ctx, first);
  await startResolution(tx, ctx, id, "general");
}

/** A new clock for the result, beginning now: of the first try, or after a stop. What earlier ones came to stays. */
export async function startResolution(tx: Tx, ctx: Ctx, id: string, severity: Severity): Promise<void> {
  const cycle = await nextCycle(tx, id, "resolution");
  await startClock(tx, ctx, { ...refOf(id, "resolution"), cycle, standardKey: RESOLUTION_STANDARD[severity] });
}

/** Starts a clock for the result unless one is still running. */
export async function restartResolution(tx: Tx, ctx: Ctx, id: string, severity: Severity): Promise<void> {
  if (!(await openClock(tx, id, "resolution"))) {
    await startResolution(tx, ctx, id, severity);
  }
}

/** The result was told (general, invalid) or accepted (major). A pause ends with it. */
export async function stopResolution(tx: Tx, ctx: Ctx, id: string, at?: Date): Promise<void> {
  await stopClock(tx, ctx, refOf(id, "resolution"), at);
  await tx.complaint.update({ where: { id }, data: { pausedAt: null }, select: { id: true } });
}

/**
 * Gives the running clock for the result the target of a severity; its start and its pauses stay.
 * @returns whether one is running
 */
export async function retargetResolution(
  tx: Tx,
  ctx: Ctx,
  id: string,
  { severity, reason }: { severity: Severity; reason: string },
): Promise<boolean> {
  const clock = await openClock(tx, id, "resolution");
  const standardKey = RESOLUTION_STANDARD[severity];
  if (clock && clock.standardKey !== standardKey) {
    await retargetClock(tx, ctx, refOf(id, "resolution"), { standardKey, reason });
  }
  return clock !== null;
}

/** A person spoke with the customer: the first answer is given, and the last promise kept or broken. */
export async function customerAnswered(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  await stopClock(tx, ctx, refOf(id, "first_response"));
  await stopClock(tx, ctx, refOf(id, "next_reply"));
}

/**
 * A new promise of an answer. One that is running and due earlier stands; one that is due later gives way.
 */
export async function promiseReply(
  tx: Tx,
  ctx: Ctx,
  id: string,
  { dueAt, reason }: { dueAt: Date; reason: string },
): Promise<void> {
  const running = await openClock(tx, id, "next_reply");
  if (running && running.dueAt <= dueAt) {
    return;
  }
  if (running) {
    await cancelClock(tx, ctx, refOf(id, "next_reply"), reason);
  }
  const cycle = await nextCycle(tx, id, "next_reply");
  await startFixedClock(tx, ctx, { ...refOf(id, "next_reply"), cycle, dueAt, standardKey: "complaint.next_reply" });
}

/** The manager has to say that he knows of it: the first alert is due at once. Answers which time this is. */
export async function startAcknowledgement(tx: Tx, ctx: Ctx, id: string): Promise<number> {
  const cycle = await nextCycle(tx, id, "acknowledgement");
  const standardKey = "complaint.major.acknowledge";
  await startClock(tx, ctx, { ...refOf(id, "acknowledgement"), cycle, standardKey });
  return cycle;
}

/** How often the complaint has become major so far. */
export async function timesMajor(tx: Tx, id: string): Promise<number> {
  return (await nextCycle(tx, id, "acknowledgement")) - 1;
}

export function cancelAcknowledgement(tx: Tx, ctx: Ctx, id: string, reason: string): Promise<unknown> {
  return cancelClock(tx, ctx, refOf(id, "acknowledgement"), reason);
}

/** A complaint that goes on elsewhere, or is over, has no deadlines of its own. */
export async function cancelAllClocks(tx: Tx, ctx: Ctx, id: string, reason: string): Promise<void> {
  const open = await tx.slaClock.findMany({
    where: { subject: "complaint", subjectId: id, outcome: "open" },
    select: { kind: true },
  });
  for (const { kind } of open) {
    await cancelClock(tx, ctx, refOf(id, kind as ClockKind), reason);
  }
}
