import { type ForeignMeaning, means, meansOnly } from "./foreign-code.ts";

/** The nine tags of AfterShip, for a sub-tag that is newer than the list below. */
export const AFTERSHIP_TAGS: Readonly<Record<string, ForeignMeaning>> = {
  Pending: meansOnly("pending"),
  InfoReceived: means("WAYBILL_CREATED"),
  InTransit: meansOnly("in_transit"),
  OutForDelivery: means("OUT_FOR_DELIVERY"),
  AttemptFail: means("DELIVERY_FAILED", "other_unknown"),
  Delivered: means("SIGNED"),
  AvailableForPickup: means("READY_FOR_PICKUP"),
  Exception: meansOnly("delivery_delayed", "other_unknown"),
  Expired: meansOnly("unknown", "partner_no_update"),
};

/** Sub-tags. Source: aftership.com/docs/tracking, enum delivery-sub-statuses, 2025-04 to 2026-07; 014 and 015 do not exist. */
export const AFTERSHIP_SUBTAGS: Readonly<Record<string, ForeignMeaning>> = {
  Pending_001: meansOnly("pending"),
  Pending_002: meansOnly("pending"),
  Pending_003: meansOnly("pending"),
  Pending_004: meansOnly("pending"),
  Pending_005: meansOnly("pending"),
  Pending_006: meansOnly("pending"),
  InfoReceived_001: means("WAYBILL_CREATED"),
  InTransit_001: meansOnly("in_transit"),
  InTransit_002: means("PICKED_UP"),
  InTransit_003: means("HUB_ARRIVED"),
  InTransit_004: means("DEST_ARRIVED"),
  InTransit_005: meansOnly("in_transit"),
  InTransit_006: meansOnly("in_transit"),
  InTransit_007: means("HUB_DEPARTED"),
  InTransit_008: meansOnly("in_transit"),
  InTransit_009: means("HANDED_TO_PARTNER"),
  OutForDelivery_001: means("OUT_FOR_DELIVERY"),
  OutForDelivery_003: meansOnly("out_for_delivery"),
  OutForDelivery_004: meansOnly("out_for_delivery", "consignee_reschedule"),
  AvailableForPickup_001: means("READY_FOR_PICKUP"),
  AttemptFail_001: means("DELIVERY_FAILED", "other_unknown"),
  AttemptFail_002: means("DELIVERY_FAILED", "consignee_not_available"),
  AttemptFail_003: means("DELIVERY_FAILED", "consignee_not_available"),
  Delivered_001: means("SIGNED"),
  Delivered_002: means("SIGNED_SELF_PICKUP"),
  Delivered_003: means("SIGNED"),
  Delivered_004: means("SIGNED"),
  Delivered_005: means("SIGNED_BY_AGENT"),
  Exception_001: meansOnly("delivery_delayed", "other_unknown"),
  Exception_002: means("DELIVERY_FAILED", "consignee_address"),
  Exception_003: means("REFUSED", "consignee_refused"),
  Exception_004: means("DELAYED", "security_inspection"),
  Exception_005: means("DELAYED", "force_majeure"),
  Exception_006: meansOnly("on_hold", "consignee_payment"),
  Exception_007: means("DELIVERY_FAILED", "consignee_address"),
  Exception_008: meansOnly("ready_for_pickup", "consignee_not_available"),
  Exception_009: means("PICKUP_FAILED", "carrier_capacity"),
  Exception_010: means("RETURNING"),
  Exception_011: means("RETURNED"),
  Exception_012: means("DAMAGED", "partner_damaged"),
  Exception_013: means("LOST", "carrier_lost"),
  Exception_016: means("DELAYED", "partner_delay"),
  Exception_017: means("DELAYED", "weather_delay"),
  Exception_018: meansOnly("on_hold", "shipper_incorrect_data"),
  Expired_001: meansOnly("unknown", "partner_no_update"),
};

/** Reads a tag ("InTransit") or a sub-tag ("InTransit_003"). An unknown sub-tag means what its tag means; else null. */
export function fromAfterShip(code: string): ForeignMeaning | null {
  const tag = code.split("_")[0] ?? "";
  if (Object.hasOwn(AFTERSHIP_SUBTAGS, code)) {
    return AFTERSHIP_SUBTAGS[code] ?? null;
  }
  return Object.hasOwn(AFTERSHIP_TAGS, tag) ? (AFTERSHIP_TAGS[tag] ?? null) : null;
}
