import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { invalid } from "#app/platform/errors.ts";
import type { HandOverInput } from "./complaint-forms.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayHandOver, mayWorkOnComplaints } from "./policy.ts";

/**
 * Gives a complaint to a colleague, with what he must know. *Writes* Complaint, ComplaintEntry.
 * *Emits* `complaint.handed_over`. *Throws* `forbidden` (somebody else's), `invalid` (nobody who works on complaints).
 */
export async function handOverComplaint(ctx: Ctx, input: HandOverInput): Promise<void> {
  await withComplaint(ctx, input, "any", async (tx, complaint) => {
    assertMay(mayHandOver(ctx.actor, complaint));
    const user = await tx.user.findUnique({
      where: { id: input.userId },
      select: { id: true, displayName: true, role: true, active: true },
    });
    if (!user?.active || !mayWorkOnComplaints({ kind: "user", id: user.id, name: user.displayName, role: user.role })) {
      throw invalid([{ field: "userId", code: "not_a_choice" }]);
    }
    const data = { ownerId: user.id, ownerName: user.displayName, ownedAt: ctx.now };
    await tx.complaint.update({ where: { id: complaint.id }, data, select: { id: true } });
    await writeStep(tx, ctx, complaint, "handed_over", { text: input.note, details: { ownerName: user.displayName } });
    await record(tx, ctx, complaintFact("complaint.handed_over", complaint, { ownerId: user.id }));
  });
}
