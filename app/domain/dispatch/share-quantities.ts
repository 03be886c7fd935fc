import { countPieces, type PieceSet } from "#app/domain/tracking/piece-set.ts";

export interface Quantities {
  /** number of pieces */
  count: number;
  weightG: number;
  volumeCm3: number;
}

/** The whole of what `pieces` (1…n) are parts of. */
export interface Whole {
  pieces: number;
  weightG: number;
  volumeCm3: number;
}

/** What the pieces from…to are of `total`: each piece has its fixed share, so that however the parts are cut they sum up. */
function share(total: number, pieces: number, set: PieceSet): number {
  const upTo = (piece: number) => Math.floor((total * piece) / pieces);
  return set.reduce((sum, [from, to]) => sum + upTo(to) - upTo(from - 1), 0);
}

/** Weight (g) and volume (cm³) of some pieces of a shipment, in proportion. The parts of any division sum up to the whole. */
export function shareOf(whole: Whole, set: PieceSet): Quantities {
  return {
    count: countPieces(set),
    weightG: share(whole.weightG, whole.pieces, set),
    volumeCm3: share(whole.volumeCm3, whole.pieces, set),
  };
}
