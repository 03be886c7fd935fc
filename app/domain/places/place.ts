/** The part of Xinjiang a place lies in: 北疆, 南疆, 东疆. Prices and promised times differ by zone. */
export const ZONES = ["north", "south", "east"] as const;
export type Zone = (typeof ZONES)[number];

export const PLACE_LEVELS = ["province", "prefecture", "county", "corps_city"] as const;
/**
 * `prefecture` includes the municipalities (北京, 上海 …) and the two special administrative regions, which are
 * cities and provinces in one. `corps_city` is a 兵团 city governed by the region itself (6590xx).
 */
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** A point on the ground, WGS-84 degrees. */
export interface GeoPoint {
  readonly lat: number;
  readonly lng: number;
}

/** An administrative unit of China as freight papers name it. The point is the centre of its seat. */
export interface Place extends GeoPoint {
  /** GB/T 2260, six digits. */
  readonly code: string;
  /** Full official name: 克孜勒苏柯尔克孜自治州. */
  readonly name: string;
  /** As people write it: 克州. */
  readonly short: string;
  /** Latin name for English screens. */
  readonly en: string;
  readonly level: PlaceLevel;
  /** Prefecture it belongs to (its own code for a prefecture); for a corps city the one around it; null for a province. */
  readonly prefecture: string | null;
  /** Null outside Xinjiang. */
  readonly zone: Zone | null;
  /** Toneless pinyin of the short name without spaces, and its initials. */
  readonly pinyin: string;
  readonly initials: string;
  /** County in which a prefecture of Xinjiang has its seat. */
  readonly seat: string | null;
  /** Other ways of writing it, Chinese or Latin; one marked `*` counts only after the name of its prefecture. */
  readonly aliases: readonly string[];
}

/** What a text says about a place. `via` tells how it was read; "address" means that more text followed the name. */
export type PlaceMatch =
  | { readonly kind: "found"; readonly place: Place; readonly via: "code" | "name" | "alias" | "address" }
  | { readonly kind: "ambiguous"; readonly places: readonly Place[] }
  | { readonly kind: "unknown" };

/** What destination and street address say together. */
export type AddressMatch =
  /** `precise` is false when only the prefecture is known: in Xinjiang `place` is then the county of its seat. */
  | { readonly kind: "found"; readonly place: Place; readonly precise: boolean }
  /** The two name different places; the row needs a person. */
  | { readonly kind: "contradiction"; readonly destination: Place; readonly address: Place }
  | { readonly kind: "ambiguous"; readonly places: readonly Place[] }
  /** The destination names no known place; `address` is what the address says, as a suggestion. */
  | { readonly kind: "unknown"; readonly address: Place | null };

/** Whether a GB/T 2260 code lies in Ürümqi (6501xx): its goods are inbound, all others in Xinjiang are transit. */
export function isUrumqi(code: string): boolean {
  return /^6501\d\d$/.test(code);
}

/** Whether a GB/T 2260 code lies in Xinjiang (65xxxx). */
export function isXinjiang(code: string): boolean {
  return /^65\d{4}$/.test(code);
}
