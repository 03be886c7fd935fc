import { straightDistance } from "#app/domain/places/distance.ts";
import type { GeoPoint } from "#app/domain/places/place.ts";
import { allXinjiangPlaces, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { HUB, PICKUP_STATIONS } from "#app/domain/places/stations.ts";

/** Within so many metres of a yard a vehicle is said to be there. */
const AT_STATION_M = 1_500;

export interface NearPoint {
  name: string;
  /** straight line, metres; 0 when the vehicle is at the place */
  distanceM: number;
}

/** Where a point (WGS-84) is in words: the yard it is at, else the nearest seat of a county and how far away that is. */
export function nearPoint(point: GeoPoint, locale: "zh-CN" | "en"): NearPoint | null {
  for (const station of [HUB, ...PICKUP_STATIONS]) {
    if (straightDistance(point, station) <= AT_STATION_M) {
      return { name: locale === "en" ? station.nameEn : station.nameZh, distanceM: 0 };
    }
  }
  let best: NearPoint | null = null;
  for (const place of allXinjiangPlaces()) {
    if (place.level === "county" || place.level === "corps_city") {
      const distanceM = Math.round(straightDistance(point, place));
      if (best === null || distanceM < best.distanceM) {
        best = { name: placeLabel(place, locale), distanceM };
      }
    }
  }
  return best;
}
