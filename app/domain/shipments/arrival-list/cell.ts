/** A formula found in a file. Its cached result is left out on purpose: nobody can say when it was last calculated. */
export interface FormulaCell {
  formula: string;
}

/** One cell as read from a file: trimmed text, a number, a wall-clock date (in its UTC parts), a formula or nothing. */
export type CellValue = string | number | boolean | Date | FormulaCell | null;

/** One row of a sheet. `rowNumber` counts from 1 as the spreadsheet program shows it; `cells[0]` is column A. */
export interface RawRow {
  rowNumber: number;
  cells: CellValue[];
}

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]|_x000d_/gi;
const BLANKS = /\s+/g;

export function isFormula(value: CellValue | undefined): value is FormulaCell {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}

export function isBlank(value: CellValue | undefined): boolean {
  return value === null || value === undefined || value === "";
}

/** Text without invisible characters and with line breaks and runs of blanks made one space; `null` if nothing is left. */
export function cleanText(text: string): string | null {
  const clean = text.replace(INVISIBLE, "").replace(BLANKS, " ").trim();
  return clean === "" ? null : clean;
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

function dateText(date: Date): string {
  const day = `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
  const time = `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
  return time === "00:00" ? day : `${day} ${time}`;
}

/** A cell as a person would read it, for messages and headings. Formulas start with `=`. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) {
    return "";
  }
  if (value instanceof Date) {
    return dateText(value);
  }
  return isFormula(value) ? `=${value.formula}` : String(value);
}

/** Number of cells with something in them. */
export function filledCells(row: RawRow): number {
  return row.cells.reduce<number>((count, cell) => (isBlank(cell) ? count : count + 1), 0);
}
