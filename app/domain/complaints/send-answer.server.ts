import { postMessages } from "#app/domain/notifications/post-messages.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import type { CaseTools } from "./case-messages.ts";
import { caseDrafts } from "./internal/case-drafts.server.ts";
import { addressesOf } from "./internal/customer-address.server.ts";
import { firstTime, type JobMark } from "./internal/once.server.ts";

/**
 * Sends the words of an answer to the customer, on the channel it was written for, if the agent wanted it sent. Once for each answer, however often it
 * is asked; on a case that was merged meanwhile too, for a person meant these words for him.
 * *Writes* Delivery, HandledEvent. *Emits* `delivery.requested`.
 */
export async function sendAnswer(
  ctx: Ctx,
  tools: CaseTools,
  { entryId, send }: { entryId: string; send: boolean },
  mark: JobMark,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await firstTime(tx, ctx, mark)) || !send) {
      return;
    }
    const entry = await tx.complaintEntry.findUnique({ where: { id: entryId }, include: { complaint: true } });
    const channel = entry?.kind === "answer" ? entry.channel : null;
    if (!entry || (channel !== "sms" && channel !== "email" && channel !== "wechat")) {
      return;
    }
    const address = (await addressesOf(tx, entry.complaint))[channel];
    if (!address) {
      return;
    }
    const isResult = (entry.details as { result?: unknown }).result === true;
    const { text, promisedAt: dueAt } = entry;
    const words = { kind: isResult ? ("result" as const) : ("answer" as const), entryId, text, dueAt };
    await postMessages(tx, ctx, await caseDrafts(tx, tools, entry.complaint, words, { [channel]: address }));
  });
}
