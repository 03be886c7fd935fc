/** No receiver can put us off for longer than this (ms). */
export const maxRetryAfterMs = 24 * 60 * 60 * 1_000;

/** IMF-fixdate and the two obsolete forms of RFC 9110 §5.6.7 all begin with the name of a day. */
const looksLikeHttpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/;

/**
 * Reads a `Retry-After` header (RFC 9110 §10.2.3: seconds, or an HTTP date) as ms from `nowMs` (epoch ms), within
 * 0 … 24 h. Absent or unreadable gives undefined.
 */
export function parseRetryAfter(value: string | string[] | undefined | null, nowMs: number): number | undefined {
  const text = (Array.isArray(value) ? value[0] : value)?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, maxRetryAfterMs);
  if (!looksLikeHttpDate.test(text)) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return undefined;
  return Math.min(Math.max(at - nowMs, 0), maxRetryAfterMs);
}
