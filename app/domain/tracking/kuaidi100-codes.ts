import { type ForeignMeaning, means, meansOnly } from "./foreign-code.ts";

/**
 * States of 快递100: the basic ones (0–14; 9 is not used) and the finer ones. Source: api.kuaidi100.com, document
 * 60509213a52d305ab4d2a1cb, and the state list of its Java SDK.
 */
export const KUAIDI100_CODES: Readonly<Record<string, ForeignMeaning>> = {
  "0": meansOnly("in_transit"),
  "1": means("PICKED_UP"),
  "2": meansOnly("delivery_delayed", "other_unknown"),
  "3": means("SIGNED"),
  "4": means("RETURNED"),
  "5": means("OUT_FOR_DELIVERY"),
  "6": means("RETURNING"),
  "7": means("HANDED_TO_PARTNER"),
  "8": meansOnly("in_transit"),
  "10": meansOnly("in_transit"),
  "11": meansOnly("in_transit"),
  "12": meansOnly("in_transit"),
  "13": meansOnly("on_hold", "security_inspection"),
  "14": means("REFUSED", "consignee_refused"),
  "101": means("WAYBILL_CREATED"),
  "102": means("PICKUP_ASSIGNED"),
  "103": means("PICKED_UP"),
  "1001": means("DEST_ARRIVED"),
  "1002": means("LINEHAUL_DEPARTED"),
  "1003": means("HANDED_TO_PARTNER"),
  "501": means("READY_FOR_PICKUP"),
  "301": means("SIGNED"),
  "302": means("SIGNED"),
  "303": means("SIGNED_BY_AGENT"),
  "304": means("SIGNED_BY_AGENT"),
  "401": means("CANCELLED"),
  "201": means("DELAYED", "partner_delay"),
  "202": means("DELAYED", "partner_no_update"),
  "203": means("REFUSED", "consignee_refused"),
  "204": means("DELIVERY_FAILED", "other_unknown"),
  "205": meansOnly("ready_for_pickup", "consignee_not_available"),
  "206": means("DELIVERY_FAILED", "consignee_unreachable"),
  "207": means("DELIVERY_FAILED", "consignee_address"),
  // a courier's 滞留 must not place a hold of ours, which would block the delivery
  "208": meansOnly("on_hold", "other_unknown"),
  "209": means("DAMAGED", "partner_damaged"),
  "210": means("CANCELLED"),
};

/** Reads a state of 快递100, basic or fine, as text or number; null for one that is not on its list. */
export function fromKuaidi100(state: string | number): ForeignMeaning | null {
  const code = String(state).trim();
  return Object.hasOwn(KUAIDI100_CODES, code) ? (KUAIDI100_CODES[code] ?? null) : null;
}
