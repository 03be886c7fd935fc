import type { MapPlace } from "./map-data.ts";

/** A name that found room: the dot at (x, y), the text beside it. */
export interface PlacedLabel {
  place: MapPlace;
  x: number;
  y: number;
}

const RANK = { prefecture: 0, corps_city: 1, county: 2 } as const;
const COUNTIES_FROM_ZOOM = 7;
const GAP = 4;
const LINE = 16;

/** Whether places of a level are shown at a zoom: from afar the prefectures and corps cities alone. */
export function showsLevel(level: MapPlace[1], zoom: number): boolean {
  return level !== "county" || zoom >= COUNTIES_FROM_ZOOM;
}

/**
 * Which names can be written without lying on each other: the more important first, each kept as long as it has room.
 * @param project to pixels; null when out of sight
 * @param widthOf width of a text in pixels
 */
export function placeLabels(
  places: readonly MapPlace[],
  zoom: number,
  project: (lat: number, lng: number) => { x: number; y: number } | null,
  widthOf: (text: string) => number,
): PlacedLabel[] {
  const taken: { x: number; y: number; right: number; bottom: number }[] = [];
  const placed: PlacedLabel[] = [];
  const wanted = places.filter(([, level]) => showsLevel(level, zoom)).sort((a, b) => RANK[a[1]] - RANK[b[1]]);
  for (const place of wanted) {
    const [name, , lat, lng] = place;
    const at = project(lat, lng);
    if (!at) {
      continue;
    }
    const box = { x: at.x - GAP, y: at.y - LINE / 2, right: at.x + 2 * GAP + widthOf(name), bottom: at.y + LINE / 2 };
    const free = taken.every((o) => box.x > o.right || box.right < o.x || box.y > o.bottom || box.bottom < o.y);
    if (free) {
      taken.push(box);
      placed.push({ place, x: at.x, y: at.y });
    }
  }
  return placed;
}
