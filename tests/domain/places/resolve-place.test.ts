import { describe, expect, it } from "vitest";
import { allPlaces } from "#app/domain/places/place-directory.server.ts";
import { resolvePlace } from "#app/domain/places/resolve-place.server.ts";

describe("resolvePlace", () => {
  it.each([
    ["乌鲁木齐", "650100", "name"],
    ["新疆乌鲁木齐沙依巴克区西虹西路392号", "650103", "address"],
    ["喀什", "653100", "name"],
    ["喀什 莎车县", "653125", "name"],
    ["喀什市", "653101", "name"],
    ["巴州库尔勒市石化大道", "652801", "address"],
    ["新疆阿克苏库车市天山西路", "652902", "address"],
    ["伊宁", "654002", "name"],
    ["伊宁县", "654021", "name"],
    ["新市区", "650104", "name"],
    ["659002", "659002", "code"],
    ["６５９００２", "659002", "code"],
    ["urumqi", "650100", "alias"],
    ["Ürümqi", "650100", "alias"],
    ["Kashgar", "653100", "alias"],
    ["kuche", "652902", "alias"],
    ["xi'an", "610100", "alias"],
    ["克州", "653000", "name"],
    ["塔县", "653131", "alias"],
    ["塔什库尔干", "653131", "name"],
    ["和田", "653200", "name"],
    ["和田县", "653221", "name"],
    ["米泉", "650109", "alias"],
    ["义乌", "330782", "name"],
    ["浙江省金华市义乌市稠城街道", "330782", "address"],
    ["湖北省省直辖县级行政区划仙桃市", "429004", "name"],
    ["吉林省吉林市", "220200", "name"],
    ["上海", "310000", "name"],
  ])("reads %s as %s by %s", (text, code, via) => {
    expect(resolvePlace(text)).toMatchObject({ kind: "found", place: { code }, via });
  });

  it.each([
    ["full names of the levels above", "新疆维吾尔自治区伊犁哈萨克自治州塔城地区乌苏市乌鲁木齐路16号", "654202"],
    ["a placeholder for a missing level", "新疆维吾尔自治区自治区直辖县级行政区划石河子市北四路", "659001"],
    ["a placeholder for no level", "新疆乌鲁木齐市市辖区天山区", "650102"],
    ["the region twice", "新疆新疆喀什地区喀什市", "653101"],
    ["a corps city under the prefecture around it", "新疆阿克苏阿拉尔市", "659002"],
    ["the corps, division and city", "新疆生产建设兵团第八师石河子市", "659001"],
    ["a division by its short name", "农七师", "659010"],
    ["a division in another unit's town", "新疆生产建设兵团第七师奎屯市", "654003"],
    ["a merged development zone", "乌鲁木齐市高新区(新市区)河南西路", "650104"],
    ["separators", "新疆/巴州-库尔勒市,石化大道", "652801"],
    ["a numbered street behind a city", "石河子北四路510号", "659001"],
  ])("understands %s", (_, text, code) => {
    expect(resolvePlace(text)).toMatchObject({ kind: "found", place: { code } });
  });

  it.each([
    ["塔城乌苏市乌鲁木齐路16号", "654202"],
    ["奎屯市北京西路22号", "654003"],
    ["喀什市人民西路488号", "653101"],
    ["新疆塔城乌苏北路3号", "654200"],
    ["新疆乌鲁木齐天山西路3号", "650100"],
    ["昌吉高新区", "652300"],
  ])("does not take a street for a place in %s", (text, code) => {
    expect(resolvePlace(text)).toMatchObject({ kind: "found", place: { code } });
  });

  it.each([
    "塔什干",
    "杜尚别",
    "阿拉木图",
    "tashkent",
    "新疆",
    "",
    "  ",
    "999999",
    "653132",
    "高新区",
    "乌鲁木齐路",
    "北京西路22号",
    "石化大道",
    "tashikuerganx",
    "12",
  ])("says that %j is unknown", (text) => {
    expect(resolvePlace(text)).toEqual({ kind: "unknown" });
  });

  it("names all towns that sound alike, and lets the address decide", () => {
    const alike = resolvePlace("yichun");
    expect(alike.kind === "ambiguous" && alike.places.map((place) => place.name)).toEqual(["伊春市", "宜春市"]);
    expect(resolvePlace("yichun", { address: "江西省宜春市袁州区" })).toMatchObject({ place: { code: "360900" } });
    expect(resolvePlace("taizhou", { address: "江苏泰州" })).toMatchObject({ place: { code: "321200" } });
    expect(resolvePlace("taizhou", { address: "新疆喀什" })).toMatchObject({ kind: "ambiguous" });
  });

  it("finds every place by its code, its full name and its whole path", () => {
    const byCode = new Map(allPlaces().map((place) => [place.code, place]));
    for (const place of allPlaces()) {
      expect(resolvePlace(place.code)).toMatchObject({ place, via: "code" });
      expect(resolvePlace(place.name), place.name).toMatchObject({ kind: "found", place });
      const parent = place.level === "county" && place.prefecture ? byCode.get(place.prefecture)! : null;
      const path = `${place.zone ? "新疆维吾尔自治区" : ""}${parent?.name ?? ""}${place.name}人民路1号`;
      expect(resolvePlace(path), path).toMatchObject({ kind: "found", place, via: "address" });
      const short = `${parent?.short ?? ""}${place.short}`;
      if (place.level !== "province") expect(resolvePlace(short), short).toMatchObject({ kind: "found", place });
    }
  });

  it("finds every place of Xinjiang by each alias, generic ones only behind the prefecture's name", () => {
    for (const place of allPlaces().filter(({ zone }) => zone !== null)) {
      for (const alias of place.aliases) {
        const text = alias.startsWith("*") ? `乌鲁木齐${alias.slice(1)}` : alias;
        expect(resolvePlace(text), alias).toMatchObject({ kind: "found", place: { code: place.code }, via: "alias" });
      }
    }
  });

  it("never throws and never finds anything in noise", () => {
    let seed = 20261118;
    const next = (bound: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed % bound;
    };
    for (let round = 0; round < 3000; round++) {
      // Private-use and punctuation characters only: no name can be among them.
      const noise = Array.from({ length: next(12) }, () => String.fromCodePoint(0xe000 + next(0x1000))).join("、");
      expect(resolvePlace(noise)).toEqual({ kind: "unknown" });
    }
  });
});
