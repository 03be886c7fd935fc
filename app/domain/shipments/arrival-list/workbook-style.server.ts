import type ExcelJS from "exceljs";

/** Width of a column in characters for the texts in it: Han characters are twice as wide as Latin ones. */
export function columnWidth(texts: readonly string[]): number {
  const widths = texts.map((text) => [...text].reduce((width, character) => width + (character > "\u2e80" ? 2 : 1), 0));
  return Math.min(40, Math.max(8, ...widths) + 2);
}

/** Makes a row look like headings and keeps it in sight when the sheet is scrolled. */
export function styleHeadings(sheet: ExcelJS.Worksheet, rowNumber: number): void {
  const row = sheet.getRow(rowNumber);
  row.font = { bold: true };
  row.alignment = { vertical: "middle", wrapText: true };
  row.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF5" } };
  sheet.views = [{ state: "frozen", ySplit: rowNumber }];
}
