/** Inclusive run of piece numbers. */
export type PieceRange = readonly [from: number, to: number];

/**
 * A set of the pieces 1…n of a shipment: runs in rising order that neither overlap nor touch. Kept as runs because a
 * shipment may have 20,000 pieces and is nearly always handled as one or two of them. Plain data: it survives JSON.
 */
export type PieceSet = readonly PieceRange[];

export type PieceProblem = "pieces_malformed" | "pieces_empty" | "pieces_out_of_range";

export type ParsedPieces = { ok: true; pieces: PieceSet } | { ok: false; problem: PieceProblem };

export const NO_PIECES: PieceSet = [];

/** The pieces 1…total; none when total is 0. */
export function allPieces(total: number): PieceSet {
  return total < 1 ? NO_PIECES : [[1, total]];
}

/** The set of the given runs in any order, overlapping or not. A run whose end is before its start is dropped. */
export function pieceSet(ranges: readonly PieceRange[]): PieceSet {
  const sorted = ranges.filter(([from, to]) => from <= to).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) {
      last[1] = Math.max(last[1], to);
    } else {
      merged.push([from, to]);
    }
  }
  return merged;
}

/** "1-12,15"; the empty set is "". */
export function formatPieces(set: PieceSet): string {
  return set.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

export function countPieces(set: PieceSet): number {
  return set.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

export function hasNoPieces(set: PieceSet): boolean {
  return set.length === 0;
}

export function containsPiece(set: PieceSet, piece: number): boolean {
  return set.some(([from, to]) => piece >= from && piece <= to);
}

export function isAllPieces(set: PieceSet, total: number): boolean {
  const [first] = set;
  return total < 1 ? set.length === 0 : set.length === 1 && first?.[0] === 1 && first[1] === total;
}

export function samePieces(a: PieceSet, b: PieceSet): boolean {
  return a.length === b.length && a.every(([from, to], i) => from === b[i]?.[0] && to === b[i]?.[1]);
}

export function unionPieces(a: PieceSet, b: PieceSet): PieceSet {
  if (a.length === 0) {
    return b;
  }
  return b.length === 0 ? a : pieceSet([...a, ...b]);
}

export function intersectPieces(a: PieceSet, b: PieceSet): PieceSet {
  const common: PieceRange[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [aFrom, aTo] = a[i]!;
    const [bFrom, bTo] = b[j]!;
    const from = Math.max(aFrom, bFrom);
    const to = Math.min(aTo, bTo);
    if (from <= to) {
      common.push([from, to]);
    }
    if (aTo < bTo) {
      i++;
    } else {
      j++;
    }
  }
  return common;
}

/** What is in `a` and not in `b`. */
export function subtractPieces(a: PieceSet, b: PieceSet): PieceSet {
  const left: PieceRange[] = [];
  let j = 0;
  for (const [from, to] of a) {
    let start = from;
    while (j < b.length && b[j]![1] < start) {
      j++;
    }
    // the same run of `b` may also cut the next run of `a`, so `j` itself stays
    for (let k = j; k < b.length && b[k]![0] <= to; k++) {
      if (b[k]![0] > start) {
        left.push([start, b[k]![0] - 1]);
      }
      start = b[k]![1] + 1;
    }
    if (start <= to) {
      left.push([start, to]);
    }
  }
  return left;
}

/** True when every piece of `inner` is in `outer`. */
export function includesPieces(outer: PieceSet, inner: PieceSet): boolean {
  return hasNoPieces(subtractPieces(inner, outer));
}

/** The lowest `n` pieces of the set: how a dispatcher splits "ten of these" off. */
export function takePieces(set: PieceSet, n: number): PieceSet {
  const taken: PieceRange[] = [];
  let open = n;
  for (const [from, to] of set) {
    if (open <= 0) {
      break;
    }
    const end = Math.min(to, from + open - 1);
    taken.push([from, end]);
    open -= end - from + 1;
  }
  return taken;
}

/** The piece numbers one by one, in rising order (labels, checklists). */
export function* eachPiece(set: PieceSet): Generator<number> {
  for (const [from, to] of set) {
    for (let piece = from; piece <= to; piece++) {
      yield piece;
    }
  }
}
