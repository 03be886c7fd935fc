import { record } from "#app/domain/audit/record.server.ts";
import { pauseClock, resumeClock } from "#app/domain/clocks/clock-commands.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import type { PauseInput, ResumeInput } from "./complaint-forms.ts";
import { checkAhead } from "./internal/check-promise.ts";
import { hasRunningResolution, promiseReply } from "./internal/complaint-clocks.server.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

/**
 * Stops the time of the result while we wait for something that is not in our hands: with the reason, and with the time
 * at which the customer hears from us again, which is a clock of its own.
 * *Writes* SlaClock, Complaint, ComplaintEntry. *Emits* `complaint.paused`.
 * *Throws* `forbidden`, `invalid` (`in_past`, `too_far`), `not_pausable` (409: paused already, or nothing runs).
 */
export async function pauseResolution(ctx: Ctx, input: PauseInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  checkAhead(input.promisedAt, ctx.now);
  const { reason, promisedAt } = input;
  await withComplaint(ctx, input, "any", async (tx, complaint) => {
    const { id } = complaint;
    if (complaint.pausedAt || !(await hasRunningResolution(tx, id))) {
      throw new DomainError("not_pausable", { status: 409 });
    }
    await pauseClock(tx, ctx, { subject: "complaint", subjectId: id, kind: "resolution" }, { reason, promisedAt });
    await promiseReply(tx, ctx, id, { dueAt: promisedAt, reason: "superseded" });
    await tx.complaint.update({ where: { id }, data: { pausedAt: ctx.now }, select: { id: true } });
    const details = { promisedAt: promisedAt.toISOString() };
    await writeStep(tx, ctx, complaint, "paused", { text: reason, details });
    await record(tx, ctx, complaintFact("complaint.paused", complaint));
  });
}

/**
 * Lets the time of the result run on. *Writes* SlaClock, Complaint, ComplaintEntry. *Emits* `complaint.resumed`.
 * *Throws* `forbidden`, `not_paused` (409).
 */
export async function resumeResolution(ctx: Ctx, input: ResumeInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await withComplaint(ctx, input, "any", async (tx, complaint) => {
    const { id } = complaint;
    if (!complaint.pausedAt) {
      throw new DomainError("not_paused", { status: 409 });
    }
    await resumeClock(tx, ctx, { subject: "complaint", subjectId: id, kind: "resolution" });
    await tx.complaint.update({ where: { id }, data: { pausedAt: null }, select: { id: true } });
    await writeStep(tx, ctx, complaint, "resumed");
    await record(tx, ctx, complaintFact("complaint.resumed", complaint));
  });
}
