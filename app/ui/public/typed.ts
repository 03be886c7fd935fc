/** What was typed into a form that was refused, by field; see `keepTyped`. */
export function typedOf(answer: unknown): Record<string, string> {
  return (answer as { data?: { typed?: Record<string, string> } } | undefined)?.data?.typed ?? {};
}
