/** Where the background of the map comes from; `url` "" = none: graticule and place names instead. */
export interface MapSettings {
  url: string;
  attribution: string;
  /** datum of the tiles; positions are kept in WGS-84 and shown where the tiles want them */
  crs: "wgs84" | "gcj02";
}

/** A prefecture, county or corps city for the background: name, level and centre (WGS-84). */
export type MapPlace = readonly [name: string, level: "prefecture" | "county" | "corps_city", lat: number, lng: number];

/** A point on the ground, WGS-84 degrees. */
export interface MapPoint {
  lat: number;
  lng: number;
}

/** What a click or a pointer on the map meant. */
export interface MapThing {
  kind: "shipment" | "stop" | "vehicle";
  id: string;
}
