import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";

/** The job a command runs in: its mark tells the sweeper that the work was done. */
export interface JobMark {
  handler: string;
  /** the committed event that asked for the work */
  outboxId: string;
}

/** Leaves the mark in the transaction that did the work, or found that there is none to do. */
export async function markHandled(tx: Tx, ctx: Ctx, { handler, outboxId }: JobMark): Promise<void> {
  await tx.handledEvent.upsert({
    where: { handler_outboxId: { handler, outboxId } },
    create: { handler, outboxId, handledAt: ctx.now },
    update: {},
  });
}
