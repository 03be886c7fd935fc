import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** An unguessable url-safe token of `bytes` random bytes (default 24 = 192 bits). */
export function newToken(bytes = 24): string {
  return randomBytes(bytes).toString("base64url");
}

/** SHA-256 in hex: how tokens and keys are kept at rest. */
export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Compares two strings in time that does not depend on where they differ. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(sha256(a));
  const right = Buffer.from(sha256(b));
  return timingSafeEqual(left, right);
}
