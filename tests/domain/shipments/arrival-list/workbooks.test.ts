import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { badRowsWorkbook } from "#app/domain/shipments/arrival-list/bad-rows-workbook.server.ts";
import { checkArrivalList } from "#app/domain/shipments/arrival-list/check-arrival-list.server.ts";
import { openArrivalList } from "#app/domain/shipments/arrival-list/open-arrival-list.server.ts";
import { templateWorkbook } from "#app/domain/shipments/arrival-list/template-workbook.server.ts";
import { dataFile, goodRow, HEADINGS, TODAY, workbookOf } from "./files.ts";

const TEXT = {
  sheetName: "未导入",
  rowHeading: "原行号",
  reasonHeading: "错误原因",
  separator: ";",
  reasonOf: ({ code, column }: { code: string; column: string }) => `${column}:${code}`,
};

async function badRowsOf(bytes: Buffer) {
  const { layout } = await openArrivalList(bytes, TODAY);
  const { rows } = await checkArrivalList(layout, { today: TODAY });
  const bad = rows.flatMap((row) => (row.ok ? [] : [row]));
  return badRowsWorkbook(layout.headings, bad, TEXT);
}

async function firstSheet(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook.worksheets[0]!;
}

test("the workbook of bad rows holds them as they were, with their row and reasons at the end", async () => {
  const sheet = await firstSheet(await badRowsOf(dataFile("arrival-list-messy.xlsx")));
  expect(sheet.name).toBe("未导入");
  expect(sheet.rowCount).toBe(12);
  const headings = sheet.getRow(1).values as string[];
  expect(headings.slice(1, 4)).toEqual(["序号", "运单号", "发货日期"]);
  expect(headings.slice(-2)).toEqual(["原行号", "错误原因"]);
  expect(sheet.getColumn(23).values.slice(2)).toEqual([7, 12, 15, 19, 24, 28, 33, 37, 42, 48, 54]);
  expect(sheet.getCell("N4").value).toBe("约120");
  expect(sheet.getCell("X4").value).toBe("重量(kg):not_a_number");
  expect(sheet.getCell("N4").fill).toMatchObject({ pattern: "solid" });
  expect(sheet.getCell("O4").fill).toBeUndefined();
});

test("a corrected workbook of bad rows is imported as it is", async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await badRowsOf(dataFile("arrival-list-messy.xlsx"))) as unknown as ExcelJS.Buffer);
  workbook.worksheets[0]!.getCell("N4").value = 120;
  const { layout } = await openArrivalList(Buffer.from(await workbook.xlsx.writeBuffer()), TODAY);
  const { rows, match } = await checkArrivalList(layout, { today: TODAY });
  expect(match.unmatched.map(({ heading }) => heading)).toEqual(["原行号", "错误原因"]);
  expect(rows.find((row) => row.rowNumber === 4)).toMatchObject({ ok: true, row: { weightG: 120_000 } });
  // The number that was repeated in the list stands alone here.
  expect(rows.filter((row) => !row.ok)).toHaveLength(9);
});

test("what a stranger wrote as a formula comes out as text, dates as dates, several reasons in one cell", async () => {
  const row = goodRow({
    件数: { formula: 'HYPERLINK("http://example.com")', result: "1" },
    发货日期: new Date(Date.UTC(2026, 10, 12)),
    付款方式: "挂账",
  });
  const sheet = await firstSheet(await badRowsOf(await workbookOf({ 甲: [HEADINGS, row] })));
  expect(sheet.getCell("H2").value).toBe('=HYPERLINK("http://example.com")');
  expect(sheet.getCell("H2").formula).toBeUndefined();
  expect(sheet.getCell("B2").value).toEqual(new Date("2026-11-12T00:00:00Z"));
  expect(sheet.getCell("M2").value).toBe("件数:formula;付款方式:payment_term");
});

test("the template's own headings are all known and a filled template is read", async () => {
  const bytes = await templateWorkbook({ sheetName: "到货清单", hint: "带 * 的列必填" });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = workbook.worksheets[0]!;
  const cells = [
    "A1",
    "2026-11-12",
    "广州",
    "伊宁",
    "",
    "",
    "马玉兰",
    "09991234567",
    "新疆伊宁市解放路1号",
    "茶叶",
    "",
    2,
    3.5,
    0.2,
    "到付",
  ];
  cells.forEach((cell, index) => {
    sheet.getCell(3, index + 1).value = cell;
  });
  const { layout } = await openArrivalList(Buffer.from(await workbook.xlsx.writeBuffer()), TODAY);
  const { rows, match } = await checkArrivalList(layout, { today: TODAY });
  expect(Object.keys(match.columns)).toHaveLength(21);
  expect(Object.values(match.columns).every(({ confidence }) => confidence === 1)).toBe(true);
  expect(match).toMatchObject({ unmatched: [], missing: [] });
  expect(rows).toMatchObject([
    { rowNumber: 3, ok: true, row: { weightG: 3500, volumeCm3: 200_000, destCode: "654002" } },
  ]);
});
