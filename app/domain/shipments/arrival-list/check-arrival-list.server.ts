import { breathe } from "#app/platform/db/breathe.server.ts";
import type { ArrivalRow, RowProblem } from "./arrival-row.ts";
import { cellText, type RawRow } from "./cell.ts";
import { checkRow, type RowResult } from "./check-row.server.ts";
import { type ListTotals, type TotalMismatch, totalMismatches, totalsOf } from "./check-totals.ts";
import { applyMapping, type ColumnMatch, matchColumns } from "./columns.ts";
import type { ColumnMapping } from "./fields.ts";
import type { Layout } from "./find-layout.ts";
import { rowHash } from "./row-hash.server.ts";
import { sortBody } from "./sort-body.ts";

/** `hash` is equal for rows that say the same. `raw` is the row as it stands in the file. */
export type CheckedRow = { rowNumber: number; raw: RawRow } & (
  | { ok: true; row: ArrivalRow; hash: string }
  | { ok: false; externalNo: string | null; problems: RowProblem[] }
);

export interface CheckedList {
  match: ColumnMatch;
  rows: CheckedRow[];
  /** sheet rows that are neither shipments nor the grand total */
  skipped: number[];
  totalRow: number | null;
  /** sums over the good rows */
  totals: ListTotals;
  /** sums the total row states otherwise than the rows do */
  totalMismatches: TotalMismatch[];
}

export interface CheckOptions {
  /** chosen by a person or remembered; without it columns are matched by their headings */
  mapping?: ColumnMapping;
  /** decides the year of dates without one if the list's title does not */
  today: Date;
  onProgress?: (done: number, of: number) => void | Promise<void>;
}

const PROGRESS_EVERY = 500;

function numberOf(result: RowResult): string | null {
  return result.ok ? result.row.externalNo : result.externalNo;
}

/** Notes that a number stands in an earlier row already: the later row is wrong, whatever else it says. */
function refuseRepeated(raw: RawRow, result: RowResult, firstRows: Map<string, number>, match: ColumnMatch): RowResult {
  const externalNo = numberOf(result);
  const first = externalNo === null ? undefined : firstRows.get(externalNo);
  if (externalNo !== null && first === undefined) {
    firstRows.set(externalNo, raw.rowNumber);
  }
  if (first === undefined) {
    return result;
  }
  const column = match.columns.externalNo;
  const value = cellText(raw.cells[column?.index ?? -1]);
  const repeated: RowProblem = {
    field: "externalNo",
    column: column?.heading ?? "",
    code: "repeated",
    value,
    params: { row: first },
  };
  return { ok: false, externalNo, problems: [repeated, ...(result.ok ? [] : result.problems)] };
}

function checked(raw: RawRow, result: RowResult): CheckedRow {
  const place = { rowNumber: raw.rowNumber, raw };
  return result.ok
    ? { ...place, ok: true, row: result.row, hash: rowHash(result.row) }
    : { ...place, ok: false, externalNo: result.externalNo, problems: result.problems };
}

/** Checks every row of a list and the list's own sums. Lets the event loop turn every few milliseconds. */
export async function checkArrivalList(layout: Layout, options: CheckOptions): Promise<CheckedList> {
  const { headings, title } = layout;
  const match = options.mapping ? applyMapping(headings, options.mapping) : matchColumns(headings);
  const { shipments, total, skipped } = sortBody(layout, match);
  const near = title.departedAt ?? title.expectedAt ?? options.today;
  const firstRows = new Map<string, number>();
  const rows: CheckedRow[] = [];
  for (const raw of shipments) {
    const result = checkRow(raw, match, near);
    rows.push(checked(raw, refuseRepeated(raw, result, firstRows, match)));
    if (rows.length % PROGRESS_EVERY === 0) {
      await options.onProgress?.(rows.length, shipments.length);
    }
    await breathe();
  }
  return {
    match,
    rows,
    skipped,
    totalRow: total?.rowNumber ?? null,
    totals: totalsOf(rows.flatMap((row) => (row.ok ? [row.row] : []))),
    totalMismatches: total ? totalMismatches(total, shipments, match) : [],
  };
}
