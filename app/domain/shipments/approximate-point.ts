import type { GeoPoint } from "#app/domain/places/place.ts";

/** How far a point may lie from the centre, in degrees of latitude (about 2 km). */
const SPREAD_DEG = 0.018;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return value;
}

/**
 * Where to draw an address of which only the county is known: near the centre of the county's seat, always at the same
 * spot for the same text. The position is approximate by kilometres; it only keeps the markers of one county from lying
 * on top of each other and orders nothing by itself. WGS-84.
 */
export function approximatePoint(centre: GeoPoint, address: string): GeoPoint {
  if (address === "") {
    return { lat: centre.lat, lng: centre.lng };
  }
  const value = hash(address);
  const angle = ((value & 0xffff) / 0x10000) * 2 * Math.PI;
  // the square root spreads the points evenly over the disc
  const radius = Math.sqrt((value >>> 16) / 0x10000) * SPREAD_DEG;
  const lat = centre.lat + radius * Math.sin(angle);
  const lng = centre.lng + (radius * Math.cos(angle)) / Math.cos((centre.lat * Math.PI) / 180);
  return { lat: Number(lat.toFixed(6)), lng: Number(lng.toFixed(6)) };
}
