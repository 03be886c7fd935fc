import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import { approverOf, coversHimself } from "./approval.ts";
import type { SubmitProposalInput } from "./complaint-forms.ts";
import { compensationLimits } from "./internal/compensation-limits.server.ts";
import { assertComplete, lastProposal } from "./internal/gate.server.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

/**
 * Submits the proposal for approval; within the own limit it is approved at once.
 * *Writes* ComplaintProposal, Complaint, ComplaintEntry. *Emits* `complaint.proposal_submitted`, or
 * `complaint.proposal_decided` at once. *Throws* `forbidden`, `complaint_incomplete`, `complaint_changed`.
 */
export async function submitProposal(ctx: Ctx, input: SubmitProposalInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await withComplaint(ctx, input, "submit_proposal", async (tx, complaint) => {
    await assertComplete(tx, "submit_proposal", complaint.id);
    const proposal = await lastProposal(tx, complaint.id);
    if (!proposal) {
      throw new DomainError("complaint_incomplete", { status: 409, data: { missing: ["options"] } });
    }
    const { compensationFen, no } = proposal;
    const approverRole = approverOf(compensationFen, await compensationLimits(tx, ctx.now));
    const approved = coversHimself(ctx.actor.role, approverRole);
    await tx.complaintProposal.update({
      where: { id: proposal.id },
      data: {
        approverRole,
        status: approved ? "approved" : "submitted",
        ...(approved ? { decidedAt: ctx.now, decidedByName: ctx.actor.name } : {}),
      },
      select: { id: true },
    });
    await tx.complaint.update({
      where: { id: complaint.id },
      data: approved ? { status: "carrying_out", compensationFen } : { status: "approving" },
      select: { id: true },
    });
    const details = { no, compensationFen, approverRole, approved };
    await writeStep(tx, ctx, complaint, "proposal_submitted", { details });
    const fact = approved
      ? complaintFact("complaint.proposal_decided", complaint, { compensationFen, approved })
      : complaintFact("complaint.proposal_submitted", complaint, { compensationFen, approverRole });
    await record(tx, ctx, fact);
  });
}
