const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits in ms after the 1st, 2nd, … failed attempt at a webhook, as the Standard Webhooks specification proposes. */
export const webhookSchedule: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** Waits in ms for e-mail, SMS and WeChat: a customer has no use for yesterday's "out for delivery". */
export const messageSchedule: readonly number[] = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour];

/** At most this share of a wait is added on top, so that a recovering receiver is not hit by everybody at once. */
const jitterShare = 0.2;

/**
 * How long to wait, in ms, after `attempt` failed attempts (1 = the first has just failed), or null when the schedule
 * is used up and the message is dead. `random` in [0, 1) lengthens the wait by up to 20 %. A receiver's own wish
 * (`retryAfterMs`) can only lengthen the wait, never shorten it.
 */
export function nextRetryDelayMs(
  attempt: number,
  random: number,
  options: { schedule?: readonly number[]; retryAfterMs?: number } = {},
): number | null {
  if (!Number.isInteger(attempt) || attempt < 1) throw new RangeError("attempt counts from 1");
  const base = (options.schedule ?? webhookSchedule)[attempt - 1];
  if (base === undefined) return null;
  const jittered = Math.round(base * (1 + jitterShare * random));
  return Math.max(jittered, options.retryAfterMs ?? 0);
}
