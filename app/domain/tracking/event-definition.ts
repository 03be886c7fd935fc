import type { Direction } from "./direction.ts";
import type { ExceptionCode } from "./exception-codes.ts";
import type { Milestone } from "./milestone.ts";
import type { Place } from "./place.ts";

/** Every kind of fact that can be recorded about a shipment, in the order in which a smooth journey meets them. */
export const EVENT_CODES = [
  "WAYBILL_CREATED",
  "PICKUP_ASSIGNED",
  "PICKUP_FAILED",
  "PICKED_UP",
  "ORIGIN_IN",
  "LOADED",
  "LINEHAUL_DEPARTED",
  "HUB_ARRIVED",
  "HUB_DEPARTED",
  "HANDED_TO_PARTNER",
  "PARTNER_ARRIVED",
  "DEST_ARRIVED",
  "STATION_PICKED_UP",
  "DEST_IN",
  "HOLD_PLACED",
  "HOLD_RELEASED",
  "READY_FOR_PICKUP",
  "OUT_FOR_DELIVERY",
  "DELIVERY_FAILED",
  "DELAYED",
  "SIGNED",
  "SIGNED_BY_AGENT",
  "SIGNED_SELF_PICKUP",
  "REFUSED",
  "RETURNING",
  "RETURNED",
  "DAMAGED",
  "SHORTAGE",
  "MISROUTED",
  "LOST",
  "CANCELLED",
  "VOIDED",
  "NOTE",
] as const;

export type EventCode = (typeof EVENT_CODES)[number];

export function isEventCode(text: string): text is EventCode {
  return (EVENT_CODES as readonly string[]).includes(text);
}

/** Who tells us: our desk, our driver's phone, a partner's portal, the machine itself, an imported list, another system. */
export const EVENT_SOURCES = ["desk", "driver", "partner", "system", "import", "api"] as const;

export type EventSource = (typeof EVENT_SOURCES)[number];

export function isEventSource(text: string): text is EventSource {
  return (EVENT_SOURCES as readonly string[]).includes(text);
}

/**
 * What an event does to the pieces it names. `advance`: forward along the main line to its milestone. `fail`: the
 * attempt at delivery is over. `delay`, `hold`: a detour. `release`: back from the hold. `return`: on the way back.
 * `end`: nothing more can happen to them. `none`: history only (it may still say where they are).
 */
export type EventEffect = "advance" | "fail" | "delay" | "hold" | "release" | "return" | "end" | "none";

export interface EventDefinition {
  /** what the customer sees after it; null when it leaves the milestone as it is */
  milestone: Milestone | null;
  effect: EventEffect;
  /** where the goods are afterwards; by direction where that differs; null when it does not move them */
  place: Place | null | Partial<Record<Direction, Place>>;
  /** the directions it is allowed for; absent = all */
  directions?: readonly Direction[];
  /** false: it is about the shipment as a whole and never names pieces */
  affectsPieces: boolean;
  /** the exception that is opened with it unless the reason given names another */
  opensException: ExceptionCode | null;
  /** shown to the customer */
  public: boolean;
  /** who may record it */
  sources: readonly EventSource[];
  /** who must give a reason (an exception code) with it */
  reasonFrom: readonly EventSource[];
  /** who must add a photo */
  photoFrom: readonly EventSource[];
}
