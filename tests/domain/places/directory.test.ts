import { statSync } from "node:fs";
import { areaList } from "@vant/area-data";
import { pinyin } from "pinyin-pro";
import { describe, expect, it } from "vitest";
import { straightDistance } from "#app/domain/places/distance.ts";
import { isUrumqi, isXinjiang } from "#app/domain/places/place.ts";
import { allPlaces, allXinjiangPlaces, placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";

const xinjiang = allXinjiangPlaces();
const inland = allPlaces().filter((place) => place.zone === null);
const inXinjiang = ([code]: [string, string]) => code.startsWith("65");

describe("the directory of Xinjiang", () => {
  it("holds exactly the counties and corps cities of GB/T 2260, by their official names", () => {
    const official = Object.entries(areaList.county_list).filter(inXinjiang);
    const held = xinjiang.filter((place) => place.level !== "prefecture").map((place) => [place.code, place.name]);
    expect(held).toEqual(official.sort(([a], [b]) => a.localeCompare(b)));
  });

  it("holds the fourteen prefectures by their official names", () => {
    const official = Object.entries(areaList.city_list).filter((entry) => inXinjiang(entry) && entry[0] !== "659000");
    const held = xinjiang.filter((place) => place.level === "prefecture").map((place) => [place.code, place.name]);
    expect(held).toHaveLength(14);
    expect(held).toEqual(official);
  });

  it("holds the twelve corps cities with the name of their division", () => {
    const cities = xinjiang.filter((place) => place.level === "corps_city");
    expect(cities.map((place) => place.code)).toEqual(Array.from({ length: 12 }, (_, n) => String(659001 + n)));
    for (const city of cities) expect(city.aliases.filter((alias) => /^农.{1,2}师$/.test(alias))).toHaveLength(1);
  });

  it("puts each county under the prefecture of its code and each seat into its prefecture", () => {
    for (const place of xinjiang) {
      const prefecture = placeByCode(place.prefecture ?? "");
      expect(prefecture?.level, place.name).toBe("prefecture");
      if (place.level === "county") expect(place.prefecture).toBe(`${place.code.slice(0, 4)}00`);
      if (place.level === "prefecture") {
        const seat = placeByCode(place.seat ?? "");
        expect(seat?.prefecture, place.name).toBe(place.code);
        expect(straightDistance(seat!, place), place.name).toBeLessThan(6_000);
      } else expect(place.seat).toBeNull();
    }
  });

  it("gives one zone to a prefecture and all its counties", () => {
    for (const place of xinjiang) expect(place.zone, place.name).toBe(placeByCode(place.prefecture!)!.zone);
    const prefectures = xinjiang.filter((place) => place.level === "prefecture");
    const inZone = (zone: string) => prefectures.filter((place) => place.zone === zone).map((place) => place.short);
    expect(inZone("east")).toEqual(["吐鲁番", "哈密"]);
    expect(inZone("south")).toEqual(["巴州", "阿克苏", "克州", "喀什", "和田"]);
    expect(inZone("north")).toHaveLength(7);
  });

  it("places every point inside Xinjiang, near its prefecture's seat and apart from its neighbours", () => {
    for (const place of xinjiang) {
      expect(place.lat, place.name).toBeGreaterThan(34.3);
      expect(place.lat, place.name).toBeLessThan(49.2);
      expect(place.lng, place.name).toBeGreaterThan(73.4);
      expect(place.lng, place.name).toBeLessThan(96.4);
      expect(straightDistance(place, placeByCode(place.prefecture!)!), place.name).toBeLessThan(600_000);
    }
    const counties = xinjiang.filter((place) => place.level !== "prefecture");
    for (const [index, a] of counties.entries()) {
      for (const b of counties.slice(index + 1))
        expect(straightDistance(a, b), `${a.name} ${b.name}`).toBeGreaterThan(2_500);
    }
  });

  it.each([
    // Rounded straight distances between well-known pairs, km: a slip of a degree in a point breaks them.
    ["650100", "659001", 137],
    ["650100", "652801", 258],
    ["650100", "653100", 1080],
    ["653101", "653125", 161],
    ["652901", "652902", 233],
    ["654002", "654004", 77],
    ["650502", "650402", 354],
    ["654301", "659005", 60],
    ["653201", "653101", 430],
    ["654201", "654202", 293],
  ])("measures %s–%s right to 5 %%", (a, b, km) => {
    const metres = straightDistance(placeByCode(a)!, placeByCode(b)!);
    expect(Math.abs(metres / 1000 - km) / km).toBeLessThan(0.05);
  });
});

describe("the directory of the rest of China", () => {
  it("holds every province and prefecture-level city by the official name", () => {
    const names = new Map(inland.map((place) => [place.code, place.name]));
    for (const [code, name] of Object.entries(areaList.province_list)) {
      if (code !== "650000") expect(names.get(code), name).toBe(name);
    }
    for (const [code, name] of Object.entries(areaList.city_list)) {
      const isCity = !/^(65|71|8)/.test(code) && !/^(11|12|31|50)/.test(code) && !code.endsWith("9000");
      if (isCity) expect(names.get(code), name).toBe(name);
    }
  });

  it("names its county-level towns officially, 义乌 among them", () => {
    const towns = inland.filter((place) => place.level === "county");
    for (const town of towns) expect((areaList.county_list as Record<string, string>)[town.code]).toBe(town.name);
    expect(towns.map((town) => town.code)).toContain("330782");
  });

  it("places every city in China and every town within 600 km of its prefecture's seat", () => {
    for (const place of inland) {
      expect(place.lat, place.name).toBeGreaterThan(16);
      expect(place.lat, place.name).toBeLessThan(54);
      expect(place.lng, place.name).toBeGreaterThan(79);
      expect(place.lng, place.name).toBeLessThan(136);
      const parent = place.prefecture ? placeByCode(place.prefecture) : undefined;
      if (place.level === "county" && parent) {
        expect(straightDistance(place, parent), place.name).toBeLessThan(600_000);
      }
    }
  });

  it.each([
    ["310000", "320500", 85],
    ["440100", "440300", 105],
    ["410100", "610100", 432],
    ["620100", "650100", 1624],
    ["330782", "330100", 109],
    ["371300", "370100", 204],
    ["510100", "500000", 266],
    ["420100", "430100", 293],
  ])("measures %s–%s right to 5 %%", (a, b, km) => {
    const metres = straightDistance(placeByCode(a)!, placeByCode(b)!);
    expect(Math.abs(metres / 1000 - km) / km).toBeLessThan(0.05);
  });
});

describe("the whole directory", () => {
  it("has unique codes, and its files stay small", () => {
    expect(new Set(allPlaces().map((place) => place.code)).size).toBe(allPlaces().length);
    const bytes = ["xinjiang", "china"].map((file) => statSync(`app/domain/places/${file}.json`).size);
    expect(bytes[0]! + bytes[1]!).toBeLessThan(120_000);
  });

  it("names each place of one level differently, and no alias repeats another place's name", () => {
    const owner = new Map<string, string>();
    for (const place of allPlaces()) {
      for (const name of new Set([
        place.name,
        place.short,
        ...place.aliases.filter((alias) => /\p{Script=Han}/u.test(alias)),
      ])) {
        const key = `${place.level === "corps_city" ? "county" : place.level} ${name}`;
        expect(owner.get(key) ?? place.name, name).toBe(place.name);
        owner.set(key, place.name);
      }
    }
  });

  it("carries pinyin of as many syllables as characters, equal to the dictionary's but for known readings", () => {
    const own = new Set(["尉犁", "乌什", "阿图什", "喀什", "喀什市", "塔什库尔干", "乐清"]);
    for (const place of allPlaces()) {
      expect(place.initials, place.short).toHaveLength([...place.short].length);
      expect(place.pinyin).toMatch(/^[a-z]+$/);
      expect(place.pinyin.startsWith(place.initials.charAt(0))).toBe(true);
      if (!own.has(place.short)) {
        expect(place.pinyin, place.short).toBe(
          pinyin(place.short, { toneType: "none", type: "array", v: true }).join(""),
        );
      }
    }
    expect(
      allPlaces()
        .filter((place) => own.has(place.short))
        .map((place) => place.pinyin),
    ).toEqual(["yuli", "wushi", "atushi", "kashi", "kashishi", "tashikuergan", "yueqing"]);
    expect(placeByCode("652823")).toMatchObject({ pinyin: "yuli", initials: "yl" });
    expect(placeByCode("653131")).toMatchObject({ pinyin: "tashikuergan", initials: "tskeg" });
  });
});

describe("labels and codes", () => {
  it.each([
    ["652902", "阿克苏·库车市", "Aksu · Kuqa"],
    ["652801", "巴州·库尔勒市", "Bayingolin · Korla"],
    ["659001", "石河子市", "Shihezi"],
    ["650521", "哈密·巴里坤县", "Hami · Barkol"],
    ["653000", "克州", "Kizilsu"],
    ["330782", "金华·义乌市", "Jinhua · Yiwu"],
    ["419001", "济源市", "Jiyuan"],
    ["110000", "北京", "Beijing"],
  ])("labels %s", (code, zh, en) => {
    expect(placeLabel(placeByCode(code)!)).toBe(zh);
    expect(placeLabel(placeByCode(code)!, "en")).toBe(en);
  });

  it("knows which codes are Ürümqi's and which are Xinjiang's", () => {
    expect(xinjiang.filter((place) => isUrumqi(place.code))).toHaveLength(9);
    expect(isUrumqi("659004")).toBe(false);
    expect(isUrumqi("6501000")).toBe(false);
    expect(isUrumqi("165010")).toBe(false);
    expect(allPlaces().filter((place) => isXinjiang(place.code))).toHaveLength(xinjiang.length);
    expect(placeByCode("653132")).toBeUndefined();
  });
});
