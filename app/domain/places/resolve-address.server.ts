import { parsePlace } from "./internal/parse-place.server.ts";
import type { AddressMatch, Place } from "./place.ts";
import { placeByCode } from "./place-directory.server.ts";
import { resolvePlace } from "./resolve-place.server.ts";

/**
 * The most specific place that a destination and the consignee's address agree on: "阿克苏" with
 * "新疆阿克苏库车市天山西路" is 库车市. Without help from the address a prefecture of Xinjiang becomes the county of
 * its seat (`precise` false). Two different places are a contradiction, unless the address only begins with a
 * bare word that may as well be a street's or a house's name.
 */
export function resolveAddress(destinationText: string, address: string): AddressMatch {
  const match = resolvePlace(destinationText, { address });
  const parsed = parsePlace(address);
  if (match.kind === "unknown") return { kind: "unknown", address: parsed?.place ?? null };
  if (match.kind === "ambiguous") return match;
  const destination = match.place;
  if (!parsed) return settle(destination);
  const agreed = agree(destination, parsed.place);
  if (agreed) return settle(agreed);
  if (!parsed.confident) return settle(destination);
  return { kind: "contradiction", destination, address: parsed.place };
}

/** The smaller of two places when one holds the other, else null. */
function agree(destination: Place, written: Place): Place | null {
  if (contains(destination, written)) return written;
  if (contains(written, destination)) return destination;
  // 到站 "伊宁" is the city to most people, but the address may say 伊宁县.
  const sameName = destination.prefecture === written.prefecture && written.short.startsWith(destination.short);
  return sameName ? written : null;
}

function contains(outer: Place, inner: Place): boolean {
  if (outer.code === inner.code || outer.code === inner.prefecture) return true;
  return outer.level === "province" && outer.code.slice(0, 2) === inner.code.slice(0, 2);
}

function settle(place: Place): AddressMatch {
  const precise = place.level === "county" || place.level === "corps_city";
  const seat = place.seat === null ? undefined : placeByCode(place.seat);
  return { kind: "found", place: seat ?? place, precise };
}
