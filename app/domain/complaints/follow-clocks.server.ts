import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { firstTime, type JobMark } from "./internal/once.server.ts";
import { refreshNextDue } from "./refresh-next-due.server.ts";

/** One transaction is over soon also when thousands of deadlines moved. */
const AT_ONCE = 500;

/**
 * Brings the queue's order up to date after deadlines moved by themselves: a calendar changed, an alert was taken.
 * May be repeated. *Writes* Complaint.nextDueAt, HandledEvent.
 */
export async function followClocks(
  ctx: Ctx,
  { subject, subjectIds }: { subject: string; subjectIds: readonly string[] },
  mark: JobMark,
): Promise<void> {
  const ids = subject === "complaint" ? subjectIds : [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    await inTransaction(ctx, (tx) => refreshNextDue(tx, ids.slice(start, start + AT_ONCE)));
  }
  await inTransaction(ctx, (tx) => firstTime(tx, ctx, mark));
}
