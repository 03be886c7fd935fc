import ExcelJS from "exceljs";
import { breathe } from "#app/platform/db/breathe.server.ts";
import type { RowProblem } from "./arrival-row.ts";
import { type CellValue, cellText, isFormula, type RawRow } from "./cell.ts";
import { columnWidth, styleHeadings } from "./workbook-style.server.ts";

export interface BadRow {
  raw: RawRow;
  problems: readonly RowProblem[];
}

/** The words of the workbook, in the reader's language. */
export interface BadRowsText {
  sheetName: string;
  /** heading of the column with the row's number in the list */
  rowHeading: string;
  reasonHeading: string;
  /** between two reasons of one row */
  separator: string;
  reasonOf(problem: RowProblem): string;
}

const REASON_COLOUR = { argb: "FFB42318" };
const WRONG_CELL: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFDE7E4" } };
/** Rows by which columns are made wide enough. */
const MEASURED_ROWS = 200;

/** As it was in the list. A formula becomes its text: a workbook sent on must not calculate what a stranger wrote. */
function written(cell: CellValue | undefined): ExcelJS.CellValue {
  return isFormula(cell) ? cellText(cell) : (cell ?? null);
}

function addBadRow(
  sheet: ExcelJS.Worksheet,
  width: number,
  row: BadRow,
  headings: readonly string[],
  text: BadRowsText,
): void {
  const cells = Array.from({ length: width }, (_unused, index) => written(row.raw.cells[index]));
  const reasons = row.problems.map(text.reasonOf).join(text.separator);
  const added = sheet.addRow([...cells, row.raw.rowNumber, reasons]);
  added.getCell(width + 2).font = { color: REASON_COLOUR };
  cells.forEach((cell, index) => {
    if (cell instanceof Date) {
      added.getCell(index + 1).numFmt = "yyyy-mm-dd";
    }
  });
  for (const { column } of row.problems) {
    const index = column === "" ? -1 : headings.indexOf(column);
    if (index >= 0) {
      added.getCell(index + 1).fill = WRONG_CELL;
    }
  }
}

/**
 * A workbook of the rows that were refused: the list's own headings and columns, so that it can be corrected and
 * imported again, then the row's number in the list and why it was refused. Wrong cells are coloured.
 */
export async function badRowsWorkbook(
  headings: readonly string[],
  rows: readonly BadRow[],
  text: BadRowsText,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(text.sheetName);
  const width = Math.max(headings.length, ...rows.map(({ raw }) => raw.cells.length));
  const head = Array.from({ length: width }, (_unused, index) => headings[index] ?? "");
  sheet.addRow([...head, text.rowHeading, text.reasonHeading]);
  styleHeadings(sheet, 1);
  for (const row of rows) {
    addBadRow(sheet, width, row, head, text);
    await breathe();
  }
  const measured = rows.slice(0, MEASURED_ROWS);
  head.forEach((heading, index) => {
    sheet.getColumn(index + 1).width = columnWidth([heading, ...measured.map(({ raw }) => cellText(raw.cells[index]))]);
  });
  sheet.getColumn(width + 2).width = 48;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
