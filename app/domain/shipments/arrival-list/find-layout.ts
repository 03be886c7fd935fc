import { cellText, type RawRow } from "./cell.ts";
import { countKnownHeadings } from "./headings.ts";
import { type ListTitle, readTitle } from "./read-title.ts";

export interface Layout {
  title: ListTitle;
  titleRows: RawRow[];
  headingRow: number;
  /** the headings as written, by column */
  headings: string[];
  /** everything below the heading row: shipments, totals, notes */
  body: RawRow[];
}

/** Fewer known headings than this are a coincidence. */
const FEWEST_HEADINGS = 3;
/** Nobody writes a longer title; data are not searched for headings. */
const TITLE_ROWS_AT_MOST = 30;

/** Known headings in a row, 0 if it cannot be the heading row. */
export function headingScore(row: RawRow): number {
  const score = countKnownHeadings(row.cells.map((cell) => (typeof cell === "string" ? cell : "")));
  return score >= FEWEST_HEADINGS ? score : 0;
}

/** The rows among which the heading is looked for. */
export function headOf(rows: readonly RawRow[]): RawRow[] {
  return rows.slice(0, TITLE_ROWS_AT_MOST);
}

/**
 * Finds the heading row (the one with most known headings, three at least), what is above and what is below it.
 * Answers `null` if no row looks like headings. Blank rows may have been left out of `rows`.
 */
export function findLayout(rows: readonly RawRow[], today: Date): Layout | null {
  let best = { index: -1, score: 0 };
  headOf(rows).forEach((row, index) => {
    const score = headingScore(row);
    if (score > best.score) {
      best = { index, score };
    }
  });
  const heading = rows[best.index];
  if (heading === undefined) {
    return null;
  }
  const titleRows = rows.slice(0, best.index);
  return {
    title: readTitle(titleRows, today),
    titleRows,
    headingRow: heading.rowNumber,
    headings: Array.from(heading.cells, cellText),
    body: rows.slice(best.index + 1),
  };
}
