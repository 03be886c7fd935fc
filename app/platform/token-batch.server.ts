import { randomBytes } from "node:crypto";

/**
 * Unguessable url-safe tokens of `bytes` random bytes each (default 24 = 192 bits), for a bulk: asking the system for
 * randomness once costs a hundredth of asking for each.
 */
export function newTokens(count: number, bytes = 24): string[] {
  const pool = randomBytes(count * bytes);
  return Array.from({ length: count }, (_, index) =>
    pool.subarray(index * bytes, (index + 1) * bytes).toString("base64url"),
  );
}
