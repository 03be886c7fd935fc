/**
 * What became of one attempt to hand a message to the outside world.
 *
 * - `sent`: the receiver accepted it.
 * - `retry`: not accepted now; trying again later may help. `retryAfterMs` (ms) is the receiver's own wish, if any.
 * - `rejected`: no later attempt with the same content can succeed. `disableEndpoint` asks the caller to stop
 *   sending anything to this endpoint.
 *
 * `reason` is one of {@link sendReasons}, to be translated; `response` is the receiver's own answer, for staff.
 */
export type SendOutcome =
  | { kind: "sent"; providerId?: string; response?: string }
  | { kind: "retry"; reason: SendReason; response?: string; status?: number; retryAfterMs?: number }
  | { kind: "rejected"; reason: SendReason; response?: string; status?: number; disableEndpoint?: boolean };

/** Every reason a gateway gives for not having sent, as codes to be translated. */
export const sendReasons = [
  // The way to the receiver.
  "timeout",
  "dns_failed",
  "connection_failed",
  "tls_failed",
  // Our own rules about addresses.
  "url_not_allowed",
  "address_not_allowed",
  // The receiver's answer.
  "http_error",
  "redirect_refused",
  "endpoint_gone",
  "answer_not_understood",
  "receiver_busy",
  "rate_limited",
  "credentials_refused",
  "recipient_refused",
  "message_refused",
] as const;

export type SendReason = (typeof sendReasons)[number];

/** How long one attempt may take, in ms, unless a gateway is told otherwise. */
export const defaultTimeoutMs = 15_000;
