import { invalid } from "#app/platform/errors.ts";

/** Nobody is told to wait longer for a word from us: 30 days, ms. */
const LONGEST_MS = 30 * 86_400_000;

/** A time that is promised lies ahead, and not in a year mistyped. *Throws* `invalid` on `field`. */
export function checkAhead(at: Date, now: Date, field = "promisedAt", longestMs = LONGEST_MS): void {
  if (at <= now) {
    throw invalid([{ field, code: "in_past" }]);
  }
  if (at.getTime() - now.getTime() > longestMs) {
    throw invalid([{ field, code: "too_far", params: { days: Math.round(longestMs / 86_400_000) } }]);
  }
}
