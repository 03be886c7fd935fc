import { roadDistanceEstimate } from "#app/domain/places/distance.ts";
import type { GeoPoint } from "#app/domain/places/place.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Up to here (metres of road) a leg is town traffic. */
const CITY_M = 30_000;
const CITY_M_PER_MS = 25_000 / HOUR_MS;
const ROAD_M_PER_MS = 60_000 / HOUR_MS;

/** Time at the wheel (ms) for a leg of so many metres by road. A longer leg never takes less time than a shorter one. */
export function drivingMs(metres: number): number {
  if (metres <= CITY_M) {
    return Math.round(metres / CITY_M_PER_MS);
  }
  return Math.round(Math.max(metres / ROAD_M_PER_MS, CITY_M / CITY_M_PER_MS));
}

/** Time (ms) a stop takes: ten minutes, and one for every ten pieces begun. */
export function serviceMs(pieces: number): number {
  return (10 + Math.ceil(pieces / 10)) * MINUTE_MS;
}

export interface ScheduledStop {
  /** WGS-84; null when nobody knows where it is: then it costs time but no way */
  point: GeoPoint | null;
  /** pieces handled there */
  pieces: number;
}

export interface Schedule {
  /** arrival at each stop */
  arrivals: Date[];
  /** by road, back to the end point included (metres) */
  distanceM: number;
  /** from the start to the return, service included (ms) */
  durationMs: number;
  /** of it at the wheel (ms) */
  drivingMs: number;
}

/** Arrival times and length of a trip that starts at `from` at `departAt` and ends at `to`. Pure. */
export function scheduleStops(from: GeoPoint, departAt: Date, stops: readonly ScheduledStop[], to: GeoPoint): Schedule {
  let here = from;
  let clock = departAt.getTime();
  let distanceM = 0;
  let wheel = 0;
  const drive = (point: GeoPoint) => {
    const leg = roadDistanceEstimate(here, point);
    const took = drivingMs(leg);
    distanceM += leg;
    wheel += took;
    clock += took;
    here = point;
  };
  const arrivals: Date[] = [];
  for (const stop of stops) {
    if (stop.point) {
      drive(stop.point);
    }
    arrivals.push(new Date(clock));
    clock += serviceMs(stop.pieces);
  }
  if (stops.length > 0) {
    drive(to);
  }
  return { arrivals, distanceM, durationMs: clock - departAt.getTime(), drivingMs: wheel };
}
