import { straightDistance } from "#app/domain/places/distance.ts";
import type { GeoPoint } from "#app/domain/places/place.ts";

/** Where a vehicle is on a route of straight legs. */
export interface RoutePoint extends GeoPoint {
  /** the leg it is on, from 0; the number of legs when it is at the end */
  leg: number;
  /** degrees from north; null when it stands at the end */
  heading: number | null;
}

/** Farthest that a vehicle strays from the straight line (metres): roads are not straight. */
const STRAY_M = 250;
const METRES_PER_DEGREE = 111_195;

function headingOf(a: GeoPoint, b: GeoPoint): number {
  const east = (b.lng - a.lng) * Math.cos((a.lat * Math.PI) / 180);
  const degrees = (Math.atan2(east, b.lat - a.lat) * 180) / Math.PI;
  return Math.round((degrees + 360) % 360);
}

function along(a: GeoPoint, b: GeoPoint, share: number, length: number): GeoPoint {
  const stray = Math.min(STRAY_M, length / 20) * Math.sin(share * Math.PI * 2);
  const shift = length === 0 ? 0 : stray / METRES_PER_DEGREE;
  const angle = (headingOf(a, b) * Math.PI) / 180;
  return {
    lat: a.lat + (b.lat - a.lat) * share - Math.sin(angle) * shift,
    lng: a.lng + (b.lng - a.lng) * share + (Math.cos(angle) * shift) / Math.cos((a.lat * Math.PI) / 180),
  };
}

/**
 * The point `metres` along a route (straight-line metres), a little beside the straight line between its points. For the
 * demo's simulated vehicles. Throws RangeError for a route without a point.
 */
export function walkRoute(route: readonly GeoPoint[], metres: number): RoutePoint {
  const last = route.at(-1);
  if (!last) {
    throw new RangeError("a route has at least one point");
  }
  let left = Math.max(0, metres);
  for (let leg = 0; leg + 1 < route.length; leg++) {
    const [a, b] = [route[leg]!, route[leg + 1]!];
    const length = straightDistance(a, b);
    if (left < length) {
      return { ...along(a, b, left / length, length), leg, heading: headingOf(a, b) };
    }
    left -= length;
  }
  return { lat: last.lat, lng: last.lng, leg: Math.max(0, route.length - 1), heading: null };
}
