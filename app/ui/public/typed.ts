/** What was typed into a form that was refused, by field; see `keepTyped`. */
export function typedOf(answer: unknown): Record<string, string> {
  return (answer as { data?: { typed?: Record<string, string> } } | undefined)?.data?.typed ?? {};
}

/** The texts of a list that was sent as `<name>[]`. */
export function typedList(typed: Record<string, string>, name: string): string[] {
  const rows: string[] = [];
  for (let at = 0; typed[`${name}.${at}`] !== undefined; at += 1) {
    rows.push(typed[`${name}.${at}`] ?? "");
  }
  return rows;
}
