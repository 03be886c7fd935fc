import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { effectiveSeverity } from "./complaint.ts";
import type { ReopenInput } from "./complaint-forms.ts";
import { startResolution } from "./internal/complaint-clocks.server.ts";
import { becomeMajor } from "./internal/severity-effects.server.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayReopenComplaint } from "./policy.ts";

/** What a new round does not take over from the last. */
const FRESH = {
  open: true,
  fedBackAt: null,
  settledAt: null,
  closedAt: null,
  verdict: null,
  causeFixed: null,
  summary: "",
} as const;

/**
 * Opens a closed complaint again: another cycle, with a clock for the result that begins now; what the last cycle came to
 * stays on record. A valid one is investigated anew, an invalid one judged anew; a major one tells the manager again.
 * *Writes* Complaint, ComplaintEntry, SlaClock, ResponsePlanRun. *Emits* `complaint.reopened`, `complaint.became_major`.
 * *Throws* `forbidden`, `complaint_changed`, `complaint_step` (not closed).
 */
export async function reopenComplaint(ctx: Ctx, input: ReopenInput): Promise<void> {
  assertMay(mayReopenComplaint(ctx.actor));
  await withComplaint(ctx, input, "reopen", async (tx, complaint) => {
    const { id, validity } = complaint;
    const cycle = complaint.cycle + 1;
    const again = validity === "valid" ? { status: "investigating" } : { status: "registered", validity: null };
    await tx.complaint.update({ where: { id }, data: { ...FRESH, ...again, cycle }, select: { id: true } });
    const now = { ...complaint, cycle };
    const severity = effectiveSeverity(complaint);
    await startResolution(tx, ctx, id, severity);
    await writeStep(tx, ctx, now, "reopened", { text: input.reason });
    await record(tx, ctx, complaintFact("complaint.reopened", complaint, { cycle }));
    if (severity === "major") {
      const proposed = complaint.severity === null;
      await becomeMajor(tx, ctx, now, { proposed, signs: complaint.signs as string[] });
    }
  });
}
