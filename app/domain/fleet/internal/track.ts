import type { Neighbours, TimedPoint } from "../accept-position.ts";

/** The accepted fixes of a vehicle around a batch, in order of time, to which the batch is added fix by fix. */
export interface Track {
  neighbours(at: Date): Neighbours;
  add(point: TimedPoint): void;
}

/** Place at which `at` would stand: the first point that is not earlier. */
function placeOf(points: readonly TimedPoint[], at: Date): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.at.getTime() < at.getTime()) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** A track of known points, which need not be in order. */
export function createTrack(known: readonly TimedPoint[]): Track {
  const points = [...known].sort((a, b) => a.at.getTime() - b.at.getTime());
  return {
    neighbours(at) {
      const place = placeOf(points, at);
      return { before: points[place - 1] ?? null, after: points[place] ?? null };
    },
    add(point) {
      points.splice(placeOf(points, point.at), 0, point);
    },
  };
}
