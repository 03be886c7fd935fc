import type { Direction } from "./direction.ts";
import type { EventCode } from "./event-definition.ts";

/** How one of our events is said in the languages of others; null where they have no word for it. */
export interface ForeignCodes {
  /** 快递100: basic state, and the finer state code */
  kuaidi100: { state: string; advanced: string | null } | null;
  /** AfterShip tag and sub-tag in one, e.g. "InTransit_003" */
  aftership: string | null;
  /** WeChat logistics action_type */
  wechat: number | null;
  /** GS1 CBV business step and, where that is what matters, disposition; for export only */
  bizStep: string | null;
  disposition: string | null;
  /** ANSI X12 214, segment AT7, element 1650; for export only */
  x12: string | null;
}

function row(
  kuaidi100: string | null,
  aftership: string | null,
  wechat: number | null,
  bizStep: string | null,
  x12: string | null,
  disposition: string | null = null,
): ForeignCodes {
  const [state, advanced] = kuaidi100?.split("/") ?? [];
  return {
    kuaidi100: state === undefined ? null : { state, advanced: advanced ?? null },
    aftership,
    wechat,
    bizStep,
    disposition,
    x12,
  };
}

/** Our event → 快递100, AfterShip, WeChat, bizStep, X12 (, disposition). */
export const CODE_MAP: Record<EventCode, ForeignCodes> = {
  WAYBILL_CREATED: row("1/101", "InfoReceived_001", null, "accepting", "XB"),
  PICKUP_ASSIGNED: row("1/102", "InfoReceived_001", 100003, null, null),
  PICKUP_FAILED: row("2", "Exception_001", 100002, null, null),
  PICKED_UP: row("1/103", "InTransit_002", 100001, "collecting", "AF"),
  ORIGIN_IN: row("1/103", "InTransit_002", 100001, "receiving", "AF"),
  LOADED: row("0/1002", "InTransit_001", 200001, "loading", "CP"),
  LINEHAUL_DEPARTED: row("0/1002", "InTransit_007", 200001, "departing", "P1"),
  HUB_ARRIVED: row("0", "InTransit_003", 200001, "arriving", "X4"),
  HUB_DEPARTED: row("0", "InTransit_007", 200001, "departing", "P1"),
  HANDED_TO_PARTNER: row("0/1003", "InTransit_009", 200001, "shipping", "J1"),
  PARTNER_ARRIVED: row("0/1001", "InTransit_003", 200001, "arriving", "X4"),
  DEST_ARRIVED: row("0/1001", "InTransit_003", 200001, "arriving", "X4"),
  STATION_PICKED_UP: row("0", "InTransit_001", 200001, "collecting", null),
  DEST_IN: row("0/1001", "InTransit_003", 200001, "receiving", "X4"),
  HOLD_PLACED: row("2/208", "Exception_006", 400002, "holding", null),
  HOLD_RELEASED: row("0", "InTransit_008", 200001, null, "RH"),
  READY_FOR_PICKUP: row("5/501", "AvailableForPickup_001", null, "staging_outbound", "AV"),
  OUT_FOR_DELIVERY: row("5", "OutForDelivery_001", 300002, "departing", "OA"),
  DELIVERY_FAILED: row("2/204", "AttemptFail_001", 300004, null, "AH"),
  DELAYED: row("2/202", "Exception_005", 400002, null, "SD"),
  SIGNED: row("3/301", "Delivered_003", 300003, "accepting", "D1"),
  SIGNED_BY_AGENT: row("3/303", "Delivered_001", 300003, "accepting", "D1"),
  SIGNED_SELF_PICKUP: row("3/301", "Delivered_002", 300003, "accepting", "D1"),
  REFUSED: row("14/203", "Exception_003", 300004, null, "A7"),
  RETURNING: row("6", "Exception_010", null, "shipping", null),
  RETURNED: row("4", "Exception_011", null, "receiving", "A3", "returned"),
  DAMAGED: row("2/209", "Exception_012", null, "inspecting", "A9", "damaged"),
  SHORTAGE: row("2", "Exception_001", null, "inspecting", null, "mismatch_quantity"),
  MISROUTED: row("2", "Exception_016", null, null, null),
  LOST: row("2", "Exception_013", null, null, null),
  CANCELLED: row("4/401", "Exception_001", 400001, "void_shipping", "CA"),
  VOIDED: row(null, null, null, null, null),
  NOTE: row(null, null, null, null, null),
};

export type CodeSystem = "kuaidi100" | "aftership" | "wechat";

/**
 * Where the other system's word is too coarse to come back to the same milestone. Everywhere else, our event said in
 * their code and read again gives the milestone of the event.
 */
export const LOSSY: Record<CodeSystem, readonly EventCode[]> = {
  kuaidi100: ["PICKUP_FAILED"],
  aftership: ["PICKUP_FAILED", "CANCELLED"],
  wechat: ["HOLD_PLACED"],
};

/** The finest code of ours that the system has for an event, as it is sent; null when it has none. */
export function foreignCode(system: CodeSystem, code: EventCode): string | null {
  const codes = CODE_MAP[code];
  if (system === "kuaidi100") {
    return codes.kuaidi100 && (codes.kuaidi100.advanced ?? codes.kuaidi100.state);
  }
  const found = codes[system];
  return found === null ? null : String(found);
}

/**
 * An event read from another system, fitted to the direction of the goods: what others call the destination city is,
 * for transit goods, the partner's end; for inbound goods a partner's depot is the destination.
 */
export function fitToDirection(code: EventCode, direction: Direction): EventCode {
  if (direction === "transit" && (code === "DEST_ARRIVED" || code === "DEST_IN")) {
    return "PARTNER_ARRIVED";
  }
  return direction === "inbound" && code === "PARTNER_ARRIVED" ? "DEST_ARRIVED" : code;
}
