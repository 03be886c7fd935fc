import {
  allPieces,
  formatPieces,
  intersectPieces,
  isAllPieces,
  NO_PIECES,
  type ParsedPieces,
  type PieceRange,
  type PieceSet,
  pieceSet,
} from "./piece-set.ts";

const PART = /^(\d{1,9})(?:-(\d{1,9}))?$/;

function plain(text: string): string {
  // what a Chinese keyboard or a spreadsheet gives: full-width digits, 、，；, and several dashes
  return text
    .normalize("NFKC")
    .replace(/\s*[-‐‑–—−~〜至]\s*/g, "-")
    .replace(/[、;\s]+/g, ",");
}

/** The runs as written, unsorted and unchecked against a total; null when a part is not a number or a run. */
function readRanges(text: string): PieceRange[] | null {
  const ranges: PieceRange[] = [];
  for (const part of plain(text.trim()).split(",")) {
    if (part === "") {
      continue;
    }
    const match = PART.exec(part);
    if (!match) {
      return null;
    }
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : Number(match[2]);
    if (to < from) {
      return null;
    }
    ranges.push([from, to]);
  }
  return ranges;
}

/**
 * Reads what a person or another system wrote ("1-12,15", "3、5～7") for a shipment of `total` pieces.
 * Null means all pieces. Never throws.
 */
export function parsePieces(text: string | null, total: number): ParsedPieces {
  if (text === null) {
    return { ok: true, pieces: allPieces(total) };
  }
  const ranges = readRanges(text);
  if (ranges === null) {
    return { ok: false, problem: "pieces_malformed" };
  }
  if (ranges.length === 0) {
    return { ok: false, problem: "pieces_empty" };
  }
  if (ranges.some(([from, to]) => from < 1 || to > total)) {
    return { ok: false, problem: "pieces_out_of_range" };
  }
  return { ok: true, pieces: pieceSet(ranges) };
}

/**
 * Reads a stored range string: null is all, "" is none. Pieces beyond `total` are left out, because the number of
 * pieces of a shipment may have been corrected after the event was recorded.
 * Throws RangeError when the text was never a range string: then the row is damaged and must not be guessed at.
 */
export function storedPieces(text: string | null, total: number): PieceSet {
  if (text === null) {
    return allPieces(total);
  }
  if (text === "") {
    return NO_PIECES;
  }
  const ranges = readRanges(text);
  if (ranges === null) {
    throw new RangeError(`not a set of pieces: ${text.slice(0, 40)}`);
  }
  return intersectPieces(pieceSet(ranges), allPieces(total));
}

/** How a set is stored with an event: null when it is all pieces, else the range string. */
export function piecesToStore(set: PieceSet, total: number): string | null {
  return isAllPieces(set, total) ? null : formatPieces(set);
}
