import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { UpwardReportInput, UpwardReportView } from "./alert.ts";
import { mayReadAlerts, mayReportUpward } from "./policy.ts";

/**
 * Puts on record that those above were told of a case, by whom and in which words (上报); it stands in the case's history
 * too. *Writes* UpwardReport, ComplaintEntry. *Emits* `upward_report.recorded`. *Throws* `forbidden`, `not_found`.
 *
 * @returns the report's id
 */
export async function upwardReport(ctx: Ctx, input: UpwardReportInput): Promise<string> {
  assertMay(mayReportUpward(ctx.actor));
  const { subject, subjectId, toName, channel, text } = input;
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    const complaint = await tx.complaint.findUnique({ where: { id: subjectId }, select: { cycle: true } });
    if (!complaint) {
      throw notFound(subject);
    }
    const by = { at: ctx.now, channel, text };
    await tx.upwardReport.create({
      data: { id, subject, subjectId, toName, ...by, byName: ctx.actor.name, createdAt: ctx.now },
    });
    await tx.complaintEntry.create({
      data: {
        ...{ id: newId(), complaintId: subjectId, cycle: complaint.cycle, kind: "upward_report", ...by },
        ...{ details: { toName, reportId: id }, actorId: ctx.actor.id, actorName: ctx.actor.name },
      },
    });
    const payload = { subject, subjectId, reportId: id, channel };
    await record(tx, ctx, { event: "upward_report.recorded", entity: subject, entityId: subjectId, payload });
  });
  return id;
}

/** The reports upward about a case, the latest first. *Throws* `forbidden`. */
export async function upwardReportsOf(ctx: Ctx, subject: string, subjectId: string): Promise<UpwardReportView[]> {
  assertMay(mayReadAlerts(ctx.actor));
  return ctx.db.upwardReport.findMany({
    where: { subject, subjectId },
    select: { id: true, at: true, toName: true, channel: true, text: true, byName: true },
    orderBy: { at: "desc" },
  });
}
