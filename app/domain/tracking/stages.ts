import type { Direction } from "./direction.ts";
import type { EventCode } from "./event-definition.ts";

/** The supervised stages of all directions. Each has a promised time from the standard of the lane. */
export const STAGES = [
  "pickup",
  "origin_in",
  "linehaul_departed",
  "arrival",
  "station_pickup",
  "hub_in",
  "handed_over",
  "partner_arrived",
  "dest_arrived",
  "delivery_out",
  "signed",
] as const;

export type Stage = (typeof STAGES)[number];

export interface StageRule {
  stage: Stage;
  /** events that complete it; an event that completes a later stage completes this one as well */
  completedBy: readonly EventCode[];
}

const SIGNATURES = ["SIGNED", "SIGNED_BY_AGENT", "SIGNED_SELF_PICKUP"] as const;
const AT_THE_DOOR = ["OUT_FOR_DELIVERY", "READY_FOR_PICKUP", "DELIVERY_FAILED", "REFUSED"] as const;

/** The stages of a direction in order. */
export const DIRECTION_STAGES: Record<Direction, readonly StageRule[]> = {
  inbound: [
    { stage: "arrival", completedBy: ["DEST_ARRIVED"] },
    { stage: "station_pickup", completedBy: ["STATION_PICKED_UP", "DEST_IN"] },
    { stage: "delivery_out", completedBy: [...AT_THE_DOOR, "HANDED_TO_PARTNER"] },
    { stage: "signed", completedBy: SIGNATURES },
  ],
  outbound: [
    { stage: "pickup", completedBy: ["PICKED_UP"] },
    { stage: "origin_in", completedBy: ["ORIGIN_IN", "LOADED"] },
    {
      stage: "linehaul_departed",
      completedBy: ["LINEHAUL_DEPARTED", "HANDED_TO_PARTNER", "HUB_ARRIVED", "HUB_DEPARTED"],
    },
    { stage: "dest_arrived", completedBy: ["DEST_ARRIVED", "PARTNER_ARRIVED", "DEST_IN", ...AT_THE_DOOR] },
    { stage: "signed", completedBy: SIGNATURES },
  ],
  transit: [
    { stage: "arrival", completedBy: ["HUB_ARRIVED", "STATION_PICKED_UP"] },
    { stage: "hub_in", completedBy: ["DEST_IN"] },
    { stage: "handed_over", completedBy: ["HANDED_TO_PARTNER", "HUB_DEPARTED"] },
    { stage: "partner_arrived", completedBy: ["PARTNER_ARRIVED", ...AT_THE_DOOR] },
    { stage: "signed", completedBy: SIGNATURES },
  ],
};

export function stagesOf(direction: Direction): Stage[] {
  return DIRECTION_STAGES[direction].map((rule) => rule.stage);
}

/** The stage that an event completes for goods of a direction; null when none. */
export function stageCompletedBy(code: EventCode, direction: Direction): Stage | null {
  return DIRECTION_STAGES[direction].find((rule) => rule.completedBy.includes(code))?.stage ?? null;
}
