import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { mayManageEndpoints } from "./policy.ts";
import { testBody } from "./webhook-body.ts";

/** The notice of a test event; no milestone has this name. */
export const TEST_NOTICE = "test";

/**
 * Sends a test event to an endpoint, signed like any other. Returns the message's id.
 * *Writes* Delivery. *Emits* `delivery.requested`. *Throws* `forbidden`, `not_found`.
 */
export async function sendTestEvent(ctx: Ctx, endpointId: string): Promise<string> {
  assertMay(mayManageEndpoints(ctx.actor));
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    const endpoint = await tx.webhookEndpoint.findUnique({ where: { id: endpointId } });
    if (!endpoint) {
      throw notFound("webhook_endpoint");
    }
    await tx.delivery.create({
      data: {
        id,
        dedupeKey: `${TEST_NOTICE}:${id}`,
        customerId: endpoint.customerId,
        notice: TEST_NOTICE,
        channel: "webhook",
        endpointId,
        recipient: endpoint.url,
        locale: "zh-CN",
        subject: "",
        body: testBody(id, ctx.now),
        createdAt: ctx.now,
        dueAt: ctx.now,
        updatedAt: ctx.now,
      },
    });
    const payload = { deliveryIds: [id] };
    await record(tx, ctx, { event: "delivery.requested", entity: "webhook_endpoint", entityId: endpointId, payload });
  });
  return id;
}
