import { parsePlace } from "./internal/parse-place.server.ts";
import { placesByLatin } from "./internal/place-index.server.ts";
import { normalisePlaceText } from "./internal/place-text.ts";
import type { Place, PlaceMatch } from "./place.ts";
import { placeByCode } from "./place-directory.server.ts";

const HAN = /\p{Script=Han}/u;

/**
 * Finds the place a text names: a GB/T 2260 code, a name or alias in Chinese (with or without the units above it
 * and a street behind it), or a name in Latin letters. Names are read from the beginning of the text only.
 * `hint.address` decides between places that sound alike.
 */
export function resolvePlace(text: string, hint?: { readonly address?: string }): PlaceMatch {
  const key = normalisePlaceText(text);
  if (/^\d{6}$/.test(key)) return foundByCode(key);
  if (!HAN.test(key)) return chooseAmong(placesByLatin(text), hint?.address);
  const parsed = parsePlace(text);
  if (!parsed) return { kind: "unknown" };
  return { kind: "found", place: parsed.place, via: parsed.rest === "" ? parsed.via : "address" };
}

function foundByCode(code: string): PlaceMatch {
  const place = placeByCode(code);
  return place ? { kind: "found", place, via: "code" } : { kind: "unknown" };
}

function chooseAmong(places: readonly Place[], address: string | undefined): PlaceMatch {
  if (places.length <= 1) return places[0] ? { kind: "found", place: places[0], via: "alias" } : { kind: "unknown" };
  const written = address ? parsePlace(address)?.place : undefined;
  const chosen = places.filter((place) => place.code === written?.code || place.code === written?.prefecture);
  return chosen.length === 1 && chosen[0]
    ? { kind: "found", place: chosen[0], via: "alias" }
    : { kind: "ambiguous", places };
}
