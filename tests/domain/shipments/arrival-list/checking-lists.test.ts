import type { CellValue as ExcelValue } from "exceljs";
import { describe, expect, test } from "vitest";
import { checkArrivalList } from "#app/domain/shipments/arrival-list/check-arrival-list.server.ts";
import type { ColumnMapping } from "#app/domain/shipments/arrival-list/fields.ts";
import { openArrivalList } from "#app/domain/shipments/arrival-list/open-arrival-list.server.ts";
import { goodRow, HEADINGS, TODAY, workbookOf } from "./files.ts";

async function check(rows: ExcelValue[][], mapping?: ColumnMapping) {
  const { layout } = await openArrivalList(await workbookOf({ 甲: rows }), TODAY);
  return { layout, ...(await checkArrivalList(layout, { today: TODAY, mapping })) };
}

async function problemsOf(changes: Record<string, ExcelValue>): Promise<string[]> {
  const { rows } = await check([HEADINGS, goodRow(changes)]);
  return rows.flatMap((row) => (row.ok ? [] : row.problems.map(({ field, code }) => `${field} ${code}`)));
}

describe("what is found wrong in a row", () => {
  test("nothing in a good one", async () => {
    expect(await problemsOf({})).toEqual([]);
  });

  test.each<[string, Record<string, ExcelValue>, string[]]>([
    ["number that lost digits", { 运单号: 1234567890123456 }, ["externalNo digits_lost"]],
    ["number in scientific notation", { 运单号: "1.23E+12" }, ["externalNo digits_lost"]],
    ["number too long", { 运单号: "X".repeat(41) }, ["externalNo too_long"]],
    ["formula in a name", { 收货人: { formula: "B2", result: "马" } }, ["consigneeName formula"]],
    ["formula in a date", { 发货日期: { formula: "TODAY()", result: 46338 } }, ["shippedOn formula"]],
    ["phone that is none", { 收货人电话: "19912345678999" }, ["consigneePhone phone"]],
    ["no phone", { 收货人电话: null }, ["consigneePhone required"]],
    ["place outside Xinjiang", { 到站: "兰州", 收货地址: "甘肃省兰州市城关区1号" }, ["destination not_in_xinjiang"]],
    ["place that may be two", { 到站: "Yiwu", 收货地址: "解放路1号" }, ["destination ambiguous_place"]],
    [
      "place against address",
      { 到站: "喀什", 收货地址: "新疆哈密市伊州区广场北路1号" },
      ["destination place_mismatch"],
    ],
    ["half a piece", { 件数: 2.5 }, ["pieces not_whole"]],
    ["too heavy", { "重量(kg)": 200_000 }, ["weight too_big"]],
    ["no such delivery", { 送货方式: "快递" }, ["deliveryMode delivery_mode"]],
  ])("%s", async (_name, changes, problems) => {
    expect(await problemsOf(changes)).toEqual(problems);
  });

  test("all of it at once, in one go", async () => {
    const changes = {
      运单号: null,
      发货日期: "11月31日",
      到站: "塔什干",
      件数: 0,
      "重量(kg)": "约5",
      付款方式: "挂账",
      收货地址: " ",
    };
    expect((await problemsOf(changes)).toSorted()).toEqual([
      "address address_required",
      "destination unknown_place",
      "externalNo required",
      "paymentTerm payment_term",
      "pieces zero",
      "shippedOn not_a_date",
      "weight not_a_number",
    ]);
  });

  test("where the way of delivery is not said, the address decides", async () => {
    const { rows } = await check([
      HEADINGS,
      goodRow({ 送货方式: null }),
      goodRow({ 运单号: "A2", 送货方式: null, 收货地址: null }),
      goodRow({ 运单号: "A3", 送货方式: "自提", 收货地址: null }),
    ]);
    expect(rows.map((row) => row.ok && row.row.deliveryMode)).toEqual(["delivery", "self_pickup", "self_pickup"]);
  });

  test("numbers repeat however they are written, and also after a wrong row", async () => {
    const { rows } = await check([
      HEADINGS,
      goodRow({ 运单号: "a 1", 件数: 0 }),
      goodRow({ 运单号: "A1" }),
      goodRow({ 运单号: "Ａ１", 品名: null }),
      goodRow({ 运单号: null }),
      goodRow({ 运单号: null }),
    ]);
    const codes = rows.map((row) => (row.ok ? [] : row.problems.map(({ code, params }) => [code, params?.row])));
    expect(codes).toEqual([
      [["zero", undefined]],
      [["repeated", 2]],
      [
        ["repeated", 2],
        ["required", undefined],
      ],
      [["required", undefined]],
      [["required", undefined]],
    ]);
  });
});

describe("row hash", () => {
  const hashOf = async (changes: Record<string, ExcelValue>) => {
    const [row] = (await check([HEADINGS, goodRow(changes)])).rows;
    return row?.ok ? row.hash : "";
  };

  test("is the same for the same thing written otherwise", async () => {
    const same = {
      运单号: " a1 ",
      发货日期: "2026/11/12",
      "重量(kg)": "12.50公斤",
      收货人电话: "+86 199-1234-5678",
      件数: "3件",
    };
    expect(await hashOf(same)).toBe(await hashOf({}));
    expect(await hashOf({})).toMatch(/^[0-9a-f]{32}$/);
  });

  test("changes with every field", async () => {
    const changes = [
      {},
      { 发货日期: "2026-11-11" },
      { 到站: "石河子市" },
      { 收货人: "马玉" },
      { 收货人电话: "19912345679" },
      { 收货地址: "新疆石河子市北四路4号" },
      { 品名: "茶具" },
      { 件数: 4 },
      { "重量(kg)": 12.6 },
      { 付款方式: "现付" },
      { 送货方式: "自提" },
    ];
    expect(new Set(await Promise.all(changes.map(hashOf))).size).toBe(changes.length);
  });
});

describe("what is no shipment", () => {
  const total = (cells: Record<string, ExcelValue>) => HEADINGS.map((heading) => cells[heading] ?? null);

  test("totals, subtotals, repeated headings and closing notes are left out; the sums are compared", async () => {
    const list = await check([
      HEADINGS,
      goodRow(),
      total({ 运单号: "小计", 件数: 3 }),
      HEADINGS,
      goodRow({ 运单号: "A2" }),
      total({ 运单号: "合计:2票", 件数: 6, "重量(kg)": 25.1 }),
      total({ 运单号: "制表:张三", 收货人: "审核:李四" }),
    ]);
    expect(list.rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 5]);
    expect(list).toMatchObject({ totalRow: 6, skipped: [3, 4, 7] });
    expect(list.totalMismatches).toEqual([{ field: "weight", stated: 25_100, counted: 25_000, unread: 0 }]);
  });

  test("a last line of sums without a word is a total; formulas in it say nothing", async () => {
    const sums = total({
      件数: { formula: "SUM(H2:H2)", result: 999 },
      "重量(kg)": { formula: "SUM(I2:I2)", result: 1 },
    });
    expect(await check([HEADINGS, goodRow(), sums])).toMatchObject({
      totalRow: 3,
      totalMismatches: [],
      rows: [{ ok: true }],
    });
  });

  test("a consignee whose name begins with 总计 is a customer, and a row without a number stays a wrong row", async () => {
    const { rows, totalRow } = await check([HEADINGS, goodRow({ 收货人: "总计商贸" }), goodRow({ 运单号: null })]);
    expect(rows.map(({ ok }) => ok)).toEqual([true, false]);
    expect(totalRow).toBeNull();
  });
});

describe("the head of a list", () => {
  test("labels and values in cells of their own, headings far down", async () => {
    const { layout } = await check([
      ["到货清单"],
      ["司机:", "王强", "司机电话:", 19900001234, "车号:", "新A12345"],
      ["预计到达时间:", new Date(Date.UTC(2026, 10, 18, 6, 0)), "车次：WL1"],
      HEADINGS,
      goodRow(),
    ]);
    expect(layout.headingRow).toBe(4);
    expect(layout.title).toEqual({
      name: "到货清单",
      driverName: "王强",
      driverPhone: "19900001234",
      vehicleNo: "新A12345",
      expectedAt: new Date("2026-11-17T22:00:00Z"),
      tripNo: "WL1",
    });
  });

  test("the list's own date decides the year of its days", async () => {
    const { rows } = await check([["发车:2027-01-02 20:00"], HEADINGS, goodRow({ 发货日期: "12月30日" })]);
    expect(rows[0]).toMatchObject({ row: { shippedOn: new Date("2026-12-29T16:00:00Z") } });
  });

  test("a file without headings is refused", async () => {
    await expect(check([["马玉兰", "1"], goodRow()])).rejects.toMatchObject({ code: "table_no_heading" });
  });

  test("a mapping chosen by a person outranks the headings", async () => {
    const headings = HEADINGS.map((heading) => (heading === "到站" ? "线路" : heading));
    const cells = HEADINGS.map((heading, index) => [heading, index] as const);
    const column = Object.fromEntries(cells);
    const unmapped = await check([headings, goodRow()]);
    expect(unmapped.match.missing).toEqual(["destination"]);
    expect(unmapped.rows[0]).toMatchObject({
      ok: false,
      problems: [{ field: "destination", code: "required", column: "" }],
    });
    const mapping = {
      externalNo: column.运单号,
      destination: column.到站,
      consigneeName: column.收货人,
      consigneePhone: column.收货人电话,
      goodsName: column.品名,
      pieces: column.件数,
      weight: column["重量(kg)"],
      paymentTerm: column.付款方式,
    };
    const mapped = await check([headings, goodRow()], mapping);
    expect(mapped.rows[0]).toMatchObject({ ok: true, row: { destCode: "659001", weightG: 12_500, address: null } });
  });
});
