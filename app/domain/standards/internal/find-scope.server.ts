import { resolvePlace } from "#app/domain/places/resolve-place.server.ts";
import { invalid } from "#app/platform/errors.ts";
import { ANYWHERE } from "../lane-standard.ts";

/** The scope a text names: `*`, a code, or a place by name. *Throws* `invalid` for a place that is unknown. */
export function findScope(text: string): string {
  if (text === ANYWHERE) {
    return ANYWHERE;
  }
  const match = resolvePlace(text);
  if (match.kind !== "found") {
    throw invalid([{ field: "destScope", code: "unknown_place" }]);
  }
  return match.place.code;
}
