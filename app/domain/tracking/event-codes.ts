import type { Direction } from "./direction.ts";
import { DIRECTIONS } from "./direction.ts";
import { EVENT_CATALOGUE } from "./event-catalogue.ts";
import type { EventCode, EventDefinition } from "./event-definition.ts";
import type { Place } from "./place.ts";

export type { EventCode, EventDefinition, EventSource } from "./event-definition.ts";
export { EVENT_CODES, EVENT_SOURCES, isEventCode, isEventSource } from "./event-definition.ts";

/** What is known about a code: see EventDefinition. */
export function eventDefinition(code: EventCode): EventDefinition {
  return EVENT_CATALOGUE[code];
}

/** The directions of goods for which the event makes sense. */
export function eventDirections(code: EventCode): readonly Direction[] {
  return EVENT_CATALOGUE[code].directions ?? DIRECTIONS;
}

/** Where goods of this direction are after the event; null when it does not move them. */
export function placeAfter(code: EventCode, direction: Direction): Place | null {
  const { place } = EVENT_CATALOGUE[code];
  return typeof place === "string" || place === null ? place : (place[direction] ?? null);
}

/** The event by which goods of a direction arrive in town: at our hub, or (outbound) at the far end. */
export const ARRIVAL_EVENT: Record<Direction, EventCode> = {
  inbound: "DEST_ARRIVED",
  outbound: "DEST_ARRIVED",
  transit: "HUB_ARRIVED",
};
