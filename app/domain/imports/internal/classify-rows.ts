import type { RowProblem } from "#app/domain/shipments/arrival-list/arrival-row.ts";
import type { CheckedRow } from "#app/domain/shipments/arrival-list/check-arrival-list.server.ts";
import type { RowStatus } from "../arrival-list.ts";
import { draftOfRow, type ListFacts } from "./draft-of-row.ts";
import type { ExistingShipment } from "./existing-shipments.server.ts";
import { type RowChange, rowChanges } from "./row-changes.ts";
import { goodRowData, type RowData, wrongRowData } from "./row-data.ts";

/** One row as the dry run leaves it. */
export interface ClassifiedRow {
  sheetRow: number;
  status: RowStatus;
  data: RowData;
  problems: RowProblem[];
  changes: RowChange[] | null;
  shipmentId: string | null;
}

/** What a checked row means beside the shipments this sender has already: new, known, changed or wrong. */
export function classifyRow(
  list: ListFacts,
  checked: CheckedRow,
  existing: ReadonlyMap<string, ExistingShipment>,
  now: Date,
): ClassifiedRow {
  const sheetRow = checked.rowNumber;
  if (!checked.ok) {
    const data = wrongRowData(checked.externalNo, checked.raw.cells);
    return { sheetRow, status: "wrong", data, problems: checked.problems, changes: null, shipmentId: null };
  }
  const { row, hash } = checked;
  const data = goodRowData(row, hash);
  const current = existing.get(row.externalNo);
  if (!current) {
    return { sheetRow, status: "new", data, problems: [], changes: null, shipmentId: null };
  }
  const said = current.rowHash === hash ? [] : rowChanges(current, draftOfRow(list, row, hash, now));
  const status = said.length > 0 ? "changed" : "known";
  return { sheetRow, status, data, problems: [], changes: said.length > 0 ? said : null, shipmentId: current.id };
}
