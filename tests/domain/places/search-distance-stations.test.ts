import { describe, expect, it } from "vitest";
import { roadDistanceEstimate, straightDistance } from "#app/domain/places/distance.ts";
import { isUrumqi } from "#app/domain/places/place.ts";
import { placeByCode } from "#app/domain/places/place-directory.server.ts";
import { searchPlaces } from "#app/domain/places/search-places.server.ts";
import { HUB, PICKUP_STATIONS, stationByCode } from "#app/domain/places/stations.ts";

describe("searchPlaces", () => {
  it.each([
    ["wlmq", "650100"],
    ["乌", "650100"],
    ["库车", "652902"],
    ["kuche", "652902"],
    ["Kuqa", "652902"],
    ["hegs", "654004"],
    ["659012", "659012"],
    ["农九师", "659012"],
    ["ürümqi", "650100"],
    ["yiwu", "650522"],
    ["义乌", "330782"],
    ["ks", "653100"],
  ])("puts the best answer to %s first", (query, code) => {
    expect(searchPlaces(query)[0]?.code).toBe(code);
  });

  it("lists Xinjiang's before the rest of China's, and no more than asked", () => {
    const zones = searchPlaces("k", 30).map((place) => place.zone === null);
    expect(zones).toEqual([...zones].sort());
    expect(searchPlaces("乌", 3)).toHaveLength(3);
    expect(searchPlaces("65", 10)).toHaveLength(10);
  });

  it("finds both towns of one sound", () => {
    expect(searchPlaces("yiwu").map((place) => place.name)).toEqual(expect.arrayContaining(["伊吾县", "义乌市"]));
  });

  it("answers nothing to nothing and to nonsense", () => {
    expect(searchPlaces("")).toEqual([]);
    expect(searchPlaces(" · ")).toEqual([]);
    expect(searchPlaces("qqqq")).toEqual([]);
  });
});

describe("distance", () => {
  const urumqi = placeByCode("650100")!;
  const kashgar = placeByCode("653100")!;

  it("is 1.3 times the great circle, in whole metres, the same both ways", () => {
    const road = roadDistanceEstimate(urumqi, kashgar);
    expect(road).toBe(Math.round(straightDistance(urumqi, kashgar) * 1.3));
    expect(road).toBe(roadDistanceEstimate(kashgar, urumqi));
    // 乌鲁木齐—喀什 by G30/G3012 is about 1,450 km.
    expect(road).toBeGreaterThan(1_300_000);
    expect(road).toBeLessThan(1_550_000);
    expect(roadDistanceEstimate(urumqi, urumqi)).toBe(0);
  });

  it("knows a degree of latitude and the antipode", () => {
    expect(straightDistance({ lat: 40, lng: 80 }, { lat: 41, lng: 80 })).toBeCloseTo(111_195, -1);
    expect(straightDistance({ lat: 40, lng: 80 }, { lat: -40, lng: -100 })).toBeCloseTo(Math.PI * 6_371_008.8, 0);
  });
});

describe("stations", () => {
  it("lie in Ürümqi, near the district they name, under unique codes", () => {
    const all = [HUB, ...PICKUP_STATIONS];
    expect(new Set(all.map((station) => station.code)).size).toBe(all.length);
    for (const station of all) {
      expect(isUrumqi(station.placeCode)).toBe(true);
      expect(straightDistance(station, placeByCode(station.placeCode)!), station.nameZh).toBeLessThan(12_000);
      expect(stationByCode(station.code)).toBe(station);
    }
    expect(stationByCode("moon")).toBeUndefined();
  });

  it("offer rail, air and road, and keep the hub apart", () => {
    expect(new Set(PICKUP_STATIONS.map((station) => station.kind))).toEqual(new Set(["rail", "air", "road"]));
    expect(PICKUP_STATIONS).not.toContain(HUB);
  });
});
