import { recordAudit } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";

/** Ends one session. *Writes* Session. *Records* `user.signed_out`. Safe to repeat. */
export async function signOut(ctx: Ctx, sessionId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId } });
    if (count > 0) {
      await recordAudit(tx, ctx, { event: "user.signed_out", entity: "user", entityId: ctx.actor.id, details: {} });
    }
  });
}
