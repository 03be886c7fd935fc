import type { TaskKind } from "#app/domain/dispatch/dispatch-need.ts";
import type { ExceptionCode } from "#app/domain/tracking/exception-codes.ts";

/** Why nothing could be done at a stop, as a driver can know it; most frequent first. */
export const FAIL_REASONS: Record<TaskKind, readonly ExceptionCode[]> = {
  delivery: [
    "consignee_not_available",
    "consignee_unreachable",
    "consignee_refused",
    "consignee_address",
    "consignee_reschedule",
    "consignee_payment",
    "carrier_damaged",
    "road_closed",
    "weather_delay",
    "carrier_vehicle_issue",
    "other_unknown",
  ],
  pickup: [
    "shipper_not_ready",
    "shipper_packaging",
    "shipper_incorrect_data",
    "carrier_shortage",
    "carrier_capacity",
    "road_closed",
    "weather_delay",
    "carrier_vehicle_issue",
    "other_unknown",
  ],
  transfer: ["partner_delay", "road_closed", "weather_delay", "carrier_vehicle_issue", "other_unknown"],
};

/** Why some pieces of a load were left over. */
export const PART_REASONS: Record<TaskKind, readonly ExceptionCode[]> = {
  delivery: ["consignee_refused", "carrier_damaged", "carrier_shortage", "consignee_reschedule", "other_unknown"],
  pickup: ["carrier_shortage", "shipper_not_ready", "shipper_packaging", "carrier_capacity", "other_unknown"],
  transfer: ["carrier_shortage", "partner_delay", "other_unknown"],
};

const WITH_PHOTO: readonly string[] = ["consignee_refused", "carrier_damaged", "shipper_packaging"];

/** Refusal and damage are disputed later: without a picture nobody believes either side. */
export function needsPhoto(reason: string): boolean {
  return WITH_PHOTO.includes(reason);
}
