import { record } from "#app/domain/audit/record.server.ts";
import { cancelPlanRun } from "#app/domain/incidents/cancel-plan-run.server.ts";
import { openPlanRun } from "#app/domain/incidents/open-plan-run.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { cancelAcknowledgement, startAcknowledgement, timesMajor } from "./complaint-clocks.server.ts";
import { complaintFact, writeStep } from "./write-entry.server.ts";

interface About {
  id: string;
  complaintNo: string;
  cycle: number;
  contactName: string;
}

/**
 * A complaint became major, or may be: the manager is told at once and the response plan opens, whoever judges it when.
 * *Writes* SlaClock, ResponsePlanRun, ComplaintEntry. *Emits* `complaint.became_major`.
 */
export async function becomeMajor(
  tx: Tx,
  ctx: Ctx,
  complaint: About,
  { proposed, signs }: { proposed: boolean; signs: readonly string[] },
): Promise<void> {
  const cycle = await startAcknowledgement(tx, ctx, complaint.id);
  await openPlanRun(tx, ctx, { subject: "complaint", subjectId: complaint.id, cycle });
  const payload = { cycle, proposed, signs: [...signs] };
  await writeStep(tx, ctx, complaint, "became_major", { details: { proposed, signs: [...signs] } });
  await record(tx, ctx, complaintFact("complaint.became_major", complaint, payload));
}

/**
 * A person said that it is not major: nobody has to acknowledge it any more, and the plan ends.
 * *Writes* SlaClock, ResponsePlanRun. *Emits* `complaint.became_general`.
 */
export async function becomeGeneral(tx: Tx, ctx: Ctx, complaint: About, reason: string): Promise<void> {
  await cancelAcknowledgement(tx, ctx, complaint.id, reason);
  await cancelPlanRun(tx, ctx, { subject: "complaint", subjectId: complaint.id }, reason);
  const cycle = await timesMajor(tx, complaint.id);
  await record(tx, ctx, complaintFact("complaint.became_general", complaint, { cycle }));
}
