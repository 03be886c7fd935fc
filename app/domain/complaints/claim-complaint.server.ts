import { acknowledgeByActing } from "#app/domain/alerts/acknowledge-alert.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { effectiveSeverity } from "./complaint.ts";
import type { ClaimInput } from "./complaint-forms.ts";
import { assertOpen, deskTime, findComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

/**
 * Takes an unowned complaint in hand (领取). Of two at the same moment one gets it, the other is told who has it; asked
 * again by its owner it does nothing. A manager who takes a major one has acknowledged it. *Writes* Complaint. *Emits* `complaint.claimed`.
 * *Throws* `forbidden`, `not_found`, `complaint_closed`, `complaint_taken` (409, by whom and since when).
 */
export async function claimComplaint(ctx: Ctx, { complaintNo }: ClaimInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  const { id: ownerId, name: ownerName } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.complaint.updateMany({
      where: { complaintNo, ownerId: null, open: true },
      data: { ownerId, ownerName, ownedAt: ctx.now, version: { increment: 1 }, updatedAt: ctx.now },
    });
    const complaint = await findComplaint(tx, complaintNo);
    if (count === 0) {
      assertOpen(complaint);
      if (complaint.ownerId === ownerId) {
        return;
      }
      const name = complaint.ownerName ?? "";
      const at = complaint.ownedAt ?? complaint.updatedAt;
      throw new DomainError("complaint_taken", {
        status: 409,
        params: { name, at: deskTime(at) },
        data: { name, at: at.toISOString() },
      });
    }
    if (effectiveSeverity(complaint) === "major") {
      await acknowledgeByActing(tx, ctx, { subject: "complaint", subjectId: complaint.id });
    }
    await writeStep(tx, ctx, complaint, "claimed", { details: { ownerName } });
    await record(tx, ctx, complaintFact("complaint.claimed", complaint, { ownerId }));
  });
}
