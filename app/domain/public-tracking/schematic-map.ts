import type { GeoPoint } from "#app/domain/places/place.ts";

/** A point of the drawing, pixels from its upper left corner. */
export interface Dot {
  x: number;
  y: number;
}

export interface SchematicMap {
  width: number;
  height: number;
  /** lines of the graticule with their degrees, e.g. at every 0.1° */
  meridians: { x: number; lng: number }[];
  parallels: { y: number; lat: number }[];
  /** decimals that tell neighbouring lines apart */
  decimals: number;
  places: (Dot & { name: string })[];
  vehicle: Dot;
  destination: Dot;
  /** a round distance, metres, and how long it is drawn */
  scale: { metres: number; px: number };
}

const METRES_PER_DEGREE = 111_320;
/** Closer than this (degrees of latitude, about 3 km) a drawing says nothing. */
const LEAST_SPAN = 0.03;
const MARGIN = 0.35;
/** Most lines in each direction. */
const LINES = 6;
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

function niceBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2, 1].find((step) => step * power <= value) ?? 1) * power;
}

function lines(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toFixed(4)));
}

/**
 * A plain drawing of where the vehicle is and where it goes: graticule, places and a scale, no tiles and no script. North
 * is up; within a town a degree of longitude is drawn shorter than one of latitude by the cosine of the latitude. Pure.
 */
export function schematicMap(input: {
  vehicle: GeoPoint;
  destination: GeoPoint;
  places: readonly (GeoPoint & { name: string })[];
  width: number;
  height: number;
}): SchematicMap {
  const { vehicle, destination, width, height } = input;
  const centre = { lat: (vehicle.lat + destination.lat) / 2, lng: (vehicle.lng + destination.lng) / 2 };
  const narrow = Math.cos((centre.lat * Math.PI) / 180);
  const spanLat = Math.max(LEAST_SPAN, Math.abs(vehicle.lat - destination.lat) * (1 + 2 * MARGIN));
  const spanLng = Math.max(LEAST_SPAN / narrow, Math.abs(vehicle.lng - destination.lng) * (1 + 2 * MARGIN));
  const perLat = Math.min(height / spanLat, width / (spanLng * narrow));
  const perLng = perLat * narrow;
  const toDot = (point: GeoPoint): Dot => ({
    x: Math.round((width / 2 + (point.lng - centre.lng) * perLng) * 10) / 10,
    y: Math.round((height / 2 - (point.lat - centre.lat) * perLat) * 10) / 10,
  });
  const halfLat = height / 2 / perLat;
  const halfLng = width / 2 / perLng;
  const step = STEPS.find((size) => (2 * halfLng) / size <= LINES) ?? 10;
  const inside = (dot: Dot) => dot.x > 8 && dot.x < width - 8 && dot.y > 8 && dot.y < height - 8;
  const metres = niceBelow(((width / 4) * METRES_PER_DEGREE) / perLat);
  return {
    width,
    height,
    meridians: lines(centre.lng - halfLng, centre.lng + halfLng, step).map((lng) => ({
      x: toDot({ lat: centre.lat, lng }).x,
      lng,
    })),
    parallels: lines(centre.lat - halfLat, centre.lat + halfLat, step).map((lat) => ({
      y: toDot({ lat, lng: centre.lng }).y,
      lat,
    })),
    decimals: step < 0.1 ? 2 : step < 1 ? 1 : 0,
    places: input.places.map((place) => ({ ...toDot(place), name: place.name })).filter(inside),
    vehicle: toDot(vehicle),
    destination: toDot(destination),
    scale: { metres, px: Math.round((metres / METRES_PER_DEGREE) * perLat) },
  };
}
