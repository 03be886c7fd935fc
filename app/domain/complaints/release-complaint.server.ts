import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { ReleaseInput } from "./complaint-forms.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayHandOver } from "./policy.ts";

/**
 * Puts a complaint back for anybody to take. *Writes* Complaint. *Emits* `complaint.released`.
 * *Throws* `forbidden` (somebody else's), `complaint_changed`.
 */
export async function releaseComplaint(ctx: Ctx, input: ReleaseInput): Promise<void> {
  await withComplaint(ctx, input, "any", async (tx, complaint) => {
    assertMay(mayHandOver(ctx.actor, complaint));
    const data = { ownerId: null, ownerName: null, ownedAt: null };
    await tx.complaint.update({ where: { id: complaint.id }, data, select: { id: true } });
    await writeStep(tx, ctx, complaint, "released");
    await record(tx, ctx, complaintFact("complaint.released", complaint));
  });
}
