/** The board's address with some of its settings changed; null takes one out. */
export function boardHref(params: URLSearchParams, change: Record<string, string | null>): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === "") {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  const query = next.toString();
  return query === "" ? "/dispatch" : `/dispatch?${query}`;
}
