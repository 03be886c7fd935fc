import type { Place } from "#app/domain/places/place.ts";

const URUMQI = "650100";

/**
 * Places the queue can be narrowed to: for goods in town its districts, for transit each prefecture with its counties
 * behind it, and the corps cities.
 */
export function placeChoices(
  places: readonly Place[],
  direction: string,
  locale: "zh-CN" | "en",
): { code: string; label: string }[] {
  const name = (place: Place) => (locale === "en" ? place.en : place.short);
  if (direction !== "transit") {
    return places
      .filter((place) => place.level === "county" && place.prefecture === URUMQI)
      .map((place) => ({ code: place.code, label: name(place) }));
  }
  const outside = places.filter((place) => place.prefecture !== URUMQI || place.level === "corps_city");
  const tops = outside.filter((place) => place.level !== "county");
  return tops.flatMap((top) => {
    const counties = outside.filter((place) => place.level === "county" && place.prefecture === top.code);
    const inside = counties.map((place) => ({ code: place.code, label: `${name(top)} · ${name(place)}` }));
    return [{ code: top.code, label: name(top) }, ...inside];
  });
}
