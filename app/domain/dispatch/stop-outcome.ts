import { parsePieces } from "#app/domain/tracking/parse-pieces.ts";
import { hasNoPieces, includesPieces, type PieceSet, subtractPieces } from "#app/domain/tracking/piece-set.ts";
import { invalid } from "#app/platform/errors.ts";
import { piecesOf, withPieces } from "./change-plan.ts";
import { isActive, type PlanLoad, type PlanStop } from "./trip-plan.ts";

export interface StopException {
  loadId: string;
  pieces?: string;
  reason: string;
  note?: string;
  photoFileIds: string[];
}

/** A load, or the part of one, with what became of it at its stop. */
export interface SettledLoad {
  load: PlanLoad;
  /** the load it is a part of, or itself */
  wholeId: string;
  /** absent: done */
  exception?: StopException;
}

function exceptedPieces(load: PlanLoad, exception: StopException): PieceSet {
  const parsed = exception.pieces === undefined ? null : parsePieces(exception.pieces, load.shipment.pieces);
  if (parsed && (!parsed.ok || !includesPieces(piecesOf(load), parsed.pieces))) {
    throw invalid([{ field: "exceptions", code: parsed.ok ? "pieces_out_of_range" : parsed.problem }]);
  }
  return parsed?.ok ? parsed.pieces : piecesOf(load);
}

/**
 * Cuts the loads of a stop into what was done and what was not. *Throws* `invalid` for an exception about a load that is not
 * there, or about pieces it does not have.
 */
export function settleLoads(stop: PlanStop, exceptions: readonly StopException[], newId: () => string): SettledLoad[] {
  const loads = stop.loads.filter(isActive);
  const named = new Set(exceptions.map(({ loadId }) => loadId));
  if (named.size !== exceptions.length || [...named].some((id) => !loads.some((load) => load.id === id))) {
    throw invalid([{ field: "exceptions", code: "not_a_choice" }]);
  }
  return loads.flatMap((load): SettledLoad[] => {
    const exception = exceptions.find(({ loadId }) => loadId === load.id);
    if (!exception) {
      return [{ load, wholeId: load.id }];
    }
    const failed = exceptedPieces(load, exception);
    const done = subtractPieces(piecesOf(load), failed);
    if (hasNoPieces(done)) {
      return [{ load, wholeId: load.id, exception }];
    }
    return [
      { load: withPieces(load, done), wholeId: load.id },
      { load: withPieces({ ...load, id: newId() }, failed), wholeId: load.id, exception },
    ];
  });
}
