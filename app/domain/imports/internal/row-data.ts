import type { ArrivalRow } from "#app/domain/shipments/arrival-list/arrival-row.ts";
import type { CellValue } from "#app/domain/shipments/arrival-list/cell.ts";

type StoredCell = string | number | boolean | null | { date: string } | { formula: string };

/** What a row of a good list keeps: what was read, its fingerprint. A wrong row keeps its cells as they stand in the file. */
export type RowData =
  | { ok: true; hash: string; row: Omit<ArrivalRow, "shippedOn"> & { shippedOn: string | null } }
  | { ok: false; externalNo: string | null; cells: StoredCell[] };

export function goodRowData(row: ArrivalRow, hash: string): RowData {
  return { ok: true, hash, row: { ...row, shippedOn: row.shippedOn?.toISOString() ?? null } };
}

export function wrongRowData(externalNo: string | null, cells: readonly CellValue[]): RowData {
  const stored = cells.map((cell) => (cell instanceof Date ? { date: cell.toISOString() } : cell));
  return { ok: false, externalNo, cells: stored };
}

export function rowFromData(data: RowData & { ok: true }): ArrivalRow {
  const { shippedOn, ...row } = data.row;
  return { ...row, shippedOn: shippedOn === null ? null : new Date(shippedOn) };
}

export function cellsFromData(data: RowData & { ok: false }): CellValue[] {
  return data.cells.map((cell) =>
    typeof cell === "object" && cell !== null && "date" in cell ? new Date(cell.date) : cell,
  );
}

export function externalNoOf(data: RowData): string | null {
  return data.ok ? data.row.externalNo : data.externalNo;
}
