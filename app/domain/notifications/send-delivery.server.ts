import type { Ctx } from "#app/platform/ctx.ts";
import type { Gateways } from "#app/platform/gateways/gateways.server.ts";
import type { SecretBox } from "#app/platform/secret-box.server.ts";
import type { ClaimedDelivery } from "./claim-deliveries.server.ts";
import { type AttemptOutcome, afterAttempt } from "./delivery-outcome.ts";
import { sendToPerson } from "./internal/send-to-person.server.ts";
import { sendWritten } from "./internal/send-written.server.ts";
import type { PlanTools, Wake } from "./plan-notifications.server.ts";
import type { Attempt } from "./store-attempts.server.ts";

/** What sending needs beside the database. `claim` and `store` may merge the calls of many messages into one. */
export interface SendTools extends PlanTools {
  gateways: Gateways;
  secrets: SecretBox;
  claim(id: string): Promise<ClaimedDelivery | null>;
  store(attempt: Attempt): Promise<void>;
  /** an error that is a defect of ours, for the log */
  onFault(error: unknown, deliveryId: string): void;
  /** the clock, in ms: an attempt may last long after `ctx.now` */
  nowMs(): number;
  /** in [0, 1) */
  random(): number;
}

async function sendWebhook(tools: SendTools, delivery: ClaimedDelivery, now: Date): Promise<AttemptOutcome> {
  const { endpoint } = delivery;
  if (!endpoint?.enabled) {
    return { kind: "suppressed", reason: "endpoint_disabled" };
  }
  const { id, url, secret, previousSecret, previousSecretUntil } = endpoint;
  const former = previousSecret && previousSecretUntil && previousSecretUntil > now ? [previousSecret] : [];
  const secrets = [secret, ...former].map((sealed) => tools.secrets.open(sealed, id));
  return tools.gateways.webhook.send({ id: delivery.id, url, secrets, body: delivery.body, timestamp: now });
}

/**
 * Carries out one attempt at one message: takes it, sends it by its channel, writes down what came of it. Safe to be
 * called twice: a message somebody else has, or that is not due, is left alone.
 * *Writes* Delivery, DeliveryTry, WebhookEndpoint.
 *
 * @returns when to take it up again; null when there is nothing more to do
 */
export async function sendDelivery(ctx: Ctx, tools: SendTools, deliveryId: string): Promise<Wake | null> {
  const delivery = await tools.claim(deliveryId);
  if (!delivery) {
    return null;
  }
  const startedAt = new Date(tools.nowMs());
  let outcome: AttemptOutcome;
  let text: Attempt["text"] = null;
  try {
    if (delivery.channel === "webhook") {
      outcome = await sendWebhook(tools, delivery, startedAt);
    } else if (delivery.purpose !== "notice") {
      outcome = await sendWritten(ctx, tools, delivery, startedAt);
    } else {
      ({ outcome, text } = await sendToPerson(ctx, tools, delivery, startedAt));
    }
  } catch (error) {
    tools.onFault(error, deliveryId);
    outcome = { kind: "retry", reason: "internal_fault" };
  }
  const endedAt = new Date(tools.nowMs());
  const at = { now: endedAt, random: tools.random(), scale: tools.settings.retryScale };
  const next = afterAttempt(delivery, outcome, at);
  await tools.store({ delivery, outcome, next, startedAt, durationMs: endedAt.getTime() - startedAt.getTime(), text });
  if (next.dueAt === null) {
    return null;
  }
  const attempts = outcome.kind === "deferred" ? delivery.attempts - 1 : delivery.attempts;
  return { id: delivery.id, channel: delivery.channel, attempts, dueAt: next.dueAt };
}
