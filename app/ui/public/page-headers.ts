/** What a customer's page tells browsers and search engines: keep nothing, list nothing. */
export function privateHeaders(): Record<string, string> {
  return { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow" };
}
