import type { ArrivalRow } from "./arrival-row.ts";
import { type CellValue, isBlank, type RawRow } from "./cell.ts";
import type { ColumnMatch } from "./columns.ts";
import { COUNT, headingFactor, type Measure, MONEY, parseQuantity, VOLUME, WEIGHT } from "./quantities.ts";

export interface ListTotals {
  shipments: number;
  pieces: number;
  weightG: number;
  volumeCm3: number;
  freightFen: number;
  codFen: number;
}

type SummedField = "pieces" | "weight" | "volume" | "freight" | "cod";

/** A sum the list states otherwise than its rows do, in stored units. `unread` rows hold no number there. */
export interface TotalMismatch {
  field: SummedField;
  stated: number;
  counted: number;
  unread: number;
}

/** A total row sums more than a single shipment may hold. */
const unlimited = (measure: Measure): Measure => ({ ...measure, max: Number.MAX_SAFE_INTEGER });

const SUMMED: readonly (readonly [SummedField, Measure])[] = [
  ["pieces", COUNT],
  ["weight", WEIGHT],
  ["volume", VOLUME],
  ["freight", MONEY],
  ["cod", MONEY],
];

/** Sums over rows, in stored units. */
export function totalsOf(rows: readonly ArrivalRow[]): ListTotals {
  const totals = { shipments: rows.length, pieces: 0, weightG: 0, volumeCm3: 0, freightFen: 0, codFen: 0 };
  for (const row of rows) {
    totals.pieces += row.pieces;
    totals.weightG += row.weightG;
    totals.volumeCm3 += row.volumeCm3;
    totals.freightFen += row.freightFen;
    totals.codFen += row.codFen;
  }
  return totals;
}

/** Compares the total row with the sums of all rows as they stand, wrong ones too. A total that is a formula says nothing. */
export function totalMismatches(total: RawRow, rows: readonly RawRow[], match: ColumnMatch): TotalMismatch[] {
  return SUMMED.flatMap(([field, measure]) => {
    const column = match.columns[field];
    if (column === undefined) {
      return [];
    }
    const factor = headingFactor(column.unit, measure);
    const read = (cell: CellValue | undefined) => parseQuantity(cell ?? null, unlimited(measure), factor);
    const stated = read(total.cells[column.index]);
    if (!stated.ok) {
      return [];
    }
    let counted = 0;
    let unread = 0;
    for (const { cells } of rows) {
      const part = read(cells[column.index]);
      counted += part.ok ? part.value : 0;
      unread += part.ok || isBlank(cells[column.index]) ? 0 : 1;
    }
    return counted === stated.value ? [] : [{ field, stated: stated.value, counted, unread }];
  });
}
