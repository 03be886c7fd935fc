import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";

/** The job a reaction runs in. */
export interface JobMark {
  handler: string;
  /** the committed event that caused it */
  outboxId: string;
}

/**
 * Whether this is the first time the event is reacted to; leaves the mark that says so, by which the sweeper knows that the
 * job was not lost. *Writes* HandledEvent.
 */
export async function firstTime(tx: Tx, ctx: Ctx, mark: JobMark): Promise<boolean> {
  const { handler, outboxId } = mark;
  const key = { handler, outboxId };
  if (await tx.handledEvent.findUnique({ where: { handler_outboxId: key } })) {
    return false;
  }
  await tx.handledEvent.create({ data: { ...key, handledAt: ctx.now } });
  return true;
}
