import ExcelJS from "exceljs";
import { FIELDS, type Field, REQUIRED_FIELDS } from "./fields.ts";
import { KNOWN_HEADINGS } from "./headings.ts";
import { columnWidth, styleHeadings } from "./workbook-style.server.ts";

/** Words of the template, in the reader's language. */
export interface TemplateText {
  sheetName: string;
  /** one line above the headings: what to fill in and what the star means */
  hint: string;
}

const UNITS: Partial<Record<Field, string>> = {
  weight: "(kg)",
  volume: "(m³)",
  freight: "(元)",
  cod: "(元)",
  declaredValue: "(元)",
};

/** Text columns: a spreadsheet program would cut leading zeros and round long numbers. */
const AS_TEXT: ReadonlySet<Field> = new Set(["externalNo", "shipperPhone", "consigneePhone"]);
const FILLABLE_ROWS = 500;

function headingOf(field: Field): string {
  const star = REQUIRED_FIELDS.has(field) ? "*" : "";
  return `${star}${KNOWN_HEADINGS[field][0] ?? field}${UNITS[field] ?? ""}`;
}

/** An empty arrival list with the headings the import knows best; required columns carry a star. */
export async function templateWorkbook(text: TemplateText): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(text.sheetName);
  const headings = FIELDS.map(headingOf);
  sheet.addRow([text.hint]);
  sheet.mergeCells(1, 1, 1, FIELDS.length);
  sheet.addRow(headings);
  styleHeadings(sheet, 2);
  FIELDS.forEach((field, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = Math.max(12, columnWidth([headings[index] ?? ""]));
    for (let row = 3; AS_TEXT.has(field) && row < 3 + FILLABLE_ROWS; row++) {
      sheet.getCell(row, index + 1).numFmt = "@";
    }
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
