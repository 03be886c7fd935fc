import { record } from "#app/domain/audit/record.server.ts";
import { startFixedClock, stopClock } from "#app/domain/clocks/clock-commands.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import type { CheckActInput, CompleteActInput } from "./complaint-forms.ts";
import { complaintFact } from "./internal/write-entry.server.ts";
import { mayCompleteAct, mayWorkOnComplaints } from "./policy.ts";

/** The clock of the doing is the first, that of the look at its effect the second. */
const CHECK_CYCLE = 2;

const clockOf = (subjectId: string) => ({ subject: "corrective_act", subjectId, kind: "corrective_act" }) as const;

/** A measure with its complaint, its next version taken. *Throws* `not_found`, `act_changed` (409). */
async function takeAct(tx: Tx, { actId, version }: { actId: string; version: number }) {
  const { count } = await tx.correctiveAct.updateMany({
    where: { id: actId, version },
    data: { version: { increment: 1 } },
  });
  const act = await tx.correctiveAct.findUnique({
    where: { id: actId },
    include: { complaint: { select: { id: true, complaintNo: true } } },
  });
  if (!act) {
    throw notFound("act");
  }
  if (count === 0) {
    throw new DomainError("act_changed", { status: 409 });
  }
  return act;
}

/** When its effect is looked at: as planned, or so long after the doing as was planned when that came too late. */
function checkAfter(act: { dueAt: Date; checkDueAt: Date | null }, now: Date): Date | null {
  if (!act.checkDueAt || act.checkDueAt > now) {
    return act.checkDueAt;
  }
  return new Date(now.getTime() + act.checkDueAt.getTime() - act.dueAt.getTime());
}

/**
 * Reports a measure done. When its effect is to be looked at, that has a date and a clock too.
 * *Writes* CorrectiveAct, SlaClock. *Emits* `complaint.act_completed`. *Throws* `forbidden`, `act_changed`, `act_done`.
 */
export async function completeAct(ctx: Ctx, input: CompleteActInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const act = await takeAct(tx, input);
    assertMay(mayCompleteAct(ctx.actor, act));
    if (act.doneAt) {
      throw new DomainError("act_done", { status: 409 });
    }
    const { id } = act;
    const checkDueAt = checkAfter(act, ctx.now);
    await tx.correctiveAct.update({
      where: { id },
      data: { doneAt: ctx.now, doneNote: input.note, checkDueAt },
      select: { id: true },
    });
    await stopClock(tx, ctx, clockOf(id));
    if (checkDueAt) {
      const standardKey = "complaint.corrective_act";
      await startFixedClock(tx, ctx, { ...clockOf(id), cycle: CHECK_CYCLE, dueAt: checkDueAt, standardKey });
    }
    await record(tx, ctx, complaintFact("complaint.act_completed", act.complaint, { actId: id }));
  });
}

/**
 * Says whether a measure has worked; also long after its complaint was closed.
 * *Writes* CorrectiveAct, SlaClock. *Emits* `complaint.act_checked`. *Throws* `forbidden`, `act_changed`, `act_not_done`.
 */
export async function checkAct(ctx: Ctx, input: CheckActInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const act = await takeAct(tx, input);
    if (!act.doneAt) {
      throw new DomainError("act_not_done", { status: 409 });
    }
    const { id } = act;
    const { effective, note } = input;
    await tx.correctiveAct.update({
      where: { id },
      data: { checkedAt: ctx.now, checkedByName: ctx.actor.name, effective, checkNote: note },
      select: { id: true },
    });
    await stopClock(tx, ctx, clockOf(id));
    await record(tx, ctx, complaintFact("complaint.act_checked", act.complaint, { actId: id, effective }));
  });
}
