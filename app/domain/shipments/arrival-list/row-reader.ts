import type { RowProblem, RowProblemCode } from "./arrival-row.ts";
import { type CellValue, cellText, isBlank, isFormula, type RawRow } from "./cell.ts";
import type { ColumnMatch } from "./columns.ts";
import { type Field, REQUIRED_FIELDS, TEXT_LIMITS } from "./fields.ts";
import { headingFactor, type Measure, parseQuantity } from "./quantities.ts";

/** Reads the cells of one row by field and gathers everything that is wrong with them. */
export interface RowReader {
  cell(field: Field): CellValue;
  problem(field: Field, code: RowProblemCode, params?: RowProblem["params"]): void;
  /** text of a cell within the field's limit, `null` if there is none or it cannot be taken */
  text(field: keyof typeof TEXT_LIMITS): string | null;
  /** text of a cell where a formula or nothing is a problem already noted */
  plainText(field: Field): string | null;
  /** whole number of stored units; `null` if there is none or it cannot be taken */
  quantity(field: Field, measure: Measure, zero: "refused" | "taken"): number | null;
  problems: RowProblem[];
}

export function rowReader(row: RawRow, match: ColumnMatch): RowReader {
  const problems: RowProblem[] = [];
  const cell = (field: Field): CellValue => row.cells[match.columns[field]?.index ?? -1] ?? null;

  const problem: RowReader["problem"] = (field, code, params) => {
    const column = match.columns[field]?.heading ?? "";
    problems.push({ field, column, code, value: cellText(cell(field)), ...(params && { params }) });
  };

  const plainText: RowReader["plainText"] = (field) => {
    const value = cell(field);
    if (isFormula(value)) {
      problem(field, "formula");
      return null;
    }
    if (isBlank(value)) {
      if (REQUIRED_FIELDS.has(field)) {
        problem(field, "required");
      }
      return null;
    }
    return cellText(value);
  };

  const text: RowReader["text"] = (field) => {
    const value = plainText(field);
    const max = TEXT_LIMITS[field];
    if (value !== null && value.length > max) {
      problem(field, "too_long", { max });
      return null;
    }
    return value;
  };

  const quantity: RowReader["quantity"] = (field, measure, zero) => {
    const value = cell(field);
    if (isBlank(value)) {
      if (REQUIRED_FIELDS.has(field)) {
        problem(field, "required");
      }
      return null;
    }
    const read = parseQuantity(value, measure, headingFactor(match.columns[field]?.unit, measure));
    const refused = read.ok ? signProblem(read.value, zero) : read.code;
    if (refused !== null) {
      problem(field, refused);
    }
    return read.ok && refused === null ? read.value : null;
  };

  return { cell, problem, text, plainText, quantity, problems };
}

function signProblem(value: number, zero: "refused" | "taken"): "negative" | "zero" | null {
  if (value < 0) {
    return "negative";
  }
  return value === 0 && zero === "refused" ? "zero" : null;
}
