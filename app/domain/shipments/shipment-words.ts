import { isUrumqi } from "#app/domain/places/place.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";

export { DIRECTIONS as directions, type Direction } from "#app/domain/tracking/direction.ts";

/** 现付, 到付, 月结, 回付 */
export const paymentTerms = ["prepaid", "collect", "monthly", "on_receipt"] as const;
export type PaymentTerm = (typeof paymentTerms)[number];

export const deliveryModes = ["delivery", "self_pickup"] as const;
export type DeliveryMode = (typeof deliveryModes)[number];

/** More than a truck carries, or than anybody pays: a slip of the keyboard. */
export const LIMITS = {
  pieces: 99_999,
  weightG: 100_000_000,
  volumeCm3: 1_000_000_000,
  fen: 1_000_000_000,
  receipts: 99,
} as const;

/** Goods that arrive are for Ürümqi or pass through it: the destination decides. */
export function arrivalDirection(destCode: string): "inbound" | "transit" {
  return isUrumqi(destCode) ? "inbound" : "transit";
}

export function isArrival(direction: Direction): boolean {
  return direction !== "outbound";
}
