import type { MapPoint, MapThing } from "#app/ui/map/map-data.ts";
import type { BoardData, QueueRow } from "./board-data.ts";
import type { Fixes } from "./fixes.ts";

interface MaybePoint {
  lat: number | null;
  lng: number | null;
}

/** A thing's point when both halves of it are known. */
export function pointOf({ lat, lng }: MaybePoint): MapPoint | null {
  return lat === null || lng === null ? null : { lat, lng };
}

/** Where a thing of the board is; null when nobody knows. */
export function pointOfThing(
  thing: MapThing,
  data: BoardData,
  rows: readonly QueueRow[],
  fixes: Fixes,
): MapPoint | null {
  if (thing.kind === "shipment") {
    const row = rows.find((each) => each.id === thing.id);
    return row ? pointOf(row) : null;
  }
  if (thing.kind === "stop") {
    const stops = data.vehicles.flatMap((vehicle) => vehicle.trips.flatMap((trip) => trip.stops));
    const stop = stops.find((each) => each.id === thing.id);
    return stop ? pointOf(stop) : null;
  }
  return fixes.get(thing.id) ?? data.vehicles.find((vehicle) => vehicle.id === thing.id)?.fix ?? null;
}

/** All points worth seeing at the first glance: what waits, and the stops of the trips. */
export function allPoints(data: BoardData, rows: readonly QueueRow[]): MapPoint[] {
  const stops = data.vehicles.flatMap((vehicle) => vehicle.trips.flatMap((trip) => trip.stops));
  return [...rows, ...stops].map(pointOf).filter((point) => point !== null);
}
