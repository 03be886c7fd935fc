import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Prisma } from "#app/platform/db/client/client.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, invalid, notFound } from "#app/platform/errors.ts";
import { generateWebhookSecret } from "#app/platform/gateways/webhook-signature.server.ts";
import { webhookUrlFault } from "#app/platform/gateways/webhook-url.ts";
import { newId } from "#app/platform/ids.ts";
import { type SecretBox, secretBox } from "#app/platform/secret-box.server.ts";
import { mayManageEndpoints } from "./policy.ts";

/** How long, in ms, the former secret stays good after a change: the customer needs time to take over the new one. */
export const ROTATION_MS = 24 * 3_600_000;

/** A new secret, to be shown once. */
export interface NewSecret {
  endpointId: string;
  secret: string;
}

interface Which {
  endpointId: string;
  version: number;
}

function assertUrl(url: string): void {
  const fault = webhookUrlFault(url);
  if (fault) {
    throw invalid([{ field: "url", code: fault }]);
  }
}

/** Changes one endpoint if nobody has meanwhile, and writes the fact. */
async function change(
  tx: Tx,
  ctx: Ctx,
  { endpointId, version }: Which,
  fact: { event: string; payload?: Record<string, string> },
  data: Prisma.WebhookEndpointUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.webhookEndpoint.updateMany({
    where: { id: endpointId, version },
    data: { ...data, updatedAt: ctx.now, version: { increment: 1 } },
  });
  if (count === 0) {
    const found = await tx.webhookEndpoint.findUnique({ where: { id: endpointId }, select: { id: true } });
    throw found ? conflict() : notFound("webhook_endpoint");
  }
  const payload = { endpointId, ...fact.payload };
  await record(tx, ctx, { event: fact.event, entity: "webhook_endpoint", entityId: endpointId, payload });
}

/**
 * Adds an endpoint with a new secret. Where the address leads is checked at every sending, not now.
 * *Writes* WebhookEndpoint. *Emits* `webhook.added`. *Throws* `forbidden`, `invalid`, `not_found`.
 */
export async function addEndpoint(
  ctx: Ctx,
  input: { customerId: string; url: string },
  box: SecretBox = secretBox(),
): Promise<NewSecret> {
  assertMay(mayManageEndpoints(ctx.actor));
  assertUrl(input.url);
  const endpointId = newId();
  const secret = generateWebhookSecret();
  await inTransaction(ctx, async (tx) => {
    if ((await tx.customer.count({ where: { id: input.customerId } })) === 0) {
      throw notFound("customer");
    }
    const { customerId, url } = input;
    const at = { createdAt: ctx.now, updatedAt: ctx.now };
    await tx.webhookEndpoint.create({
      data: { id: endpointId, customerId, url, secret: box.seal(secret, endpointId), ...at },
    });
    const fact = { event: "webhook.added", entity: "webhook_endpoint", entityId: endpointId };
    await record(tx, ctx, { ...fact, payload: { endpointId }, details: { customerId, url } });
  });
  return { endpointId, secret };
}

/** Changes an endpoint's address. *Emits* `webhook.edited`. *Throws* `forbidden`, `invalid`, `conflict`, `not_found`. */
export async function editEndpoint(ctx: Ctx, input: Which & { url: string }): Promise<void> {
  assertMay(mayManageEndpoints(ctx.actor));
  assertUrl(input.url);
  await inTransaction(ctx, (tx) => change(tx, ctx, input, { event: "webhook.edited" }, { url: input.url }));
}

/**
 * Gives an endpoint a new secret; the present one stays good for 24 hours more, one before it ends at once.
 * *Emits* `webhook.secret_rotated`. *Throws* `forbidden`, `conflict`, `not_found`.
 */
export async function rotateSecret(ctx: Ctx, input: Which, box: SecretBox = secretBox()): Promise<NewSecret> {
  assertMay(mayManageEndpoints(ctx.actor));
  const { endpointId } = input;
  const secret = generateWebhookSecret();
  await inTransaction(ctx, async (tx) => {
    const former = await tx.webhookEndpoint.findUnique({ where: { id: endpointId }, select: { secret: true } });
    await change(
      tx,
      ctx,
      input,
      { event: "webhook.secret_rotated" },
      {
        secret: box.seal(secret, endpointId),
        previousSecret: former?.secret ?? null,
        previousSecretUntil: new Date(ctx.now.getTime() + ROTATION_MS),
      },
    );
  });
  return { endpointId, secret };
}

/** Switches an endpoint on or off. *Emits* `webhook.enabled`, `webhook.disabled`. */
export async function switchEndpoint(ctx: Ctx, input: Which, on: boolean): Promise<void> {
  assertMay(mayManageEndpoints(ctx.actor));
  const fact = on ? { event: "webhook.enabled" } : { event: "webhook.disabled", payload: { reason: "by_hand" } };
  const data = { enabled: on, disabledReason: on ? null : "by_hand" };
  await inTransaction(ctx, (tx) => change(tx, ctx, input, fact, data));
}
