import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";

/** Switches an endpoint off, if it is on. *Writes* WebhookEndpoint. *Emits* `webhook.disabled`. */
export async function disableEndpoint(tx: Tx, ctx: Ctx, endpointId: string, reason: string): Promise<boolean> {
  const { count } = await tx.webhookEndpoint.updateMany({
    where: { id: endpointId, enabled: true },
    data: { enabled: false, disabledReason: reason, updatedAt: ctx.now, version: { increment: 1 } },
  });
  if (count > 0) {
    const payload = { endpointId, reason };
    await record(tx, ctx, { event: "webhook.disabled", entity: "webhook_endpoint", entityId: endpointId, payload });
  }
  return count > 0;
}
