import { describe, expect, it } from "vitest";
import { resolveAddress } from "#app/domain/places/resolve-address.server.ts";
import { resolvePlace } from "#app/domain/places/resolve-place.server.ts";
import { gbkRows, type ListRow, workbookRows } from "./lists.ts";

describe("resolveAddress", () => {
  it.each([
    ["阿克苏", "新疆阿克苏库车市天山西路568号", "652902", true],
    ["乌鲁木齐", "天山区幸福路205号", "650102", true],
    ["阿克苏", "新疆阿拉尔市胜利大道", "659002", true],
    ["伊宁", "新疆伊犁伊宁市斯大林西路", "654002", true],
    ["伊宁", "新疆伊犁伊宁县", "654021", true],
    ["库尔勒", "新疆巴州", "652801", true],
    ["奎屯", "北京西路22号", "654003", true],
    ["奎屯", "乌苏里江路5号", "654003", true],
    ["莎车", "", "653125", true],
    ["喀什", "", "653101", false],
    ["喀什", "新疆喀什地区", "653101", false],
    ["乌鲁木齐", "石化大道189号", "650105", false],
    ["塔城", "乌鲁木齐路16号", "654201", false],
    ["昌吉", "北京小区3栋", "652301", false],
    ["兰州", "甘肃省兰州市城关区", "620100", false],
    ["浙江", "浙江义乌稠州路", "330782", true],
    ["义乌", "浙江省金华市", "330782", true],
  ])("%s with %j is %s", (destination, address, code, precise) => {
    expect(resolveAddress(destination, address)).toMatchObject({ kind: "found", place: { code }, precise });
  });

  it.each([
    ["喀什", "新疆乌鲁木齐天山区幸福路1号", "653100", "650102"],
    ["喀什", "乌鲁木齐天山区", "653100", "650102"],
    ["喀什", "塔城乌苏市乌鲁木齐路", "653100", "654202"],
    ["喀什市", "喀什地区莎车县古城路", "653101", "653125"],
    ["昌吉", "北京市朝阳区", "652300", "110000"],
    ["石河子", "新疆和田", "659001", "653200"],
    ["义乌", "浙江省杭州市", "330782", "330100"],
  ])("reports that %s and %j contradict", (destination, address, expected, written) => {
    expect(resolveAddress(destination, address)).toMatchObject({
      kind: "contradiction",
      destination: { code: expected },
      address: { code: written },
    });
  });

  it("leaves an unknown destination unknown and offers what the address says", () => {
    expect(resolveAddress("塔什干", "新疆阿克苏阿克苏市英阿瓦提路")).toMatchObject({
      kind: "unknown",
      address: { code: "652901" },
    });
    expect(resolveAddress("塔什干", "")).toEqual({ kind: "unknown", address: null });
    expect(resolveAddress("yichun", "")).toMatchObject({ kind: "ambiguous" });
  });
});

describe("the arrival lists", () => {
  const unresolved = (rows: ListRow[]) =>
    rows.flatMap(({ row, destination, address }) => {
      const match = resolveAddress(destination, address);
      return match.kind === "found" && match.precise ? [] : [{ row, kind: match.kind }];
    });

  it("resolve to counties, all 186 rows of the ordinary list", async () => {
    const rows = await workbookRows("arrival-list.xlsx");
    expect(rows).toHaveLength(186);
    expect(unresolved(rows)).toEqual([]);
  });

  it("resolve to counties, all 80 rows of the GBK list", () => {
    const rows = gbkRows();
    expect(rows).toHaveLength(80);
    expect(unresolved(rows)).toEqual([]);
  });

  it("resolve to counties in the messy list, but 塔什干 (37) and the row without an address (48)", async () => {
    const rows = await workbookRows("arrival-list-messy.xlsx");
    expect(rows).toHaveLength(60);
    expect(unresolved(rows)).toEqual([
      { row: 37, kind: "unknown" },
      { row: 48, kind: "found" },
    ]);
  });

  it("resolve to the county that the address spells, all 10,000 rows, in less than a second", async () => {
    const rows = await workbookRows("arrival-list-10000.xlsx");
    expect(rows).toHaveLength(10_000);
    const started = performance.now();
    const matches = rows.map(({ destination, address }) => resolveAddress(destination, address));
    expect(performance.now() - started).toBeLessThan(1000);
    for (const [index, match] of matches.entries()) {
      const { address } = rows[index]!;
      if (match.kind !== "found") throw new Error(`row ${rows[index]!.row}: ${match.kind}`);
      expect(address.includes(match.place.name), `${address} ${match.place.name}`).toBe(true);
    }
    expect(unresolved(rows)).toEqual([]);
    for (const origin of new Set(rows.map((row) => row.origin))) {
      expect(resolvePlace(origin), origin).toMatchObject({ kind: "found", place: { zone: null } });
    }
  }, 60_000);
});
