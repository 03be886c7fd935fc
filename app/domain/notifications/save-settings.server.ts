import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, notFound } from "#app/platform/errors.ts";
import { CHANNELS } from "./channels.ts";
import type { NotificationSettings } from "./notification-forms.ts";
import { mayEditNotificationSettings } from "./policy.ts";
import { readMatrix } from "./preferences.ts";

/** `["email:delivered", …]` as the matrix that is stored: every channel is named, also one without any tick. */
function matrixOf(ticks: readonly string[]) {
  return readMatrix(
    Object.fromEntries(
      CHANNELS.map((channel) => [
        channel,
        ticks.filter((tick) => tick.startsWith(`${channel}:`)).map((tick) => tick.slice(channel.length + 1)),
      ]),
    ),
  );
}

/** Why a guarded write touched nothing. */
export async function missingOrChanged(tx: Tx, customerId: string): Promise<never> {
  const found = await tx.customer.findUnique({ where: { id: customerId }, select: { id: true } });
  throw found ? conflict() : notFound("customer");
}

/**
 * Sets what a customer is told, by which ways and when. Who has unsubscribed gets messages again only by his own wish,
 * which is recorded as a new consent.
 * *Writes* Customer. *Emits* `notification_settings.saved`. *Throws* `forbidden`, `conflict`, `not_found`.
 */
export async function saveNotificationSettings(ctx: Ctx, input: NotificationSettings): Promise<void> {
  assertMay(mayEditNotificationSettings(ctx.actor));
  const { customerId, version, locale, quietFrom, quietTo, ticks } = input;
  const preferences = matrixOf(ticks);
  const consent = input.consent || input.resubscribe;
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.customer.updateMany({
      where: { id: customerId, version },
      data: {
        locale,
        quietFrom,
        quietTo,
        preferences: preferences as unknown as Record<string, string[]>,
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
    });
    if (count === 0) {
      await missingOrChanged(tx, customerId);
    }
    if (consent) {
      const where = input.resubscribe ? { id: customerId } : { id: customerId, consentAt: null };
      await tx.customer.updateMany({ where, data: { consentAt: ctx.now } });
    } else {
      await tx.customer.updateMany({ where: { id: customerId }, data: { consentAt: null } });
    }
    if (input.resubscribe) {
      await tx.customer.updateMany({ where: { id: customerId }, data: { unsubscribedAt: null } });
    }
    await record(tx, ctx, {
      event: "notification_settings.saved",
      entity: "customer",
      entityId: customerId,
      payload: { customerId },
      details: { locale, quietFrom, quietTo, consent, resubscribed: input.resubscribe, ticks },
    });
  });
}
