import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import { acknowledgeWithin } from "./internal/acknowledge-within.server.ts";
import { mayAcknowledge, mayAcknowledgeAll } from "./policy.ts";

/**
 * Somebody signed in says that he knows of an alert: of it and of every other open one of the same case. The manager may
 * always; anybody else only what was sent to him, and an alert to the manager stays open by that. Twice is once.
 * *Writes* ClockAlert, AlertRecipient, SlaClock. *Emits* `alert.acknowledged`, `clock.stopped`.
 * *Throws* `forbidden`, `not_found`.
 *
 * @returns whether there was anything left to acknowledge
 */
export async function acknowledgeAlert(ctx: Ctx, alertId: string): Promise<boolean> {
  assertMay(mayAcknowledge(ctx.actor));
  const by = { personId: ctx.actor.id, name: ctx.actor.name, senior: mayAcknowledgeAll(ctx.actor) };
  return inTransaction(ctx, async (tx) => {
    const alert = await tx.clockAlert.findUnique({ where: { id: alertId } });
    if (!alert) {
      throw notFound("alert");
    }
    const { subject, subjectId } = alert;
    const told = await tx.alertRecipient.count({
      where: { personId: ctx.actor.id, alert: { subject, subjectId } },
    });
    if (!by.senior && told === 0) {
      throw new DomainError("forbidden", { status: 403 });
    }
    return acknowledgeWithin(tx, ctx, { subject, subjectId }, by);
  });
}

/**
 * The manager, or who above him, shows by what he does that he knows of a case (he judges it, he takes it): in the
 * transaction of that act. *Writes*, *Emits* as `acknowledgeAlert`.
 */
export async function acknowledgeByActing(
  tx: Tx,
  ctx: Ctx,
  about: { subject: "complaint"; subjectId: string },
): Promise<void> {
  if (mayAcknowledgeAll(ctx.actor)) {
    await acknowledgeWithin(tx, ctx, about, { personId: ctx.actor.id, name: ctx.actor.name, senior: true });
  }
}
