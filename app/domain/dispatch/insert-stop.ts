import { straightDistance } from "#app/domain/places/distance.ts";
import type { GeoPoint } from "#app/domain/places/place.ts";

function way(a: GeoPoint | null, b: GeoPoint | null): number {
  return a && b ? straightDistance(a, b) : 0;
}

/** Nearest known point before (step −1) or after (step +1) a place of the route; the ends of the route are `home`. */
function known(points: readonly (GeoPoint | null)[], start: number, step: 1 | -1, home: GeoPoint): GeoPoint {
  for (let i = start; i >= 0 && i < points.length; i += step) {
    const point = points[i];
    if (point) {
      return point;
    }
  }
  return home;
}

/**
 * The place (index from…to) at which a new point makes the round trip from `home` through `points` least longer, the order
 * of the others kept. The last of equals: what is added later stands later.
 */
export function cheapestPlace(
  home: GeoPoint,
  points: readonly (GeoPoint | null)[],
  point: GeoPoint | null,
  from: number,
  to: number,
): number {
  let best = to;
  let least = Number.POSITIVE_INFINITY;
  for (let place = from; point && place <= to; place++) {
    const before = known(points, place - 1, -1, home);
    const after = known(points, place, 1, home);
    const detour = way(before, point) + way(point, after) - way(before, after);
    if (detour <= least) {
      least = detour;
      best = place;
    }
  }
  return best;
}
