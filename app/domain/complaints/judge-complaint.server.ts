import { acknowledgeByActing } from "#app/domain/alerts/acknowledge-alert.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { DomainError, invalid } from "#app/platform/errors.ts";
import { type ComplaintStatus, effectiveSeverity } from "./complaint.ts";
import type { JudgeInput } from "./complaint-forms.ts";
import { restartResolution, retargetResolution, stopResolution } from "./internal/complaint-clocks.server.ts";
import { becomeGeneral, becomeMajor } from "./internal/severity-effects.server.ts";
import { type ComplaintRow, withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayDecideSeverity, mayJudgeComplaint } from "./policy.ts";

/** Until then it can still turn out to be unfounded. */
const BEFORE_PROMISES: readonly ComplaintStatus[] = ["registered", "investigating", "proposing"];
/** States of a complaint that was judged invalid. */
const AFTER_REFUSAL: readonly ComplaintStatus[] = ["registered", "confirming", "evaluating"];

/** Where the complaint stands after a judgement. *Throws* `judged_too_late` (409). */
function statusAfter(complaint: ComplaintRow, input: JudgeInput): ComplaintStatus {
  const status = complaint.status as ComplaintStatus;
  if (complaint.validity === input.validity) {
    return status;
  }
  const from = input.validity === "invalid" ? BEFORE_PROMISES : AFTER_REFUSAL;
  if (!from.includes(status)) {
    throw new DomainError("judged_too_late", { status: 409, params: { number: complaint.complaintNo } });
  }
  return input.validity === "valid" ? "investigating" : "confirming";
}

function assertMayJudge(ctx: Ctx, complaint: ComplaintRow, input: JudgeInput): void {
  assertMay(mayJudgeComplaint(ctx.actor, complaint));
  if (input.severity === "major") {
    assertMay(mayDecideSeverity(ctx.actor));
  }
  if (input.severity !== complaint.proposedSeverity && input.severityReason === "") {
    throw invalid([{ field: "severityReason", code: "required" }]);
  }
}

/** Moves the clocks after a judgement, and tells the manager or calls the alarm off. */
async function settleSeverity(tx: Tx, ctx: Ctx, complaint: ComplaintRow, input: JudgeInput): Promise<void> {
  const { id, fedBackAt, settledAt } = complaint;
  const { severity } = input;
  const reason = input.severityReason || input.reason;
  const before = effectiveSeverity(complaint);
  const reopened = complaint.validity === "invalid" && input.validity === "valid";
  const running = await retargetResolution(tx, ctx, id, { severity, reason });
  if (running && severity === "general" && fedBackAt && !reopened) {
    // The result had been told while it counted as major: for a general one that was the end of it.
    await stopResolution(tx, ctx, id, fedBackAt);
  }
  const unsettled = reopened || (severity === "major" && before === "general" && settledAt === null);
  if (!running && unsettled && input.validity === "valid") {
    await restartResolution(tx, ctx, id, severity);
  }
  if (severity === "major" && before === "general") {
    await becomeMajor(tx, ctx, complaint, { proposed: false, signs: complaint.signs as string[] });
  }
  if (severity === "general" && before === "major") {
    await becomeGeneral(tx, ctx, complaint, reason);
  }
  if (severity === "major") {
    await acknowledgeByActing(tx, ctx, { subject: "complaint", subjectId: id });
  }
}

/**
 * Judges a complaint (判断): valid or not, general or major, each with its reason. Can be judged again while it is open.
 * *Writes* Complaint, ComplaintEntry, SlaClock, ResponsePlanRun.
 * *Emits* `complaint.judged`, `complaint.became_major`, `complaint.became_general`.
 * *Throws* `forbidden` (major ones are the manager's), `invalid` (a severity against the signs needs a reason),
 * `judged_too_late`, `complaint_changed` (409: who and when).
 */
export async function judgeComplaint(ctx: Ctx, input: JudgeInput): Promise<void> {
  await withComplaint(ctx, input, "judge", async (tx, complaint) => {
    assertMayJudge(ctx, complaint, input);
    const { validity, reason, severity, severityReason } = input;
    const status = statusAfter(complaint, input);
    const reopened = complaint.validity === "invalid" && validity === "valid";
    await tx.complaint.update({
      where: { id: complaint.id },
      data: {
        status,
        validity,
        judgeReason: reason,
        severity,
        severityReason,
        judgedAt: ctx.now,
        judgedByName: ctx.actor.name,
        ...(reopened ? { fedBackAt: null } : {}),
      },
      select: { id: true },
    });
    await settleSeverity(tx, ctx, complaint, input);
    await writeStep(tx, ctx, complaint, "judged", { text: reason, details: { validity, severity, severityReason } });
    const fact = complaintFact("complaint.judged", complaint, { validity, severity });
    await record(tx, ctx, { ...fact, details: { validity, severity, reason, severityReason } });
  });
}
