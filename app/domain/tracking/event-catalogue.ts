import type { EventCode, EventDefinition, EventSource } from "./event-definition.ts";

const ANYONE: readonly EventSource[] = ["desk", "driver", "partner", "system", "import", "api"];
/** facts of the road: whoever sees them */
const WITNESSES: readonly EventSource[] = ["desk", "driver", "partner", "import", "api"];
const DESK_AND_SYSTEM: readonly EventSource[] = ["desk", "system", "import", "api"];
/** lists from outside often carry no reason, and then the default of the catalogue stands */
const PEOPLE: readonly EventSource[] = ["desk", "driver", "partner", "api"];

const PLAIN: EventDefinition = {
  milestone: null,
  effect: "none",
  place: null,
  affectsPieces: true,
  opensException: null,
  public: true,
  sources: ANYONE,
  reasonFrom: [],
  photoFrom: [],
};

const IN_TRANSIT: EventDefinition = { ...PLAIN, milestone: "in_transit", effect: "advance" };
const PENDING: EventDefinition = { ...PLAIN, milestone: "pending", effect: "advance" };
const SIGNED: EventDefinition = {
  ...PLAIN,
  milestone: "delivered",
  effect: "end",
  place: "consignee",
  sources: WITNESSES,
};
const FAILED: EventDefinition = {
  ...PLAIN,
  milestone: "delivery_failed",
  effect: "fail",
  sources: WITNESSES,
  reasonFrom: PEOPLE,
};
const INCIDENT: EventDefinition = { ...PLAIN, sources: WITNESSES };

/**
 * The rules of every event code, as data. The stage of the promised times that an event completes depends on the
 * direction and is in stages.ts; the codes of other systems are in code-maps.ts.
 */
export const EVENT_CATALOGUE: Record<EventCode, EventDefinition> = {
  WAYBILL_CREATED: { ...PENDING, place: "origin", affectsPieces: false, sources: DESK_AND_SYSTEM },
  PICKUP_ASSIGNED: { ...PENDING, sources: ["desk", "system", "partner", "api"] },
  PICKUP_FAILED: {
    ...PENDING,
    opensException: "shipper_not_ready",
    sources: WITNESSES,
    reasonFrom: PEOPLE,
  },
  // inbound and transit goods are collected far away by others: until they arrive here they are simply "at origin"
  PICKED_UP: {
    ...PLAIN,
    milestone: "picked_up",
    effect: "advance",
    place: { inbound: "origin", outbound: "vehicle", transit: "origin" },
  },
  ORIGIN_IN: {
    ...PLAIN,
    milestone: "picked_up",
    effect: "advance",
    place: { inbound: "origin", outbound: "hub_warehouse", transit: "origin" },
  },
  LOADED: { ...IN_TRANSIT, place: "vehicle" },
  LINEHAUL_DEPARTED: { ...IN_TRANSIT, place: "linehaul" },
  // only transit goods pass our hub; a hub on the way of the others is just a point of the linehaul
  HUB_ARRIVED: { ...IN_TRANSIT, place: { inbound: "linehaul", outbound: "linehaul", transit: "station" } },
  HUB_DEPARTED: { ...IN_TRANSIT, place: "linehaul" },
  HANDED_TO_PARTNER: { ...IN_TRANSIT, place: "partner" },
  PARTNER_ARRIVED: { ...IN_TRANSIT, place: "partner", directions: ["outbound", "transit"] },
  DEST_ARRIVED: { ...IN_TRANSIT, place: "station", directions: ["inbound", "outbound"] },
  STATION_PICKED_UP: { ...IN_TRANSIT, place: "vehicle", directions: ["inbound", "transit"] },
  DEST_IN: { ...IN_TRANSIT, place: { inbound: "hub_warehouse", outbound: "station", transit: "hub_warehouse" } },
  HOLD_PLACED: {
    ...PLAIN,
    milestone: "on_hold",
    effect: "hold",
    opensException: "shipper_hold",
    sources: DESK_AND_SYSTEM,
  },
  HOLD_RELEASED: { ...PLAIN, effect: "release", sources: DESK_AND_SYSTEM },
  READY_FOR_PICKUP: { ...PLAIN, milestone: "ready_for_pickup", effect: "advance" },
  OUT_FOR_DELIVERY: { ...PLAIN, milestone: "out_for_delivery", effect: "advance", place: "vehicle" },
  DELIVERY_FAILED: { ...FAILED, opensException: "consignee_not_available" },
  DELAYED: { ...PLAIN, milestone: "delivery_delayed", effect: "delay", opensException: "carrier_delay" },
  SIGNED,
  SIGNED_BY_AGENT: SIGNED,
  SIGNED_SELF_PICKUP: SIGNED,
  REFUSED: { ...FAILED, opensException: "consignee_refused", photoFrom: ["driver"] },
  RETURNING: { ...PLAIN, milestone: "return_to_sender", effect: "return", place: "linehaul", sources: WITNESSES },
  RETURNED: { ...PLAIN, milestone: "return_to_sender", effect: "end", place: "origin", sources: WITNESSES },
  DAMAGED: { ...INCIDENT, opensException: "carrier_damaged", reasonFrom: PEOPLE, photoFrom: ["driver"] },
  SHORTAGE: { ...INCIDENT, opensException: "carrier_shortage", place: "unknown" },
  MISROUTED: { ...INCIDENT, opensException: "carrier_misrouted", place: "unknown", public: false },
  LOST: { ...INCIDENT, opensException: "carrier_lost", place: "unknown", sources: ["desk", "partner", "api"] },
  CANCELLED: { ...PLAIN, milestone: "cancelled", effect: "end", sources: ["desk", "api"] },
  VOIDED: { ...PLAIN, affectsPieces: false, public: false, sources: ["desk", "system", "api"] },
  NOTE: { ...PLAIN, public: false },
};
