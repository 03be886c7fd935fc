import type { GeoPoint } from "./place.ts";

/** A place in Ürümqi where linehaul goods arrive or leave. Point in WGS-84. */
export interface Station extends GeoPoint {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: "rail" | "air" | "road" | "hub";
  /** District (GB/T 2260) it lies in. */
  readonly placeCode: string;
}

/** The own warehouse: outbound goods leave from it and transit goods pass through it. */
export const HUB: Station = {
  code: "hub",
  nameZh: "驿道乌鲁木齐分拨中心",
  nameEn: "Yidao Urumqi Hub",
  kind: "hub",
  placeCode: "650106",
  lat: 43.872,
  lng: 87.44,
};

/** Where arriving goods are picked up. */
export const PICKUP_STATIONS: readonly Station[] = [
  {
    code: "rail_north",
    nameZh: "乌鲁木齐北站货场",
    nameEn: "Urumqi North Freight Yard",
    kind: "rail",
    placeCode: "650104",
    lat: 43.905,
    lng: 87.525,
  },
  {
    code: "rail_sanping",
    nameZh: "三坪集装箱中心站",
    nameEn: "Sanping Container Terminal",
    kind: "rail",
    placeCode: "650106",
    lat: 43.902,
    lng: 87.367,
  },
  {
    code: "airport",
    nameZh: "天山国际机场货运站",
    nameEn: "Tianshan International Airport Cargo Terminal",
    kind: "air",
    placeCode: "650104",
    lat: 43.913,
    lng: 87.48,
  },
  {
    code: "road_midong",
    nameZh: "华凌物流米东零担货站",
    nameEn: "Hualing Logistics Midong LTL Depot",
    kind: "road",
    placeCode: "650109",
    lat: 43.945,
    lng: 87.65,
  },
];

const BY_CODE = new Map([HUB, ...PICKUP_STATIONS].map((station) => [station.code, station]));

/** The station (or the hub) of a code. */
export function stationByCode(code: string): Station | undefined {
  return BY_CODE.get(code);
}
