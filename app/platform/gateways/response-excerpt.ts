/** So much of a receiver's answer is kept, in characters (UTF-16 units). */
export const maxResponseChars = 4_000;

/** The part of an answer worth keeping: at most 4,000 characters, no NUL, no half of a surrogate pair at the end. */
export function responseExcerpt(text: string): string {
  const clean = text.includes("\0") ? text.replaceAll("\0", "") : text;
  if (clean.length <= maxResponseChars) return clean;
  return clean.slice(0, maxResponseChars).replace(/[\uD800-\uDBFF]$/, "");
}
