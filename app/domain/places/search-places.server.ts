import { latinKey, normalisePlaceText } from "./internal/place-text.ts";
import type { Place } from "./place.ts";
import { allPlaces } from "./place-directory.server.ts";

/** More than any score, so that an inland place follows all of Xinjiang's. */
const INLAND_AFTER = 10;

interface Searchable {
  readonly place: Place;
  readonly han: readonly string[];
  readonly latin: readonly string[];
}

const SEARCHABLE: readonly Searchable[] = allPlaces().map((place) => {
  const aliases = place.aliases.map((alias) => normalisePlaceText(alias.replace(/^\*/, "")));
  return {
    place,
    han: [place.short, place.name, ...aliases],
    latin: [place.pinyin, latinKey(place.en), ...aliases.map(latinKey)],
  };
});

/** How well a place answers a query: 0 best, null not at all. */
function score({ place, han, latin }: Searchable, key: string, folded: string): number | null {
  if (place.code === key || han.includes(key) || latin.includes(folded)) return 0;
  if (place.initials === folded) return 1;
  if (han.some((name) => name.startsWith(key))) return 2;
  if (latin.some((name) => name.startsWith(folded))) return 3;
  if (place.initials.startsWith(folded)) return 4;
  if (place.code.startsWith(key)) return 5;
  return han.some((name) => name.includes(key)) ? 6 : null;
}

/**
 * Places for a look-up box, best first: by name, alias, pinyin in full, initials, English name or code.
 * After the exact answers Xinjiang's come before the rest of China's, a prefecture before its counties.
 */
export function searchPlaces(query: string, limit = 10): readonly Place[] {
  const key = normalisePlaceText(query);
  if (key === "") return [];
  const folded = latinKey(query);
  const scored: { place: Place; points: number }[] = [];
  for (const item of SEARCHABLE) {
    const points = score(item, key, folded);
    if (points === null) continue;
    const farther = points > 0 && item.place.zone === null ? INLAND_AFTER : 0;
    scored.push({ place: item.place, points: points + farther });
  }
  // The sort is stable and the directory lists Xinjiang first, each prefecture before its counties.
  return scored
    .sort((a, b) => a.points - b.points)
    .slice(0, limit)
    .map(({ place }) => place);
}
