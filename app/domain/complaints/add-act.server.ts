import { record } from "#app/domain/audit/record.server.ts";
import { startFixedClock } from "#app/domain/clocks/clock-commands.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { isDesk } from "#app/domain/identity/roles.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError, invalid } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { AddActInput } from "./complaint-forms.ts";
import { checkAhead } from "./internal/check-promise.ts";
import { assertOpen, findComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

/** A measure has at most a year, ms. */
const LONGEST_MS = 366 * 86_400_000;

/** Dates of a measure lie ahead, and its effect is looked at after it was due. *Throws* `invalid`. */
function checkDates(ctx: Ctx, { dueAt, checkDueAt }: AddActInput): void {
  checkAhead(dueAt, ctx.now, "dueAt", LONGEST_MS);
  if (checkDueAt) {
    checkAhead(checkDueAt, ctx.now, "checkDueAt", 2 * LONGEST_MS);
    if (checkDueAt <= dueAt) {
      throw invalid([{ field: "checkDueAt", code: "before_due" }]);
    }
  }
}

/**
 * Adds a corrective or preventive measure (纠正/预防措施) with owner and date, which is a clock of its own. Answers its id.
 * *Writes* CorrectiveAct, SlaClock. *Emits* `complaint.act_added`.
 * *Throws* `forbidden`, `complaint_closed`, `not_judged` (409), `invalid` (`in_past`, `too_far`, `before_due`, owner).
 */
export async function addAct(ctx: Ctx, input: AddActInput): Promise<string> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  checkDates(ctx, input);
  const { complaintNo, kind, text, ownerId, dueAt, checkDueAt } = input;
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    const complaint = await findComplaint(tx, complaintNo);
    assertOpen(complaint);
    if (complaint.validity !== "valid") {
      throw new DomainError("not_judged", { status: 409, params: { number: complaintNo } });
    }
    const owner = await tx.user.findUnique({
      where: { id: ownerId },
      select: { id: true, displayName: true, role: true, active: true },
    });
    if (!owner?.active || !isDesk({ kind: "user", id: owner.id, name: owner.displayName, role: owner.role })) {
      throw invalid([{ field: "ownerId", code: "not_a_choice" }]);
    }
    const dates = { dueAt, checkDueAt, createdAt: ctx.now };
    const about = { id, complaintId: complaint.id, kind, text, ownerId, ownerName: owner.displayName };
    await tx.correctiveAct.create({ data: { ...about, ...dates }, select: { id: true } });
    await startFixedClock(tx, ctx, {
      subject: "corrective_act",
      subjectId: id,
      kind: "corrective_act",
      cycle: 1,
      dueAt,
      standardKey: "complaint.corrective_act",
    });
    const fact = complaintFact("complaint.act_added", complaint, { actId: id });
    await record(tx, ctx, { ...fact, details: { actId: id, kind, ownerId, dueAt: dueAt.toISOString() } });
  });
  return id;
}
