/**
 * What is wrong with an endpoint's address before anything is looked up, as a code, or null. Only http and https
 * without user name and password are taken: credentials would end up in logs and in answers kept for staff.
 */
export function webhookUrlFault(url: string): "url_not_allowed" | null {
  return parseWebhookUrl(url) ? null : "url_not_allowed";
}

/** The parsed address of an endpoint, or null when {@link webhookUrlFault} has something against it. */
export function parseWebhookUrl(url: string): URL | null {
  // The WHATWG parser also brings decimal, hex, octal and full-width spellings of an IPv4 address to a dotted one.
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || (parsed.protocol !== "https:" && parsed.protocol !== "http:")) return null;
  if (parsed.username || parsed.password || !parsed.hostname) return null;
  return parsed;
}
