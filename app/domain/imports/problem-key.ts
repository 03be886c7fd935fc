import type { RowProblem } from "#app/domain/shipments/arrival-list/arrival-row.ts";

/** Where the words for a row's problem stand in the catalogs; a destination that is unknown may have a suggestion. */
export function problemKey({ code, params }: Pick<RowProblem, "code" | "params">): string {
  return `imports.problems.${code === "unknown_place" && params?.place !== undefined ? "unknown_place_near" : code}`;
}
