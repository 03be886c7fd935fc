import { parsePieces, storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { countPieces, formatPieces, includesPieces, takePieces } from "#app/domain/tracking/piece-set.ts";
import type { QueueRow } from "./board-data.ts";

export type ChosenPieces = { ok: true; pieces: string; rest: number } | { ok: false; code: string };

/** The pieces a dispatcher means to split off: the lowest so many of those that wait, or those he names. */
export function chosenPieces(
  row: Pick<QueueRow, "pieces" | "unassignedPieces" | "unassignedCount">,
  wish: { count: number } | { range: string },
): ChosenPieces {
  const waiting = storedPieces(row.unassignedPieces, row.pieces);
  if ("count" in wish) {
    const fine = Number.isInteger(wish.count) && wish.count >= 1 && wish.count <= row.unassignedCount;
    return fine
      ? { ok: true, pieces: formatPieces(takePieces(waiting, wish.count)), rest: row.unassignedCount - wish.count }
      : { ok: false, code: "pieces_out_of_range" };
  }
  const parsed = parsePieces(wish.range, row.pieces);
  if (!parsed.ok) {
    return { ok: false, code: parsed.problem };
  }
  if (!includesPieces(waiting, parsed.pieces)) {
    return { ok: false, code: "pieces_taken" };
  }
  return { ok: true, pieces: formatPieces(parsed.pieces), rest: row.unassignedCount - countPieces(parsed.pieces) };
}
