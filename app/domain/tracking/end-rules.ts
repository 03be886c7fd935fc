import type { Direction } from "./direction.ts";
import { eventDefinition } from "./event-codes.ts";
import type { EventCode, EventEffect } from "./event-definition.ts";
import type { EventFact } from "./event-fact.ts";
import { hasNoPieces, intersectPieces, NO_PIECES, type PieceSet, unionPieces } from "./piece-set.ts";
import { isReturning, type PieceState } from "./piece-state.ts";
import { type PieceGroup, tracePieces } from "./trace-pieces.ts";

interface EndCheck {
  totalPieces: number;
  direction: Direction;
  code: EventCode;
  occurredAt: Date;
  /** the pieces it names */
  pieces: PieceSet;
  /** the events that count, in order */
  counting: readonly EventFact[];
}

/** What goods on their way back can no longer do. */
const FORWARD: ReadonlySet<EventEffect> = new Set(["fail", "delay"]);

function isSettled(state: PieceState): boolean {
  return state.ended || isReturning(state);
}

/** The pieces as they were at the moment of the event. */
function groupsThen(check: EndCheck): PieceGroup[] {
  const earlier = check.counting.filter((event) => event.occurredAt.getTime() <= check.occurredAt.getTime());
  return tracePieces(check.totalPieces, earlier, check.direction);
}

function namedStates(groups: readonly PieceGroup[], pieces: PieceSet): PieceState[] {
  return groups.filter((group) => !hasNoPieces(intersectPieces(group.pieces, pieces))).map((group) => group.state);
}

function piecesWhere(groups: readonly PieceGroup[], test: (state: PieceState) => boolean): PieceSet {
  return groups.filter((group) => test(group.state)).reduce((set, group) => unionPieces(set, group.pieces), NO_PIECES);
}

function pastEndProblem(check: EndCheck): "shipment_cancelled" | "already_ended" | "goods_returning" | null {
  const { effect, milestone } = eventDefinition(check.code);
  const then = namedStates(groupsThen(check), check.pieces);
  if (then.every((state) => state.ended && state.reached === "cancelled")) {
    return check.code === "NOTE" ? null : "shipment_cancelled";
  }
  // damage or a shortage is often found only after the signature: such reports and notes stay possible
  if (then.every((state) => state.ended)) {
    return effect === "none" ? null : "already_ended";
  }
  const forward =
    FORWARD.has(effect) ||
    milestone === "delivered" ||
    milestone === "out_for_delivery" ||
    milestone === "ready_for_pickup";
  return forward && then.every(isSettled) ? "goods_returning" : null;
}

/** A late end would turn pieces that are known to have ended (or to be on their way back) into something else. */
function contradictsEnd(check: EndCheck): boolean {
  const { effect, milestone } = eventDefinition(check.code);
  if (effect !== "end" && effect !== "return") {
    return false;
  }
  const now = tracePieces(check.totalPieces, check.counting, check.direction);
  const then = groupsThen(check);
  const clash = (settled: (state: PieceState) => boolean) => {
    const settledOtherwise = piecesWhere(now, (state) => settled(state) && state.reached !== milestone);
    const openThen = piecesWhere(then, (state) => !settled(state));
    return !hasNoPieces(intersectPieces(intersectPieces(settledOtherwise, openThen), check.pieces));
  };
  // the second: goods that were on their way back then and are now known to have ended otherwise
  return clash((state) => isSettled(state)) || clash((state) => state.ended);
}

/**
 * What the end of a journey forbids. A late event that happened before the end is welcome as history, unless it is
 * itself another end: then somebody must first take back the wrong one.
 */
export function endProblem(
  check: EndCheck,
): "shipment_cancelled" | "already_ended" | "goods_returning" | "conflicts_with_end" | null {
  return pastEndProblem(check) ?? (contradictsEnd(check) ? "conflicts_with_end" : null);
}
