import { env } from "#app/platform/env.server.ts";

export interface MapTiles {
  /** empty: no tiles, only a graticule */
  url: string;
  attribution: string;
  crs: "wgs84" | "gcj02";
}

/** Where maps take their tiles from. */
export function mapTiles(): MapTiles {
  return { url: env.MAP_TILE_URL, attribution: env.MAP_TILE_ATTRIBUTION, crs: env.MAP_TILE_CRS };
}
