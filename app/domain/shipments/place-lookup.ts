/** What a place name and an address were read as. */
export type LookedUpEnd =
  | {
      ok: true;
      /** GB/T 2260 */
      code: string;
      label: string;
      /** false: only the prefecture was named, the county is the one of its seat */
      precise: boolean;
      region: "urumqi" | "xinjiang" | "inland";
      /** scopes of standards that cover it, most specific first */
      scopes: string[];
    }
  | { ok: false; code: "unknown_place" | "ambiguous_place" | "place_mismatch"; place: string | null };

/** The answer of `GET /places/lookup`. */
export interface PlaceLookup {
  /** null when nothing was asked */
  end: LookedUpEnd | null;
  places: { code: string; name: string; label: string }[];
}
