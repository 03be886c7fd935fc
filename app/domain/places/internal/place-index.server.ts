import type { Place, PlaceLevel } from "../place.ts";
import { allPlaces } from "../place-directory.server.ts";
import { latinKey, normalisePlaceText } from "./place-text.ts";

export interface NameEntry {
  readonly place: Place;
  readonly via: "name" | "alias";
  /** A generic name (高新区), valid only after the name of its prefecture. */
  readonly contextual: boolean;
}

const LEVEL_RANK: Record<PlaceLevel, number> = { province: 0, prefecture: 1, corps_city: 2, county: 2 };
const HAN = /\p{Script=Han}/u;

const byName = new Map<string, NameEntry[]>();
const byLatin = new Map<string, Place[]>();
let longestName = 0;

function addName(text: string, entry: NameEntry): void {
  const key = normalisePlaceText(text);
  const entries = byName.get(key) ?? [];
  if (entries.some((known) => known.place === entry.place)) return;
  byName.set(
    key,
    [...entries, entry].sort((a, b) => LEVEL_RANK[a.place.level] - LEVEL_RANK[b.place.level]),
  );
  longestName = Math.max(longestName, key.length);
}

function addLatin(text: string, place: Place): void {
  const places = byLatin.get(latinKey(text)) ?? [];
  if (!places.includes(place)) byLatin.set(latinKey(text), [...places, place]);
}

for (const place of allPlaces()) {
  addName(place.name, { place, via: "name", contextual: false });
  addName(place.short, { place, via: "name", contextual: false });
  addLatin(place.en, place);
  addLatin(place.pinyin, place);
  for (const alias of place.aliases) {
    const contextual = alias.startsWith("*");
    const text = contextual ? alias.slice(1) : alias;
    if (HAN.test(text)) addName(text, { place, via: "alias", contextual });
    else addLatin(text, place);
  }
}

/** All names the text starts with at `from`, longest first; for one name the larger unit first. */
export function namesAt(text: string, from: number): { matched: string; entry: NameEntry }[] {
  const found: { matched: string; entry: NameEntry }[] = [];
  for (let length = Math.min(longestName, text.length - from); length >= 2; length--) {
    const matched = text.slice(from, from + length);
    for (const entry of byName.get(matched) ?? []) found.push({ matched, entry });
  }
  return found;
}

/** Places whose English name, pinyin or Latin alias is the text: several when towns sound alike (宜春, 伊春). */
export function placesByLatin(text: string): readonly Place[] {
  const key = latinKey(text);
  const places = byLatin.get(key) ?? byLatin.get(key.replace(/(city|county|prefecture|district|shi|xian)$/, "")) ?? [];
  const largest = Math.min(...places.map((place) => LEVEL_RANK[place.level]));
  return places.filter((place) => LEVEL_RANK[place.level] === largest);
}
