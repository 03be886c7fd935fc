import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";

/** Length of the key in bytes; the Standard Webhooks specification wants 24 to 64. */
const secretBytes = 32;

/** A new signing secret for an endpoint, `whsec_` and base64. Shown to its owner once and kept by both sides. */
export function generateWebhookSecret(): string {
  return `whsec_${randomBytes(secretBytes).toString("base64")}`;
}

/**
 * The three headers of the Standard Webhooks specification. While a secret is being changed, `secrets` has the new and
 * the old one; both signatures are sent, and a receiver that knows either is content.
 * Throws when there is no secret at all, or an unreadable one: both are mistakes of ours.
 */
export function webhookHeaders(message: { id: string; timestamp: Date; body: string; secrets: readonly string[] }): {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
} {
  if (message.secrets.length === 0) throw new Error("a webhook needs at least one secret");
  const signatures = message.secrets.map((secret) =>
    new Webhook(secret).sign(message.id, message.timestamp, message.body),
  );
  return {
    "webhook-id": message.id,
    "webhook-timestamp": String(Math.floor(message.timestamp.getTime() / 1_000)),
    "webhook-signature": signatures.join(" "),
  };
}
