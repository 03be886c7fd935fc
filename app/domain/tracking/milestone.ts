/** What the customer is told about a shipment. The names are those of Karrio's unified status list. */
export const MILESTONES = [
  "unknown",
  "pending",
  "picked_up",
  "in_transit",
  "on_hold",
  "delivery_delayed",
  "ready_for_pickup",
  "out_for_delivery",
  "delivery_failed",
  "delivered",
  "return_to_sender",
  "cancelled",
] as const;

export type Milestone = (typeof MILESTONES)[number];

/**
 * The way of a piece, in order. Detours (on_hold, delivery_delayed, delivery_failed) are not on it: they are shown
 * instead of the place on the way where the piece stands, and leave that place as it is.
 */
export const MAIN_LINE = [
  "unknown",
  "pending",
  "picked_up",
  "in_transit",
  "ready_for_pickup",
  "out_for_delivery",
  "delivered",
  "return_to_sender",
  "cancelled",
] as const satisfies readonly Milestone[];

export type LineMilestone = (typeof MAIN_LINE)[number];

const RANKS = new Map<Milestone, number>(MAIN_LINE.map((milestone, index) => [milestone, index]));

/** Place on the main line, 0 = unknown; null for a detour. */
export function milestoneRank(milestone: Milestone): number | null {
  return RANKS.get(milestone) ?? null;
}

/** Place of a main-line milestone, 0 = unknown. */
export function lineRank(milestone: LineMilestone): number {
  return MAIN_LINE.indexOf(milestone);
}

export function isMilestone(text: string): text is Milestone {
  return (MILESTONES as readonly string[]).includes(text);
}

/** The steps of a progress bar for goods that meet no trouble. Self pick-up and delivery share one step. */
export const PROGRESS_STEPS = [
  "pending",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "delivered",
] as const satisfies readonly LineMilestone[];
