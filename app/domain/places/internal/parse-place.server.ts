import { isXinjiang, type Place } from "../place.ts";
import { type NameEntry, namesAt } from "./place-index.server.ts";
import { normalisePlaceText } from "./place-text.ts";

export interface ParsedPlace {
  readonly place: Place;
  readonly via: "name" | "alias";
  /** What follows the names: street, number, house. */
  readonly rest: string;
  /** False when the reading hangs on a bare short name that may be part of a street's or a house's name. */
  readonly confident: boolean;
}

const REGION = /^(?:中国)?(?:新疆维吾尔自治区|新疆生产建设兵团|新疆建设兵团|新疆自治区|新疆兵团|新疆省|新疆)/;
/** Words that forms put between province and city, or city and district, where there is no unit. */
const FILLER = /^(?:(?:自治区|省)?直辖县级行政(?:区划|单位)|市辖区)/;
/** A name followed by this is the name of a street: 乌鲁木齐路, 北京西路. */
const STREET = /^[东西南北中]{0,2}(?:路|街|大道|巷|河路)/;
/** After a prefecture, numbered streets too: 北四路. Before one, 石河子北四路 is a street in Shihezi. */
const NUMBERED_STREET = /^[东西南北中]{0,2}[一二三四五六七八九十]{0,2}(?:路|街|大道|巷|河路)/;
const UNIT_SUFFIX = /(?:市|县|区|州|盟|省|地区)$/;
const DIVISION = /师$/;
/** 伊犁州 is above the prefectures 塔城 and 阿勒泰, and addresses written in full name it first. */
const ILI = "654000";
const UNDER_ILI: ReadonlySet<string> = new Set(["654200", "654300"]);

/** Whether a name may stand after the unit read last (`region`: only "新疆" was read). */
function mayFollow(entry: NameEntry, scope: Place | null, region: boolean): boolean {
  const { place } = entry;
  if (scope === null) return !entry.contextual && (!region || isXinjiang(place.code));
  if (place.code === scope.code) return true;
  if (scope.level === "province") return !entry.contextual && place.code.slice(0, 2) === scope.code.slice(0, 2);
  if (scope.level === "prefecture") {
    return place.prefecture === scope.code || (scope.code === ILI && UNDER_ILI.has(place.code));
  }
  return false;
}

/** Whether "第七师" may be followed by this: its offices long stood in towns of other units, so the town counts. */
function mayFollowDivision({ place, contextual }: NameEntry): boolean {
  return !contextual && (place.level === "county" || place.level === "corps_city") && isXinjiang(place.code);
}

function isStreet(matched: string, rest: string, scope: Place | null): boolean {
  if (UNIT_SUFFIX.test(matched)) return false;
  return (scope === null ? STREET : NUMBERED_STREET).test(rest);
}

interface Reading {
  pos: number;
  region: boolean;
  scope: Place | null;
  via: "name" | "alias";
  steps: number;
  matched: string;
}

/** Reads one more unit at the present position; false when there is none. */
function readUnit(text: string, reading: Reading): boolean {
  const afterDivision = DIVISION.test(reading.matched);
  const next = namesAt(text, reading.pos).find(({ matched, entry }) => {
    const fits = afterDivision ? mayFollowDivision(entry) : mayFollow(entry, reading.scope, reading.region);
    return fits && !isStreet(matched, text.slice(reading.pos + matched.length), reading.scope);
  });
  if (!next) return false;
  if (next.entry.place.code !== reading.scope?.code) reading.steps += 1;
  reading.pos += next.matched.length;
  reading.scope = next.entry.place;
  reading.via = next.entry.via;
  reading.matched = next.matched;
  return true;
}

function skip(text: string, reading: Reading, pattern: RegExp): boolean {
  const found = pattern.exec(text.slice(reading.pos));
  if (!found) return false;
  reading.pos += found[0].length;
  return true;
}

function isConfident({ region, steps, matched, scope }: Reading): boolean {
  if (region || steps > 1 || UNIT_SUFFIX.test(matched) || DIVISION.test(matched)) return true;
  return scope !== null && isXinjiang(scope.code) && scope.level !== "county";
}

/**
 * Reads the names of units at the beginning of a text, from the largest to the smallest, each the longest that fits
 * under the one before. Only the beginning counts: streets bear names of cities (塔城乌苏市乌鲁木齐路).
 * Null when the text begins with no known name, or with the region's alone.
 */
export function parsePlace(raw: string): ParsedPlace | null {
  const text = normalisePlaceText(raw);
  const reading: Reading = { pos: 0, region: false, scope: null, via: "name", steps: 0, matched: "" };
  while (skip(text, reading, REGION)) reading.region = true;
  do {
    skip(text, reading, FILLER);
  } while (readUnit(text, reading));
  if (reading.scope === null) return null;
  return {
    place: reading.scope,
    via: reading.via,
    rest: text.slice(reading.pos),
    confident: isConfident(reading),
  };
}
