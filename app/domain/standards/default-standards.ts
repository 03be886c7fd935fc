import type { Direction } from "#app/domain/tracking/direction.ts";
import { HOUR_MS } from "./lane-standard.ts";

export interface DefaultStandard {
  direction: Direction;
  destScope: string;
  name: string;
  stages: { stage: string; afterMs: number }[];
}

const hours = (line: Record<string, number>) =>
  Object.entries(line).map(([stage, value]) => ({ stage, afterMs: value * HOUR_MS }));

/** Arrivals count from the day of shipping inland: five days on the road to Ürümqi, then the last stages. */
const URUMQI = hours({ arrival: 120, station_pickup: 132, delivery_out: 144, signed: 156 });
const onward = (partner: number, signed: number) =>
  hours({ arrival: 120, hub_in: 132, handed_over: 144, partner_arrived: partner, signed });
const NEAR_NORTH = onward(156, 180);
const NORTH = onward(168, 192);
const EAST = onward(168, 192);
const SOUTH = onward(192, 216);
const FAR_SOUTH = onward(216, 252);

/** Outbound goods count from the entry of the waybill. */
const departing = (arrived: number, signed: number) =>
  hours({ pickup: 12, origin_in: 24, linehaul_departed: 36, dest_arrived: arrived, signed });

/**
 * The promised times a new installation begins with, by direction and part of Xinjiang; the manager revises them on
 * `/standards`. The demo and the tests use them as well.
 */
export const DEFAULT_STANDARDS: readonly DefaultStandard[] = [
  { direction: "inbound", destScope: "650100", name: "进港 · 乌鲁木齐市内", stages: URUMQI },
  { direction: "transit", destScope: "652300", name: "中转 · 昌吉", stages: NEAR_NORTH },
  { direction: "transit", destScope: "650200", name: "中转 · 克拉玛依", stages: NORTH },
  { direction: "transit", destScope: "652700", name: "中转 · 博州", stages: NORTH },
  { direction: "transit", destScope: "654000", name: "中转 · 伊犁", stages: NORTH },
  { direction: "transit", destScope: "654200", name: "中转 · 塔城", stages: NORTH },
  { direction: "transit", destScope: "654300", name: "中转 · 阿勒泰", stages: NORTH },
  { direction: "transit", destScope: "650400", name: "中转 · 吐鲁番", stages: NEAR_NORTH },
  { direction: "transit", destScope: "650500", name: "中转 · 哈密", stages: EAST },
  { direction: "transit", destScope: "652800", name: "中转 · 巴州", stages: SOUTH },
  { direction: "transit", destScope: "652900", name: "中转 · 阿克苏", stages: SOUTH },
  { direction: "transit", destScope: "653000", name: "中转 · 克州", stages: FAR_SOUTH },
  { direction: "transit", destScope: "653100", name: "中转 · 喀什", stages: FAR_SOUTH },
  { direction: "transit", destScope: "653200", name: "中转 · 和田", stages: FAR_SOUTH },
  { direction: "transit", destScope: "*", name: "中转 · 疆内其他", stages: FAR_SOUTH },
  { direction: "outbound", destScope: "620000", name: "出港 · 甘肃", stages: departing(96, 120) },
  { direction: "outbound", destScope: "610000", name: "出港 · 陕西", stages: departing(108, 132) },
  { direction: "outbound", destScope: "510000", name: "出港 · 四川", stages: departing(132, 156) },
  { direction: "outbound", destScope: "*", name: "出港 · 全国", stages: departing(156, 192) },
];

/** Before any shipment: the defaults are in force from the beginning. */
export const DEFAULTS_FROM = new Date("2020-01-01T00:00:00+08:00");
