import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { invalid } from "#app/platform/errors.ts";
import type { FinishInvestigationInput, InvestigationInput } from "./complaint-forms.ts";
import { assertComplete } from "./internal/gate.server.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

/**
 * Keeps what the investigation (调查) has found so far; it may have gaps until it is finished. A department or partner
 * counts only beside its kind of party. *Writes* Complaint. *Emits* `complaint.saved`.
 * *Throws* `forbidden`, `complaint_changed`, `complaint_step`, `invalid` (no such partner).
 */
export async function saveInvestigation(ctx: Ctx, input: InvestigationInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  const { complaintNo: _no, version: _version, ...found } = input;
  const partnerId = found.party === "partner" ? found.partnerId : null;
  const department = found.party === "department" ? found.department : null;
  await withComplaint(ctx, input, "save_investigation", async (tx, complaint) => {
    if (partnerId && (await tx.partner.count({ where: { id: partnerId } })) === 0) {
      throw invalid([{ field: "partnerId", code: "not_a_choice" }]);
    }
    const data = { ...found, partnerId, department };
    await tx.complaint.update({ where: { id: complaint.id }, data, select: { id: true } });
    const { party, causeCode } = found;
    const fact = complaintFact("complaint.saved", complaint, { part: "investigation" });
    await record(tx, ctx, { ...fact, details: { part: "investigation", party, partnerId, department, causeCode } });
  });
}

/**
 * Ends the investigation: who answers for it and why it happened are known. *Writes* Complaint, ComplaintEntry.
 * *Emits* `complaint.investigated`. *Throws* `forbidden`, `complaint_incomplete` (what is missing), `complaint_changed`.
 */
export async function finishInvestigation(ctx: Ctx, input: FinishInvestigationInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await withComplaint(ctx, input, "finish_investigation", async (tx, complaint) => {
    await assertComplete(tx, "finish_investigation", complaint.id);
    await tx.complaint.update({ where: { id: complaint.id }, data: { status: "proposing" }, select: { id: true } });
    const { party, partnerId, causeCode } = complaint;
    await writeStep(tx, ctx, complaint, "investigated", { details: { party, causeCode } });
    await record(tx, ctx, complaintFact("complaint.investigated", complaint, { party, partnerId, causeCode }));
  });
}
