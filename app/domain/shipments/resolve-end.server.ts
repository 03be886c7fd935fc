import { isXinjiang, type Place } from "#app/domain/places/place.ts";
import { placeByCode } from "#app/domain/places/place-directory.server.ts";
import { resolveAddress } from "#app/domain/places/resolve-address.server.ts";
import { resolvePlace } from "#app/domain/places/resolve-place.server.ts";
import type { FieldProblem } from "#app/platform/errors.ts";
import { arrivalDirection, type Direction } from "./shipment.ts";

/** Where one end of a journey is; `code` is the reason when no place follows from what was written. */
export type End =
  | { ok: true; place: Place; precise: boolean }
  | {
      ok: false;
      code: "unknown_place" | "ambiguous_place" | "place_mismatch";
      places: readonly Place[];
    };

/** A prefecture of Xinjiang stands for the county of its seat. */
function settled(place: Place): End {
  const precise = place.level === "county" || place.level === "corps_city";
  const seat = place.seat === null ? undefined : placeByCode(place.seat);
  return { ok: true, place: seat ?? place, precise };
}

/**
 * The place that a place name and a street address say together; either may be blank. A province alone is not enough to
 * send a vehicle to. Two different places are a mismatch for a person to settle.
 */
export function resolveEnd(name: string | null, address: string | null): End {
  if (name === null) {
    const match = resolvePlace(address ?? "");
    if (match.kind === "found") {
      return match.place.level === "province"
        ? { ok: false, code: "ambiguous_place", places: [] }
        : settled(match.place);
    }
    return match.kind === "ambiguous"
      ? { ok: false, code: "ambiguous_place", places: match.places }
      : { ok: false, code: "unknown_place", places: [] };
  }
  const match = resolveAddress(name, address ?? "");
  switch (match.kind) {
    case "found":
      return match.place.level === "province"
        ? { ok: false, code: "ambiguous_place", places: [] }
        : { ok: true, place: match.place, precise: match.precise };
    case "contradiction":
      return { ok: false, code: "place_mismatch", places: [match.address] };
    case "ambiguous":
      return { ok: false, code: "ambiguous_place", places: match.places };
    case "unknown":
      return { ok: false, code: "unknown_place", places: match.address ? [match.address] : [] };
  }
}

/** The problem of an end, for the field it was typed in. */
export function endProblem(end: End & { ok: false }, field: string): FieldProblem {
  const [suggestion] = end.places;
  return { field, code: end.code, ...(suggestion ? { params: { place: suggestion.short } } : {}) };
}

/**
 * The direction goods really have: arrivals are told apart by their destination; what leaves Xinjiang is outbound.
 * A destination that fits neither is named by a code.
 */
export function directionFor(wanted: Direction, dest: Place): Direction | "not_in_xinjiang" | "not_inland" {
  if (wanted === "outbound") {
    return isXinjiang(dest.code) ? "not_inland" : "outbound";
  }
  return isXinjiang(dest.code) ? arrivalDirection(dest.code) : "not_in_xinjiang";
}
