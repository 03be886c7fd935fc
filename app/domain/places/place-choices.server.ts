import { allXinjiangPlaces, placeLabel } from "./place-directory.server.ts";

export interface PlaceGroup {
  code: string;
  label: string;
  counties: { code: string; label: string }[];
}

const made = new Map<string, PlaceGroup[]>();

/** Xinjiang's prefectures with their counties and corps cities, for a choice of destination. Ürümqi first. */
export function placeGroups(locale: "zh-CN" | "en"): PlaceGroup[] {
  let groups = made.get(locale);
  if (!groups) {
    const places = allXinjiangPlaces();
    groups = places
      .filter((place) => place.level === "prefecture")
      .map((prefecture) => ({
        code: prefecture.code,
        label: placeLabel(prefecture, locale),
        counties: places
          .filter((place) => place.level !== "prefecture" && place.prefecture === prefecture.code)
          .map((place) => ({ code: place.code, label: locale === "en" ? place.en : place.name })),
      }));
    made.set(locale, groups);
  }
  return groups;
}
