import { describe, expect, test } from "vitest";
import { checkArrivalList } from "#app/domain/shipments/arrival-list/check-arrival-list.server.ts";
import { openArrivalList } from "#app/domain/shipments/arrival-list/open-arrival-list.server.ts";
import { dataFile, TODAY } from "./files.ts";

async function readList(name: string) {
  const opened = await openArrivalList(dataFile(name), TODAY);
  return { opened, list: await checkArrivalList(opened.layout, { today: TODAY }) };
}

const beijingMidnight = (day: string) => new Date(`${day}T00:00:00+08:00`);

describe("arrival-list.xlsx", () => {
  test("all 186 shipments are good and add up to the total row", async () => {
    const { list } = await readList("arrival-list.xlsx");
    expect(list.rows.filter((row) => !row.ok)).toEqual([]);
    expect(list.rows.map((row) => row.rowNumber)).toEqual(Array.from({ length: 186 }, (_unused, i) => i + 4));
    expect(list.totals).toMatchObject({ shipments: 186, pieces: 3945, weightG: 107_253_800, volumeCm3: 477_606_000 });
    expect(list).toMatchObject({ totalRow: 190, totalMismatches: [], skipped: [] });
    expect(list.match).toMatchObject({ unmatched: [], missing: [] });
  });

  test("the title rows tell the vehicle and its times in Beijing time", async () => {
    const { opened } = await readList("arrival-list.xlsx");
    expect(opened).toMatchObject({ sheetName: "到货清单", encoding: undefined });
    expect(opened.layout).toMatchObject({ headingRow: 3 });
    expect(opened.layout.title).toEqual({
      name: "沪新专线 到货清单",
      vehicleNo: "新A·D9021 挂",
      tripNo: "WL20261118-01",
      departedAt: new Date("2026-11-13T12:00:00Z"),
      driverPhone: "19900001234",
      expectedAt: new Date("2026-11-17T22:00:00Z"),
    });
  });

  test("every field of a row arrives in stored units", async () => {
    const { list } = await readList("arrival-list.xlsx");
    expect(list.rows[1]).toMatchObject({
      ok: true,
      rowNumber: 5,
      row: {
        externalNo: "XJ261100002",
        shippedOn: beijingMidnight("2026-11-12"),
        originText: "西安",
        originCode: "610100",
        destText: "哈密",
        destCode: "650502",
        shipperName: "义乌绿洲农资",
        shipperPhone: "+869918581373",
        consigneeName: "哈密喀什噶尔干果",
        consigneePhone: "+8619915794611",
        consigneeExtension: null,
        address: "新疆哈密伊州区广场北路429号",
        goodsName: "汽车配件",
        packing: "木箱",
        pieces: 39,
        weightG: 659_600,
        volumeCm3: 1_461_000,
        paymentTerm: "collect",
        freightFen: 149_300,
        codFen: 0,
        declaredValueFen: 2_000_000,
        deliveryMode: "delivery",
        receiptCount: 2,
        remarks: "周末不收货",
        holdRelease: false,
      },
    });
  });

  test("the same list read twice has the same hashes, all different from one another", async () => {
    const hashes = async () => (await readList("arrival-list.xlsx")).list.rows.map((row) => (row.ok ? row.hash : ""));
    const first = await hashes();
    expect(await hashes()).toEqual(first);
    expect(new Set(first).size).toBe(186);
  });
});

describe("arrival-list-gbk.csv", () => {
  test("other headings, no shippers, GBK: all 80 are good", async () => {
    const { opened, list } = await readList("arrival-list-gbk.csv");
    expect(opened.encoding).toBe("gb18030");
    expect(opened.layout.headingRow).toBe(1);
    expect(list.rows.filter((row) => !row.ok)).toEqual([]);
    expect(list.rows).toHaveLength(80);
    expect(list.totals).toMatchObject({ pieces: 1713, weightG: 51_551_800, volumeCm3: 221_317_000, codFen: 7_100_000 });
    expect(list.match).toMatchObject({ unmatched: [], missing: [] });
    expect(list.rows[3]).toMatchObject({
      rowNumber: 5,
      row: {
        externalNo: "GZ261100004",
        consigneeName: "木拉提·别克",
        consigneePhone: "+8619904096268",
        address: "新疆阿勒泰阿勒泰市解放南路578号",
        goodsName: "滴灌带",
        shipperName: null,
        freightFen: 0,
        volumeCm3: 5_709_000,
        deliveryMode: "delivery",
      },
    });
  });
});

describe("arrival-list-messy.xlsx", () => {
  test("exactly the eleven wrong rows are refused, each with its reason and column", async () => {
    const { list } = await readList("arrival-list-messy.xlsx");
    const refused = list.rows.flatMap((row) =>
      row.ok ? [] : row.problems.map(({ code, column, value }) => [row.rowNumber, code, column, value]),
    );
    expect(refused).toEqual([
      [7, "required", "运单号", ""],
      [12, "repeated", "运单号", "YW261100003"],
      [15, "not_a_number", "重量(kg)", "约120"],
      [19, "phone_too_short", "收货人电话", "1990000"],
      [24, "zero", "件数", "0"],
      [28, "negative", "重量(kg)", "-5"],
      [33, "not_a_date", "发货日期", "11月31日"],
      [37, "unknown_place", "到站", "塔什干"],
      [42, "payment_term", "付款方式", "挂账"],
      [48, "address_required", "收货地址", ""],
      [54, "formula", "代收货款(元)", "=A1"],
    ]);
    expect(list.rows).toHaveLength(60);
    const repeated = list.rows.find((row) => row.rowNumber === 12);
    expect(repeated).toMatchObject({ externalNo: "YW261100003", problems: [{ params: { row: 6 } }] });
  });

  test("what looks odd but is right is read to its exact value", async () => {
    const { list } = await readList("arrival-list-messy.xlsx");
    const row = (rowNumber: number) => list.rows.find((candidate) => candidate.rowNumber === rowNumber);
    expect(row(9)).toMatchObject({ row: { shippedOn: beijingMidnight("2026-11-12"), holdRelease: true } });
    expect(row(10)).toMatchObject({ row: { weightG: 1_250_500 } });
    expect(row(11)).toMatchObject({ row: { weightG: 36_000 } });
    expect(row(17)).toMatchObject({ row: { consigneePhone: "+869912345678" } });
    expect(row(22)).toMatchObject({ row: { externalNo: "YW261100019" } });
    expect(row(30)).toMatchObject({ row: { shippedOn: beijingMidnight("2026-11-12") } });
    expect(row(39)).toMatchObject({ row: { consigneePhone: "+8619900004321" } });
    expect(row(45)).toMatchObject({ row: { volumeCm3: 1_200_000 } });
  });

  test("the total row is no shipment, and that its sums are not those of the rows is told", async () => {
    const { list } = await readList("arrival-list-messy.xlsx");
    expect(list.totalRow).toBe(64);
    expect(list.totalMismatches).toEqual([
      { field: "pieces", stated: 1197, counted: 1182, unread: 0 },
      { field: "weight", stated: 21_457_100, counted: 16_358_400, unread: 1 },
      { field: "volume", stated: 116_180_000, counted: 116_519_000, unread: 0 },
    ]);
  });
});

describe("arrival-list-10000.xlsx", () => {
  test("10,000 rows are read without holding the event loop", { timeout: 60_000 }, async () => {
    const bytes = dataFile("arrival-list-10000.xlsx");
    let longest = 0;
    const start = performance.now();
    let last = start;
    const ticker = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const progress: number[] = [];
    const opened = await openArrivalList(bytes, TODAY);
    const list = await checkArrivalList(opened.layout, {
      today: TODAY,
      onProgress: (done) => void progress.push(done),
    });
    clearInterval(ticker);
    expect(list.rows.every((row) => row.ok)).toBe(true);
    expect(list.totals).toMatchObject({ shipments: 10_000, pieces: 205_373, weightG: 4_793_210_800 });
    expect(list.totals.volumeCm3).toBe(23_013_318_000);
    expect(list.totalMismatches).toEqual([]);
    expect(progress).toEqual(Array.from({ length: 20 }, (_unused, i) => (i + 1) * 500));
    // A reader that holds the loop does so for most of the time: a share says it on a busy machine, too.
    expect(longest).toBeLessThan((performance.now() - start) / 4);
  });
});
