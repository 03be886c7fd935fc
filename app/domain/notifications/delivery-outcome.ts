import type { SendOutcome } from "#app/platform/gateways/gateway.ts";
import { messageSchedule, nextRetryDelayMs, webhookSchedule } from "#app/platform/gateways/retry-schedule.ts";
import type { Channel, DeliveryStatus, SuppressedReason } from "./channels.ts";

/** What one attempt came to: what a gateway says, or why none was asked. */
export type AttemptOutcome =
  | SendOutcome
  /** something of ours broke; the log has it */
  | { kind: "retry"; reason: "internal_fault" }
  | { kind: "suppressed"; reason: SuppressedReason }
  /** not at this hour */
  | { kind: "deferred"; until: Date };

/** What becomes of the message. */
export interface NextState {
  status: DeliveryStatus;
  reason: string | null;
  /** when it is taken up again; null when it is not */
  dueAt: Date | null;
  sentAt: Date | null;
  providerId: string | null;
}

const rest = { reason: null, dueAt: null, sentAt: null, providerId: null } as const;

/**
 * Decides what becomes of a message after an attempt. Pure.
 * @param attempts how often it has been tried, this attempt included
 * @param random in [0, 1), spreads the next attempts
 * @param scale multiplies the waits of the schedule (not a receiver's own wish)
 */
export function afterAttempt(
  message: { channel: Channel; attempts: number },
  outcome: AttemptOutcome,
  at: { now: Date; random: number; scale: number },
): NextState {
  switch (outcome.kind) {
    case "sent":
      return { ...rest, status: "sent", sentAt: at.now, providerId: outcome.providerId ?? null };
    case "suppressed":
      return { ...rest, status: "suppressed", reason: outcome.reason };
    case "deferred":
      return { ...rest, status: "pending", dueAt: outcome.until };
    case "rejected":
      return { ...rest, status: "dead", reason: outcome.reason };
    case "retry": {
      const schedule = (message.channel === "webhook" ? webhookSchedule : messageSchedule).map((ms) => ms * at.scale);
      const retryAfterMs = "retryAfterMs" in outcome ? outcome.retryAfterMs : undefined;
      const delay = nextRetryDelayMs(message.attempts, at.random, { schedule, retryAfterMs });
      if (delay === null) {
        return { ...rest, status: "dead", reason: outcome.reason };
      }
      return { ...rest, status: "failed", reason: outcome.reason, dueAt: new Date(at.now.getTime() + delay) };
    }
  }
}

/** Whether a receiver was asked at all: only then it counts as an attempt and is kept among them. */
export function wasTried(outcome: AttemptOutcome): boolean {
  return outcome.kind === "sent" || outcome.kind === "retry" || outcome.kind === "rejected";
}
