/** The ways a customer can be told. Webhooks go to machines, the others to people. */
export const CHANNELS = ["webhook", "email", "sms", "wechat"] as const;
export type Channel = (typeof CHANNELS)[number];

/** The channels whose text is a template a manager can edit. */
export const PEOPLE_CHANNELS = ["email", "sms", "wechat"] as const;
export type PeopleChannel = (typeof PEOPLE_CHANNELS)[number];

export function isChannel(text: unknown): text is Channel {
  return typeof text === "string" && (CHANNELS as readonly string[]).includes(text);
}

export function isPeopleChannel(text: unknown): text is PeopleChannel {
  return typeof text === "string" && (PEOPLE_CHANNELS as readonly string[]).includes(text);
}

/**
 * The life of a message. `pending`: waits for its time. `sending`: a worker is at it, for at most `LEASE_MS`.
 * `failed`: was not accepted and is tried again. `dead`: is not tried again. `suppressed`: must not or cannot be sent.
 */
export const DELIVERY_STATUSES = ["pending", "sending", "failed", "sent", "dead", "suppressed"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export function isDeliveryStatus(text: unknown): text is DeliveryStatus {
  return typeof text === "string" && (DELIVERY_STATUSES as readonly string[]).includes(text);
}

/** What a person may send again. What is waiting or being sent needs no help. */
export const RESENDABLE: readonly DeliveryStatus[] = ["failed", "dead", "suppressed"];

/**
 * How long, in ms, a worker may be at one message before another may take it: longer than the longest attempt (15 s) and
 * the writing of its outcome.
 */
export const LEASE_MS = 30_000;

/** Why a message was not sent although no receiver refused it; codes to be translated beside the gateways' reasons. */
export const SUPPRESSED_REASONS = [
  "unsubscribed",
  "not_configured",
  "no_address",
  "no_provider_template",
  "endpoint_disabled",
] as const;
export type SuppressedReason = (typeof SUPPRESSED_REASONS)[number];
