import { nameKeys } from "#app/domain/customers/name-search.server.ts";

/** What of a shipment people search by. */
export interface Searchable {
  waybillNo: string;
  externalNo?: string | null;
  shipperName?: string | null;
  shipperPhone?: string | null;
  consigneeName: string;
  consigneePhone?: string | null;
}

/** A number as it is looked up: people leave out the dashes, or put them elsewhere. */
export const compactNumber = (text: string) => text.toLowerCase().replace(/[\s\-_/.]+/g, "");

const reversed = (text: string) => [...text].reverse().join("");

function addNumber(keys: Set<string>, number: string | null | undefined): void {
  const compact = number ? compactNumber(number) : "";
  if (compact !== "") {
    keys.add(compact).add(reversed(compact));
  }
}

function addPhone(keys: Set<string>, phone: string | null | undefined): void {
  const digits = phone?.replace(/\D/g, "");
  if (digits) {
    keys.add(reversed(digits));
  }
}

function addName(keys: Set<string>, name: string | null | undefined): void {
  if (name) {
    const { full, pinyin, initials } = nameKeys(name);
    keys.add(full).add(pinyin).add(initials);
  }
}

/**
 * The keys of a shipment (`ShipmentSearchKey`), lower case: each begins with what people type. Numbers forwards and
 * backwards (last digits), phones backwards, names as written, in pinyin and by initials.
 */
export function searchKeys(shipment: Searchable): string[] {
  const keys = new Set<string>();
  addNumber(keys, shipment.waybillNo);
  addNumber(keys, shipment.externalNo);
  addPhone(keys, shipment.consigneePhone);
  addPhone(keys, shipment.shipperPhone);
  addName(keys, shipment.consigneeName);
  addName(keys, shipment.shipperName);
  keys.delete("");
  return [...keys];
}

/**
 * The beginnings to look for among the keys for what somebody typed; a shipment matches when one of its keys begins with
 * one of them. Digits may be the beginning or the end of a number or the end of a phone.
 */
export function searchPrefixes(query: string): string[] {
  const compact = compactNumber(query.normalize("NFKC"));
  if (compact === "") {
    return [];
  }
  if (/^[\d+()]+$/.test(compact)) {
    const digits = compact.replace(/\D/g, "");
    // a landline as it is dialled: the zero is not part of the stored number
    const landline = /^0\d{9,}$/.test(digits) ? [reversed(`86${digits.slice(1)}`)] : [];
    return [...new Set([digits, reversed(digits), ...landline])].filter((prefix) => prefix !== "");
  }
  if (/^[a-z0-9]+$/.test(compact)) {
    return /\d/.test(compact) ? [compact, reversed(compact)] : [compact];
  }
  const { full } = nameKeys(query);
  return [...new Set([full, compact])].filter((prefix) => prefix !== "");
}
