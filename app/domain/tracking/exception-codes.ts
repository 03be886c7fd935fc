/** Who has to answer for an exception. Complaints and the evaluation of partners read it. `external`: nobody's fault. */
export const PARTIES = ["carrier", "warehouse", "shipper", "consignee", "partner", "external", "unknown"] as const;

export type ResponsibleParty = (typeof PARTIES)[number];

export interface ExceptionDefinition {
  party: ResponsibleParty;
  /** no vehicle may be given the pieces while it is open */
  blocksDispatch: boolean;
  /** the pieces must not be handed to the consignee while it is open */
  blocksDelivery: boolean;
  /** shown on the public tracking page and in messages */
  visibleToCustomer: boolean;
}

type Flag = "dispatch" | "delivery" | "visible";

function define(party: ResponsibleParty, ...flags: Flag[]): ExceptionDefinition {
  return {
    party,
    blocksDispatch: flags.includes("dispatch"),
    blocksDelivery: flags.includes("delivery"),
    visibleToCustomer: flags.includes("visible"),
  };
}

/** The flags are what a new exception starts with; whoever registers it may set them otherwise. */
export const EXCEPTIONS = {
  carrier_damaged: define("carrier", "visible"),
  carrier_shortage: define("carrier", "visible"),
  carrier_lost: define("carrier", "dispatch", "delivery", "visible"),
  carrier_misrouted: define("carrier", "dispatch", "visible"),
  carrier_delay: define("carrier", "visible"),
  carrier_vehicle_issue: define("carrier"),
  carrier_capacity: define("carrier"),
  warehouse_damaged: define("warehouse", "visible"),
  warehouse_misplaced: define("warehouse", "dispatch"),
  warehouse_delay: define("warehouse"),
  shipper_not_ready: define("shipper", "visible"),
  shipper_hold: define("shipper", "dispatch", "delivery", "visible"),
  shipper_incorrect_data: define("shipper", "dispatch", "visible"),
  shipper_packaging: define("shipper", "visible"),
  consignee_refused: define("consignee", "dispatch", "delivery", "visible"),
  consignee_not_available: define("consignee", "visible"),
  consignee_unreachable: define("consignee", "visible"),
  consignee_address: define("consignee", "dispatch", "visible"),
  consignee_reschedule: define("consignee", "visible"),
  consignee_payment: define("consignee", "delivery", "visible"),
  partner_delay: define("partner", "visible"),
  partner_no_update: define("partner"),
  partner_damaged: define("partner", "visible"),
  weather_delay: define("external", "visible"),
  road_closed: define("external", "dispatch", "visible"),
  security_inspection: define("external", "dispatch", "delivery", "visible"),
  force_majeure: define("external", "visible"),
  other_unknown: define("unknown"),
} as const satisfies Record<string, ExceptionDefinition>;

export type ExceptionCode = keyof typeof EXCEPTIONS;

export const EXCEPTION_CODES = Object.keys(EXCEPTIONS) as [ExceptionCode, ...ExceptionCode[]];

export function isExceptionCode(text: string): text is ExceptionCode {
  return Object.hasOwn(EXCEPTIONS, text);
}

export function partyOf(code: ExceptionCode): ResponsibleParty {
  return EXCEPTIONS[code].party;
}

export const EXCEPTION_STATES = ["open", "handling", "closed"] as const;

export type ExceptionState = (typeof EXCEPTION_STATES)[number];

/** A closed exception stays closed: trouble that comes back is a new one, so that each is counted. */
const NEXT_STATES: Record<ExceptionState, readonly ExceptionState[]> = {
  open: ["handling", "closed"],
  handling: ["closed"],
  closed: [],
};

export function mayBecome(from: ExceptionState, to: ExceptionState): boolean {
  return NEXT_STATES[from].includes(to);
}
