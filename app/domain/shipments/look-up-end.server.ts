import type { Place } from "#app/domain/places/place.ts";
import { isUrumqi, isXinjiang } from "#app/domain/places/place.ts";
import { placeLabel } from "#app/domain/places/place-directory.server.ts";
import { searchPlaces } from "#app/domain/places/search-places.server.ts";
import { scopesOf } from "#app/domain/standards/lane-standard.server.ts";
import type { LookedUpEnd, PlaceLookup } from "./place-lookup.ts";
import { resolveEnd } from "./resolve-end.server.ts";

const SUGGESTIONS = 8;

type Locale = "zh-CN" | "en";

function told(place: Place, precise: boolean, locale: Locale): LookedUpEnd {
  const region = isUrumqi(place.code) ? "urumqi" : isXinjiang(place.code) ? "xinjiang" : "inland";
  const label = placeLabel(place, locale);
  return { ok: true, code: place.code, label, precise, region, scopes: scopesOf(place.code) };
}

/**
 * What the entry form says at once under an address: the same reading as when it is saved. `places` are suggestions for
 * the place typed so far.
 */
export function lookUpEnd(name: string, address: string, locale: Locale): PlaceLookup {
  const places = searchPlaces(name, SUGGESTIONS).map((place) => ({
    code: place.code,
    name: place.short,
    label: placeLabel(place, locale),
  }));
  if (name.trim() === "" && address.trim() === "") {
    return { end: null, places };
  }
  const end = resolveEnd(name.trim() || null, address.trim() || null);
  if (end.ok) {
    return { end: told(end.place, end.precise, locale), places };
  }
  const [suggestion] = end.places;
  return { end: { ok: false, code: end.code, place: suggestion ? placeLabel(suggestion, locale) : null }, places };
}
