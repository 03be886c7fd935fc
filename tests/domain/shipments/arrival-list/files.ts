import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";

/** A fixed day near the dates of the lists. */
export const TODAY = new Date("2026-11-21T02:00:00Z");

export function dataFile(name: string): Buffer {
  return readFileSync(new URL(`../../../../../shared/data/${name}`, import.meta.url));
}

export async function workbookOf(
  sheets: Record<string, ExcelJS.CellValue[][]>,
  change?: (workbook: ExcelJS.Workbook) => void,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    workbook.addWorksheet(name).addRows(rows);
  }
  change?.(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export const HEADINGS = [
  "运单号",
  "发货日期",
  "到站",
  "收货人",
  "收货人电话",
  "收货地址",
  "品名",
  "件数",
  "重量(kg)",
  "付款方式",
  "送货方式",
];

/** A row of `HEADINGS` with nothing wrong in it, but for what is changed. */
export function goodRow(changes: Record<string, ExcelJS.CellValue> = {}): ExcelJS.CellValue[] {
  const cells: Record<string, ExcelJS.CellValue> = {
    运单号: "A1",
    发货日期: "2026-11-12",
    到站: "石河子",
    收货人: "马玉兰",
    收货人电话: "19912345678",
    收货地址: "新疆石河子市北四路3号",
    品名: "茶叶",
    件数: 3,
    "重量(kg)": 12.5,
    付款方式: "到付",
    送货方式: "送货",
    ...changes,
  };
  return HEADINGS.map((heading) => cells[heading] ?? null);
}
