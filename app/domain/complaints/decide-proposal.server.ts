import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { invalid, notFound } from "#app/platform/errors.ts";
import type { DecideProposalInput } from "./complaint-forms.ts";
import { lastProposal } from "./internal/gate.server.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayDecideProposal } from "./policy.ts";

/**
 * Approves a submitted proposal, or sends it back with words. Above the manager's own limit he enters who above him
 * decided. *Writes* ComplaintProposal, Complaint, ComplaintEntry. *Emits* `complaint.proposal_decided`.
 * *Throws* `forbidden`, `invalid` (sent back without words; nobody above named), `complaint_changed`, `complaint_step`.
 */
export async function decideProposal(ctx: Ctx, input: DecideProposalInput): Promise<void> {
  assertMay(mayDecideProposal(ctx.actor));
  const { approve, words, superior } = input;
  if (!approve && words === "") {
    throw invalid([{ field: "words", code: "required" }]);
  }
  await withComplaint(ctx, input, "decide_proposal", async (tx, complaint) => {
    const proposal = await lastProposal(tx, complaint.id);
    if (proposal?.status !== "submitted") {
      throw notFound("proposal");
    }
    if (approve && proposal.approverRole === "superior" && superior === "") {
      throw invalid([{ field: "superior", code: "required" }]);
    }
    const { compensationFen, no } = proposal;
    const decidedByName = superior ? `${superior} / ${ctx.actor.name}` : ctx.actor.name;
    await tx.complaintProposal.update({
      where: { id: proposal.id },
      data: { status: approve ? "approved" : "rejected", decidedAt: ctx.now, decidedByName, decision: words },
      select: { id: true },
    });
    await tx.complaint.update({
      where: { id: complaint.id },
      data: approve ? { status: "carrying_out", compensationFen } : { status: "proposing" },
      select: { id: true },
    });
    const details = { no, compensationFen, approved: approve, superior };
    await writeStep(tx, ctx, complaint, "proposal_decided", { text: words, details });
    const fact = complaintFact("complaint.proposal_decided", complaint, { compensationFen, approved: approve });
    await record(tx, ctx, { ...fact, details: { compensationFen, approved: approve, superior } });
  });
}
