/** 进港 / 出港 / 中转, as seen from the hub in Ürümqi. */
export const DIRECTIONS = ["inbound", "outbound", "transit"] as const;

export type Direction = (typeof DIRECTIONS)[number];
