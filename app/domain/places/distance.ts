import type { GeoPoint } from "./place.ts";

/** Mean radius of the earth (IUGG), metres. */
const EARTH_RADIUS = 6_371_008.8;
/** Roads are longer than the straight line by about this factor between Xinjiang's towns. */
const ROAD_FACTOR = 1.3;

/** Great-circle distance between two WGS-84 points, metres. */
export function straightDistance(a: GeoPoint, b: GeoPoint): number {
  const rad = Math.PI / 180;
  const dLat = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2;
  const dLng = Math.sin(((b.lng - a.lng) * rad) / 2) ** 2;
  const h = dLat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * dLng;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Distance by road estimated from the straight line, whole metres. */
export function roadDistanceEstimate(a: GeoPoint, b: GeoPoint): number {
  return Math.round(straightDistance(a, b) * ROAD_FACTOR);
}
