import type { Direction } from "./direction.ts";
import { eventDefinition } from "./event-codes.ts";
import type { EventFact } from "./event-fact.ts";
import { storedPieces } from "./parse-pieces.ts";
import { allPieces, hasNoPieces, intersectPieces, type PieceSet, subtractPieces, unionPieces } from "./piece-set.ts";
import { afterEvent, type PieceState, UNTOUCHED } from "./piece-state.ts";

/** Pieces that are in the same state. The groups of a shipment never overlap and together hold all its pieces. */
export interface PieceGroup {
  pieces: PieceSet;
  state: PieceState;
}

export function untouchedPieces(totalPieces: number): PieceGroup[] {
  return [{ pieces: allPieces(totalPieces), state: UNTOUCHED }];
}

function stateKey(state: PieceState): string {
  return [
    state.reached,
    state.attempt,
    state.failed,
    state.delayed,
    state.held,
    state.holdShown,
    state.place,
    state.ended,
  ].join("|");
}

/** Joins groups in the same state, so that their number stays small however the pieces were scanned. */
function joined(groups: readonly PieceGroup[]): PieceGroup[] {
  const byKey = new Map<string, PieceGroup>();
  for (const group of groups) {
    const key = stateKey(group.state);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, pieces: unionPieces(known.pieces, group.pieces) } : group);
  }
  return [...byKey.values()];
}

/** False for a pure note: neither effect nor place. */
export function changesPieces(event: EventFact): boolean {
  const { effect, place } = eventDefinition(event.code);
  return effect !== "none" || place !== null;
}

/** The groups after one event. */
export function afterFact(
  groups: readonly PieceGroup[],
  event: EventFact,
  totalPieces: number,
  direction: Direction,
): PieceGroup[] {
  const named = storedPieces(event.pieces, totalPieces);
  const split = groups.flatMap((group): PieceGroup[] => [
    { pieces: intersectPieces(group.pieces, named), state: afterEvent(group.state, event.code, direction) },
    { pieces: subtractPieces(group.pieces, named), state: group.state },
  ]);
  return joined(split.filter((group) => !hasNoPieces(group.pieces)));
}

/** The state of all pieces after the given events, which must count and be in order (see countingEvents). */
export function tracePieces(totalPieces: number, events: readonly EventFact[], direction: Direction): PieceGroup[] {
  return events
    .filter(changesPieces)
    .reduce((groups, event) => afterFact(groups, event, totalPieces, direction), untouchedPieces(totalPieces));
}
