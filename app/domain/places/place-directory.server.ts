import { z } from "zod";
import china from "./china.json";
import { PLACE_LEVELS, type Place, ZONES } from "./place.ts";
import xinjiang from "./xinjiang.json";

const code = z.string().regex(/^\d{6}$/);
const xinjiangRow = z.tuple([
  code, // code
  z.string(), // name
  z.string(), // short
  z.string(), // en
  z.enum(PLACE_LEVELS), // level
  code, // prefecture
  z.enum(ZONES), // zone
  z.number(), // lat
  z.number(), // lng
  z.string(), // pinyin
  z.string(), // initials
  code.nullable(), // seat
  z.array(z.string()), // aliases
]);
const chinaRow = z.tuple([
  code, // code
  z.string(), // name
  z.string(), // short
  z.string(), // en
  z.enum(PLACE_LEVELS), // level
  code.nullable(), // prefecture
  z.number(), // lat
  z.number(), // lng
  z.string(), // pinyin
  z.string(), // initials
  z.array(z.string()), // aliases
]);

const XINJIANG: readonly Place[] = xinjiang.rows.map((row) => {
  const [code, name, short, en, level, prefecture, zone, lat, lng, pinyin, initials, seat, aliases] =
    xinjiangRow.parse(row);
  return { code, name, short, en, level, prefecture, zone, lat, lng, pinyin, initials, seat, aliases };
});

const INLAND: readonly Place[] = china.rows.map((row) => {
  const [code, name, short, en, level, prefecture, lat, lng, pinyin, initials, aliases] = chinaRow.parse(row);
  return { code, name, short, en, level, prefecture, zone: null, lat, lng, pinyin, initials, seat: null, aliases };
});

const ALL: readonly Place[] = [...XINJIANG, ...INLAND];
const BY_CODE = new Map(ALL.map((place) => [place.code, place]));
/** 自治县 and 自治州 have long names; a label says 巴里坤县, not 巴里坤哈萨克自治县. */
const AUTONOMOUS_COUNTY = /自治县$/;

/** Every prefecture, county and corps city of Xinjiang, by code. */
export function allXinjiangPlaces(): readonly Place[] {
  return XINJIANG;
}

/** Xinjiang first, then the provinces, prefectures and freight towns of the rest of China. */
export function allPlaces(): readonly Place[] {
  return ALL;
}

/** The place of a GB/T 2260 code; undefined for a code the directory does not hold. */
export function placeByCode(placeCode: string): Place | undefined {
  return BY_CODE.get(placeCode);
}

/** Name to show: 阿克苏·库车市, 石河子市, 兰州; for English screens "Aksu · Kuqa". */
export function placeLabel(place: Place, locale: "zh-CN" | "en" = "zh-CN"): string {
  const english = locale === "en";
  const parent = place.level === "county" && place.prefecture !== null ? BY_CODE.get(place.prefecture) : undefined;
  if (english) return parent ? `${parent.en} · ${place.en}` : place.en;
  if (place.level === "prefecture" || place.level === "province") return place.short;
  const own = AUTONOMOUS_COUNTY.test(place.name) ? `${place.short}县` : place.name;
  return parent ? `${parent.short}·${own}` : own;
}
