import type { LineMilestone, Milestone } from "./milestone.ts";
import { advancement, shownMilestone } from "./piece-state.ts";
import { PLACES, type Place } from "./place.ts";
import type { PieceGroup } from "./trace-pieces.ts";

/** What a shipment shows as a whole. */
export interface Headline {
  milestone: Milestone;
  reached: LineMilestone;
  attempt: number;
  where: Place;
}

/** When every piece has ended, one signed piece makes it a delivery, one returned piece a return. */
const ENDS: readonly LineMilestone[] = ["cancelled", "return_to_sender", "delivered"];

function placeRank(place: Place): number {
  return place === "unknown" ? -1 : PLACES.indexOf(place);
}

function more(a: PieceGroup, b: PieceGroup, rank: (group: PieceGroup) => number): number {
  return rank(a) - rank(b) || placeRank(a.state.place) - placeRank(b.state.place);
}

function endRank(group: PieceGroup): number {
  return ENDS.indexOf(group.state.reached);
}

/** The group that speaks for the shipment: the most advanced open pieces, or when none is open, the best end. */
export function headline(groups: readonly PieceGroup[]): Headline {
  const open = groups.filter((group) => !group.state.ended);
  const [candidates, rank] =
    open.length > 0 ? [open, (group: PieceGroup) => advancement(group.state)] : [groups, endRank];
  const lead = candidates.reduce((best, group) => (more(group, best, rank) > 0 ? group : best));
  return {
    milestone: shownMilestone(lead.state),
    reached: lead.state.reached,
    // not the lead's own: when the pieces of the second attempt are signed first, the shipment does not fall back to the first
    attempt: Math.max(...groups.map((group) => group.state.attempt)),
    where: lead.state.place,
  };
}

export function samePoint(a: Headline, b: Headline): boolean {
  return a.milestone === b.milestone && a.attempt === b.attempt;
}
