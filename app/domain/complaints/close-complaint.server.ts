import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { cancelPlanRun } from "#app/domain/incidents/cancel-plan-run.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { CloseInput } from "./complaint-forms.ts";
import { cancelAllClocks } from "./internal/complaint-clocks.server.ts";
import { assertComplete } from "./internal/gate.server.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayCloseComplaint } from "./policy.ts";

/**
 * Closes a complaint (结案): answered, accepted or told why not, evaluated, and no measure open. Clocks that still run have
 * lost their object and are cancelled; what was missed stays missed.
 * *Writes* Complaint, ComplaintEntry, SlaClock, ResponsePlanRun. *Emits* `complaint.closed`.
 * *Throws* `forbidden` (major ones are the manager's), `complaint_incomplete`, `acts_open` (which), `complaint_changed`.
 */
export async function closeComplaint(ctx: Ctx, input: CloseInput): Promise<void> {
  await withComplaint(ctx, input, "close", async (tx, complaint) => {
    assertMay(mayCloseComplaint(ctx.actor, complaint));
    await assertComplete(tx, "close", complaint.id);
    const { id, cycle, validity } = complaint;
    await cancelAllClocks(tx, ctx, id, "closed");
    await cancelPlanRun(tx, ctx, { subject: "complaint", subjectId: id }, "closed");
    await tx.complaint.update({
      where: { id },
      data: { status: "closed", open: false, closedAt: ctx.now, pausedAt: null },
      select: { id: true },
    });
    await writeStep(tx, ctx, complaint, "closed");
    await record(tx, ctx, complaintFact("complaint.closed", complaint, { validity, cycle }));
  });
}
