import type { Direction } from "./direction.ts";
import { countingEvents, type EventFact } from "./event-fact.ts";
import { type LineMilestone, MILESTONES, type Milestone } from "./milestone.ts";
import { countPieces, NO_PIECES, type PieceSet, unionPieces } from "./piece-set.ts";
import { shownMilestone } from "./piece-state.ts";
import { PLACES, type Place } from "./place.ts";
import { type Headline, headline, samePoint } from "./status-headline.ts";
import { afterFact, changesPieces, type PieceGroup, untouchedPieces } from "./trace-pieces.ts";

/** Only `done` of `total` pieces are at `milestone`. */
export interface PartialStatus {
  milestone: Milestone;
  done: number;
  total: number;
}

/** What the events say about a whole shipment. Never stored as truth: only copied to the shipment for lists. */
export interface ShipmentStatus {
  milestone: Milestone;
  /** when the shipment came to that milestone (in this attempt); null when nothing is known */
  milestoneAt: Date | null;
  /** the furthest point on the main line, whatever detour is shown: for a progress bar */
  reached: LineMilestone;
  /** set when not all pieces are there; "delivered" while only some pieces are signed for */
  partial: PartialStatus | null;
  /** number of the attempt to get the goods to the consignee, from 1 */
  attempt: number;
  piecesByMilestone: Record<Milestone, PieceSet>;
  signedPieces: PieceSet;
  location: {
    /** of the most advanced pieces that are still open */
    where: Place;
    byPlace: Record<Place, PieceSet>;
  };
  /** pieces under a hold that is still in force, also when the goods have moved on since */
  heldPieces: PieceSet;
  holdActive: boolean;
  /** every piece is delivered, returned or cancelled */
  terminal: boolean;
  /** the latest thing that happened, notes and corrections left out */
  lastEventAt: Date | null;
}

function piecesBy<K extends string>(keys: readonly K[], groups: readonly PieceGroup[], keyOf: (g: PieceGroup) => K) {
  const sets = Object.fromEntries(keys.map((key) => [key, NO_PIECES])) as Record<K, PieceSet>;
  for (const group of groups) {
    const key = keyOf(group);
    sets[key] = unionPieces(sets[key], group.pieces);
  }
  return sets;
}

function partialOf(total: number, point: Headline, pieces: Record<Milestone, PieceSet>): PartialStatus | null {
  const signed = countPieces(pieces.delivered);
  const milestone = signed > 0 ? "delivered" : point.milestone;
  const done = countPieces(pieces[milestone]);
  return done === total ? null : { milestone, done, total };
}

function lastMove(events: readonly EventFact[]): Date | null {
  return events.findLast((event) => event.code !== "NOTE")?.occurredAt ?? null;
}

/**
 * Derives the status of a shipment of `totalPieces` (≥ 1) from its events, given in any order.
 *
 * Pure, and independent of the order of recording: events are taken in the order in which they happened. Voided ones
 * do not count. Each piece goes forward along the main line, once per attempt; a failed delivery is followed by a new
 * attempt; what is delivered, returned or cancelled stays so. The shipment shows its most advanced open pieces, and is
 * delivered only when no piece is open any more.
 */
export function deriveStatus(totalPieces: number, events: readonly EventFact[], direction: Direction): ShipmentStatus {
  if (!Number.isInteger(totalPieces) || totalPieces < 1) {
    throw new RangeError(`a shipment has at least one piece, not ${totalPieces}`);
  }
  const counting = countingEvents(events);
  let groups = untouchedPieces(totalPieces);
  let point = headline(groups);
  let milestoneAt: Date | null = null;
  for (const event of counting.filter(changesPieces)) {
    groups = afterFact(groups, event, totalPieces, direction);
    const next = headline(groups);
    if (!samePoint(next, point)) {
      milestoneAt = event.occurredAt;
    }
    point = next;
  }
  const pieces = piecesBy(MILESTONES, groups, (group) => shownMilestone(group.state));
  const held = groups.filter((group) => group.state.held).map((group) => group.pieces);
  return {
    milestone: point.milestone,
    milestoneAt,
    reached: point.reached,
    partial: partialOf(totalPieces, point, pieces),
    attempt: point.attempt,
    piecesByMilestone: pieces,
    signedPieces: pieces.delivered,
    location: { where: point.where, byPlace: piecesBy(PLACES, groups, (group) => group.state.place) },
    heldPieces: held.reduce(unionPieces, NO_PIECES),
    holdActive: held.length > 0,
    terminal: groups.every((group) => group.state.ended),
    lastEventAt: lastMove(counting),
  };
}
