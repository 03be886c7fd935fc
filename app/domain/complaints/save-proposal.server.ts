import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import type { ProposalInput } from "./complaint-forms.ts";
import { lastProposal } from "./internal/gate.server.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

/**
 * Keeps the proposal (方案) that is being written: the options, which one is proposed, the compensation in fen. One that
 * was submitted is never changed: the next one has the next number.
 * *Writes* ComplaintProposal. *Emits* `complaint.saved`. *Throws* `forbidden`, `complaint_changed`, `complaint_step`.
 */
export async function saveProposal(ctx: Ctx, input: ProposalInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  const { options, chosen } = input;
  const compensationFen = input.compensationFen ?? options[chosen]?.compensationFen ?? 0;
  await withComplaint(ctx, input, "save_proposal", async (tx, complaint) => {
    const last = await lastProposal(tx, complaint.id);
    const written = {
      options,
      chosen,
      compensationFen,
      proposedById: ctx.actor.id,
      proposedByName: ctx.actor.name,
    };
    if (last?.status === "draft") {
      await tx.complaintProposal.update({ where: { id: last.id }, data: written, select: { id: true } });
    } else {
      const { id: complaintId, cycle } = complaint;
      const no = (last?.no ?? 0) + 1;
      await tx.complaintProposal.create({
        data: { id: newId(), complaintId, cycle, no, createdAt: ctx.now, ...written },
        select: { id: true },
      });
    }
    const fact = complaintFact("complaint.saved", complaint, { part: "proposal" });
    await record(tx, ctx, { ...fact, details: { part: "proposal", chosen, compensationFen } });
  });
}
