import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { EvaluateInput } from "./complaint-forms.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

/**
 * Says what the complaint teaches (总结): whether its cause is gone, and the summary. May be written anew until it is
 * closed. *Writes* Complaint, ComplaintEntry. *Emits* `complaint.evaluated`. *Throws* `forbidden`, `complaint_changed`,
 * `complaint_step`.
 */
export async function evaluateComplaint(ctx: Ctx, input: EvaluateInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  const { causeFixed, summary } = input;
  await withComplaint(ctx, input, "evaluate", async (tx, complaint) => {
    const data = { causeFixed, summary };
    await tx.complaint.update({ where: { id: complaint.id }, data, select: { id: true } });
    await writeStep(tx, ctx, complaint, "evaluated", { text: summary, details: { causeFixed } });
    await record(tx, ctx, complaintFact("complaint.evaluated", complaint, { causeFixed }));
  });
}
