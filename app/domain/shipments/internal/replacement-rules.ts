import type { Place } from "#app/domain/tracking/place.ts";
import type { ShipmentDraft } from "../shipment.ts";

/** Why a shipment can no longer be told anew as a whole. */
export type ReplacementProblem =
  | "not_found"
  | "ended"
  | "on_trip"
  | "under_way"
  | "direction_changed"
  | "pieces_tracked";

/** What of a shipment decides whether it may be replaced. */
export interface Replaceable {
  direction: string;
  open: boolean;
  whereabouts: string;
  pieces: number;
  /** it has pieces assigned to a trip */
  onTrip: boolean;
  /** some event names single pieces of it */
  piecesTracked: boolean;
}

/** Handed on, or with the customer: what the papers say was acted on. */
const UNDER_WAY: ReadonlySet<string> = new Set<Place>(["vehicle", "partner", "consignee"]);

/** Null when a shipment may still be told anew: while its goods wait, are on the linehaul or in our shed. */
export function replacementProblem(current: Replaceable, draft: ShipmentDraft): ReplacementProblem | null {
  if (!current.open) {
    return "ended";
  }
  if (current.onTrip) {
    return "on_trip";
  }
  if (UNDER_WAY.has(current.whereabouts)) {
    return "under_way";
  }
  if (current.direction !== draft.direction) {
    return "direction_changed";
  }
  return current.piecesTracked && current.pieces !== draft.pieces ? "pieces_tracked" : null;
}
