import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { invalid } from "#app/platform/errors.ts";
import type { AnswerInput } from "./complaint-forms.ts";
import { checkAhead } from "./internal/check-promise.ts";
import { customerAnswered, promiseReply, stopResolution } from "./internal/complaint-clocks.server.ts";
import { assertReachable } from "./internal/customer-address.server.ts";
import { type ComplaintRow, withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeEntry } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

/** Whether this answer tells the customer that, and why, the complaint was found invalid. */
function isTelling(complaint: ComplaintRow): boolean {
  return complaint.validity === "invalid" && complaint.fedBackAt === null;
}

/** Who has no result yet is told when he hears from us again (S17). */
function checkPromise(ctx: Ctx, complaint: ComplaintRow, promisedAt: Date | null): void {
  if (promisedAt) {
    checkAhead(promisedAt, ctx.now);
  } else if (complaint.fedBackAt === null && !isTelling(complaint)) {
    throw invalid([{ field: "promisedAt", code: "promise_required" }]);
  }
}

/**
 * Answers the customer, by voice or in writing: the first response is given, a promise kept. While there is no result yet
 * the answer names the time of the next one; after a judgement "invalid" it is the telling of why.
 * *Writes* ComplaintEntry, Complaint, SlaClock. *Emits* `complaint.answered` (with `send` the words go out by message).
 * *Throws* `forbidden`, `invalid` (`promise_required`, `in_past`, `too_far`, `no_address`), `complaint_changed`.
 */
export async function answerCustomer(ctx: Ctx, input: AnswerInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await withComplaint(ctx, input, "any", async (tx, complaint) => {
    const { channel, text, send, promisedAt } = input;
    checkPromise(ctx, complaint, promisedAt);
    await assertReachable(tx, complaint, input);
    const entryId = await writeEntry(tx, ctx, complaint, {
      kind: "answer",
      channel,
      text,
      promisedAt,
      details: { send },
    });
    await customerAnswered(tx, ctx, complaint.id);
    if (isTelling(complaint)) {
      await stopResolution(tx, ctx, complaint.id);
    }
    if (promisedAt) {
      await promiseReply(tx, ctx, complaint.id, { dueAt: promisedAt, reason: "superseded" });
    }
    await tx.complaint.update({
      where: { id: complaint.id },
      data: {
        firstRespondedAt: complaint.firstRespondedAt ?? ctx.now,
        ...(isTelling(complaint) ? { fedBackAt: ctx.now, status: "evaluating" } : {}),
      },
      select: { id: true },
    });
    await record(tx, ctx, complaintFact("complaint.answered", complaint, { entryId, channel, send }));
  });
}
