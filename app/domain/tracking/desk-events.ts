import type { Direction } from "./direction.ts";
import { EVENT_CODES, type EventCode, eventDefinition, eventDirections } from "./event-codes.ts";
import { DIRECTION_STAGES } from "./stages.ts";

/** These come into being by themselves, or by an act of their own. */
const NOT_BY_HAND: readonly EventCode[] = ["WAYBILL_CREATED", "VOIDED"];

/** The events that somebody at the desk may record about goods of all the given directions, in the order of a journey. */
export function deskEventCodes(directions: readonly Direction[]): EventCode[] {
  return EVENT_CODES.filter(
    (code) =>
      !NOT_BY_HAND.includes(code) &&
      eventDefinition(code).sources.includes("desk") &&
      directions.every((direction) => eventDirections(code).includes(direction)),
  );
}

/** What most likely happens next to goods that stand before a stage. */
export function likelyCode(direction: Direction, stage: string | null): EventCode | undefined {
  return DIRECTION_STAGES[direction].find((rule) => rule.stage === stage)?.completedBy[0];
}

/** Whether a person of the desk has to give a reason with it. */
export function needsReason(code: EventCode): boolean {
  return eventDefinition(code).reasonFrom.includes("desk");
}

/** What is recorded by scanning at the station, in the warehouse and at the gate, the usual ones first. */
export const SCAN_CODES: readonly EventCode[] = [
  "DEST_ARRIVED",
  "HUB_ARRIVED",
  "STATION_PICKED_UP",
  "DEST_IN",
  "OUT_FOR_DELIVERY",
  "ORIGIN_IN",
  "LOADED",
  "LINEHAUL_DEPARTED",
  "HANDED_TO_PARTNER",
  "PARTNER_ARRIVED",
  "READY_FOR_PICKUP",
  "PICKED_UP",
];
