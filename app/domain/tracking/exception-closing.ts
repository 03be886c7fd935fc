import type { EventCode } from "./event-definition.ts";
import type { ExceptionCode } from "./exception-codes.ts";

const SIGNED_CLOSES: readonly ExceptionCode[] = [
  "consignee_not_available",
  "consignee_unreachable",
  "consignee_reschedule",
  "consignee_address",
  "consignee_payment",
  "carrier_delay",
  "weather_delay",
];

/** Exceptions that a later fact settles by itself. Damage, shortage and loss are closed only by a person. */
const CLOSES: Partial<Record<EventCode, readonly ExceptionCode[]>> = {
  HOLD_RELEASED: ["shipper_hold"],
  PICKED_UP: ["shipper_not_ready"],
  OUT_FOR_DELIVERY: ["consignee_not_available", "consignee_unreachable", "consignee_reschedule"],
  SIGNED: SIGNED_CLOSES,
  SIGNED_BY_AGENT: SIGNED_CLOSES,
  SIGNED_SELF_PICKUP: SIGNED_CLOSES,
};

export function exceptionsClosedBy(code: EventCode): readonly ExceptionCode[] {
  return CLOSES[code] ?? [];
}
