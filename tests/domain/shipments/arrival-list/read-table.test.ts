import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import type { CellValue } from "#app/domain/shipments/arrival-list/cell.ts";
import { headingScore } from "#app/domain/shipments/arrival-list/find-layout.ts";
import { readTable, TABLE_BYTES_AT_MOST } from "#app/domain/shipments/arrival-list/read-table.server.ts";
import { dataFile, goodRow, HEADINGS, workbookOf } from "./files.ts";

const read = (bytes: Buffer) => readTable(bytes, headingScore);
const csvOf = (rows: unknown[][], delimiter = ",") => rows.map((row) => row.join(delimiter)).join("\r\n");
const SAMPLE = csvOf([HEADINGS, goodRow(), goodRow({ 运单号: "A2" })]);

describe("workbooks", () => {
  test("every cell is what the library's whole-file reader reads, whatever piece of the file it lies in", async () => {
    const bytes = dataFile("arrival-list-10000.xlsx");
    const table = await read(bytes);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const expected: string[] = [];
    workbook.worksheets[0]?.eachRow((row, number) => {
      // The whole-file reader repeats a merged title in every cell it covers.
      if (number >= 3) {
        expected.push(`${number} ${(row.values as unknown[]).slice(1).join("|").replace(/\|+$/, "")}`);
      }
    });
    const actual = table.rows
      .slice(2)
      .map(({ rowNumber, cells }) => `${rowNumber} ${cells.join("|").replace(/\|+$/, "")}`);
    expect(actual.filter((line, i) => line !== expected[i])).toEqual([]);
    expect(actual).toHaveLength(expected.length);
    expect(actual.join("")).not.toContain("\ufffd");
  }, 60_000);

  test("formulas are marked and their cached results left out; rich text is joined; dates are dates", async () => {
    const bytes = await workbookOf({
      甲: [
        HEADINGS,
        goodRow({
          件数: { formula: "1+1", result: 2 },
          收货人: { richText: [{ text: "马" }, { text: "玉兰", font: { bold: true } }] },
          发货日期: new Date(Date.UTC(2026, 10, 12)),
          品名: "  茶叶\u3000 \u200b与\n茶具 ",
          付款方式: { text: "到付", hyperlink: "http://example.com" },
        }),
      ],
    });
    const cells = (await read(bytes)).rows[1]?.cells ?? [];
    const cell = (heading: string) => cells[HEADINGS.indexOf(heading)];
    expect(cell("件数")).toEqual({ formula: "1+1" });
    expect(cell("收货人")).toBe("马玉兰");
    expect(cell("发货日期")).toEqual(new Date("2026-11-12T00:00:00Z"));
    expect(cell("品名")).toBe("茶叶 与 茶具");
    expect(cell("付款方式")).toBe("到付");
  });

  test("the first visible sheet with headings is read, in the order of the tabs", async () => {
    const bytes = await workbookOf(
      {
        说明: [["请勿修改"]],
        旧单: [HEADINGS, goodRow({ 运单号: "OLD" })],
        到货: [HEADINGS, goodRow()],
        末: [HEADINGS],
      },
      (workbook) => {
        workbook.worksheets[1]!.state = "hidden";
      },
    );
    const table = await read(bytes);
    expect(table.sheetName).toBe("到货");
    expect(table.rows[1]?.cells[0]).toBe("A1");
  });

  test("blank rows are left out and row numbers stay those of the sheet", async () => {
    const bytes = await workbookOf({ 甲: [["清单"], [], HEADINGS, [], [null, " "], goodRow()] });
    expect((await read(bytes)).rows.map((row) => row.rowNumber)).toEqual([1, 3, 6]);
  });

  test("styles behind the sheets and parts that are not compressed are read as well", async () => {
    const bytes = zipOf([
      [
        "xl/worksheets/sheet1.xml",
        sheetXml('<row r="1"><c r="A1" s="1"><v>46338</v></c><c r="B1" t="inlineStr"><is><t>伊宁</t></is></c></row>'),
      ],
      [
        "xl/_rels/workbook.xml.rels",
        '<Relationships><Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
      ],
      ["xl/workbook.xml", '<workbook><sheets><sheet name="甲" sheetId="1" r:id="r1"/></sheets></workbook>'],
      [
        "xl/styles.xml",
        '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
      ],
    ]);
    expect(await read(bytes)).toEqual({
      sheetName: "甲",
      rows: [{ rowNumber: 1, cells: [new Date("2026-11-12T00:00:00Z"), "伊宁"] }],
    });
  });
});

describe("text files", () => {
  const expected = (cells: CellValue[]) => [HEADINGS, cells];
  const row = goodRow().map(String);

  test.each([
    ["UTF-8", Buffer.from(SAMPLE), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${SAMPLE}`), "utf-8"],
    ["UTF-16 as spreadsheets save it", Buffer.from(`\ufeff${SAMPLE.replaceAll(",", "\t")}`, "utf16le"), "utf-16le"],
  ])("%s", async (_name, bytes, encoding) => {
    const table = await read(bytes);
    expect(table.encoding).toBe(encoding);
    expect(table.rows.slice(0, 2).map(({ cells }) => cells)).toEqual(expected(row));
  });

  test.each([",", ";", "\t", "|"])("delimiter %j is found out, under title lines of any kind", async (delimiter) => {
    const text = `到货清单,2026;11,12,1,2,3,4,5,6,7,8,9,10\n\n${csvOf([HEADINGS, goodRow()], delimiter)}`;
    const { rows } = await read(Buffer.from(text));
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([1, 3, 4]);
    expect(rows.slice(1).map(({ cells }) => cells)).toEqual(expected(row));
  });

  test("a delimiter told in the first line is obeyed and the line is no row", async () => {
    const { rows } = await read(Buffer.from(`sep=;\r\n${csvOf([HEADINGS, goodRow()], ";")}`));
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 3]);
  });

  test("quotes, line breaks in cells and text protected from the spreadsheet", async () => {
    const text = `运单号,到站,收货人,备注\n="0012","伊宁","马""小""兰","第一行\n第二行"\n'0099,哈密,=A1,`;
    const { rows } = await read(Buffer.from(text));
    expect(rows[1]?.cells).toEqual(["0012", "伊宁", '马"小"兰', "第一行 第二行"]);
    expect(rows[2]?.cells).toEqual(["0099", "哈密", "=A1", null]);
  });
});

describe("what is refused", () => {
  const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]);
  const good = dataFile("arrival-list.xlsx");

  test.each([
    ["nothing", Buffer.alloc(0), "table_empty"],
    ["blank lines", Buffer.from("\r\n , ,\r\n"), "table_empty"],
    ["a PDF with another name", Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "table_not_a_table"],
    ["a web page with another name", Buffer.from("<html><table><tr><td>运单号</td></tr></table>"), "table_not_a_table"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), "table_not_a_table"],
    ["another archive", zipOf([["word/document.xml", "<w/>"]]), "table_not_a_table"],
    ["an old .xls", compound, "table_old_excel"],
    [
      "a workbook with a password",
      Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]),
      "table_encrypted",
    ],
    ["half a workbook", good.subarray(0, good.length / 2), "table_damaged"],
    ["a workbook with bytes changed", Buffer.from(good).fill(0x41, 5000, 9000), "table_damaged"],
    ["too many bytes", Buffer.alloc(TABLE_BYTES_AT_MOST + 1, "a"), "table_too_large"],
    ["too many rows", Buffer.from("a,b\n".repeat(50_001)), "table_too_many_rows"],
  ])("%s", async (_name, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code, status: 422 });
  });

  test("too many rows of a workbook", async () => {
    const rows = Array.from(
      { length: 50_001 },
      (_unused, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`,
    );
    await expect(read(simpleWorkbook(rows.join("")))).rejects.toMatchObject({ code: "table_too_many_rows" });
  }, 30_000);

  test("an archive that says it unpacks to more than any list, and one that does so without saying it", async () => {
    const rows = " ".repeat(2_000_000);
    const sayingSo = simpleWorkbook(rows, 300 * 1024 * 1024);
    const lying = simpleWorkbook(rows, 1000);
    await expect(read(sayingSo)).rejects.toMatchObject({ code: "table_too_large", params: { max: 20 } });
    await expect(read(lying)).rejects.toMatchObject({ code: "table_damaged" });
  });
});

function sheetXml(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

function simpleWorkbook(rows: string, statedSize?: number): Buffer {
  return zipOf(
    [
      ["xl/workbook.xml", '<workbook><sheets><sheet name="甲" sheetId="1" r:id="r1"/></sheets></workbook>'],
      [
        "xl/_rels/workbook.xml.rels",
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      ],
      ["xl/worksheets/sheet1.xml", sheetXml(rows)],
    ],
    { deflate: true, statedSize },
  );
}

/** A zip archive of texts, stored as they are or deflated. Checksums are left 0: readers here do not look at them. */
function zipOf(
  parts: [name: string, text: string][],
  { deflate = false, statedSize }: { deflate?: boolean; statedSize?: number } = {},
): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of parts) {
    const data = deflate ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(deflate ? 8 : 0, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(statedSize ?? Buffer.byteLength(text), 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
