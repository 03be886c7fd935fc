import gcoord from "gcoord";
import type { MapPoint, MapSettings } from "./map-data.ts";

/** Where a WGS-84 point must be drawn so that it lies right on the tiles: [lat, lng]. */
export function displayPoint(crs: MapSettings["crs"], { lat, lng }: MapPoint): [number, number] {
  if (crs === "wgs84") {
    return [lat, lng];
  }
  const [x, y] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  return [y, x];
}
