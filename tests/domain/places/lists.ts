import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import Papa from "papaparse";

const DATA = new URL("../../../../shared/data/", import.meta.url);

/** What the tests of places and phones need of one row of an arrival list. */
export interface ListRow {
  row: number;
  origin: string;
  destination: string;
  address: string;
  phones: string[];
  consignee: string;
}

/** Rows of a list in the linehaul's workbook form: headings in row 3, a total in the last row. */
export async function workbookRows(file: string): Promise<ListRow[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(fileURLToPath(new URL(file, DATA)));
  const sheet = book.worksheets[0]!;
  const columns = new Map<string, number>();
  sheet.getRow(3).eachCell((cell, column) => columns.set(cell.text, column));
  const rows: ListRow[] = [];
  for (let row = 4; row < sheet.rowCount; row++) {
    const text = (heading: string) => sheet.getRow(row).getCell(columns.get(heading)!).text;
    rows.push({
      row,
      origin: text("发站"),
      destination: text("到站"),
      address: text("收货地址"),
      phones: [text("发货人电话"), text("收货人电话")],
      consignee: text("收货人"),
    });
  }
  return rows;
}

/** Rows of the other linehaul's list, GBK. */
export function gbkRows(): ListRow[] {
  const text = new TextDecoder("gb18030").decode(readFileSync(new URL("arrival-list-gbk.csv", DATA)));
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return data.map((record, index) => ({
    row: index + 2,
    origin: record.起运地!,
    destination: record.目的地!,
    address: record.详细地址!,
    phones: [record.联系电话!],
    consignee: record.收货单位!,
  }));
}
