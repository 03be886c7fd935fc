import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { invalid } from "#app/platform/errors.ts";
import type { AmendInput } from "./complaint-forms.ts";
import { weighAgain } from "./internal/weigh.server.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

/**
 * Sets right what was taken down; what becomes known that makes a complaint major is weighed at once. The words of the
 * complaint and the phone number stay as they came in.
 * *Writes* Complaint; what becoming major writes. *Emits* `complaint.amended`. *Throws* `forbidden`, `complaint_changed`.
 */
export async function amendComplaint(ctx: Ctx, input: AmendInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  const { complaintNo: _no, version: _version, ...data } = input;
  if (data.occurredAt && data.occurredAt > ctx.now) {
    throw invalid([{ field: "occurredAt", code: "not_yet" }]);
  }
  await withComplaint(ctx, input, "any", async (tx, complaint) => {
    await tx.complaint.update({ where: { id: complaint.id }, data, select: { id: true } });
    const { flags, claimFen } = data;
    const proposedSeverity = await weighAgain(tx, ctx, complaint, { flags, claimFen });
    const details = { flags, claimFen, before: { flags: complaint.flags, claimFen: complaint.claimFen } };
    const fact = complaintFact("complaint.amended", complaint, { proposedSeverity });
    await record(tx, ctx, { ...fact, details });
  });
}
