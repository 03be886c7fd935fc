import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import { isXinjiang, type Place } from "#app/domain/places/place.ts";
import { resolveAddress } from "#app/domain/places/resolve-address.server.ts";
import { resolvePlace } from "#app/domain/places/resolve-place.server.ts";
import type { ArrivalRow, RowProblem } from "./arrival-row.ts";
import { isBlank, isFormula, type RawRow } from "./cell.ts";
import type { ColumnMatch } from "./columns.ts";
import { parseDay } from "./dates.ts";
import type { Field } from "./fields.ts";
import { COUNT, MONEY, VOLUME, WEIGHT } from "./quantities.ts";
import { type RowReader, rowReader } from "./row-reader.ts";
import { asksToHold, type DeliveryMode, parseDeliveryMode, parsePaymentTerm, receiptsInWords } from "./terms.ts";

export type RowResult =
  | { ok: true; row: ArrivalRow }
  | { ok: false; externalNo: string | null; problems: RowProblem[] };

/** Spreadsheets keep 15 digits of a number; longer ones have lost their last digits for good. */
const EXACT_DIGITS = 1e15;
const SCIENTIFIC = /^\d+(\.\d+)?e\+?\d+$/i;

/** The waybill number as it is compared and stored: half-width, no blanks, upper case. */
export function normaliseExternalNo(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
}

function readExternalNo(reader: RowReader): string | null {
  const value = reader.cell("externalNo");
  const text = reader.text("externalNo");
  if (text === null) {
    return null;
  }
  if ((typeof value === "number" && value >= EXACT_DIGITS) || SCIENTIFIC.test(text)) {
    reader.problem("externalNo", "digits_lost");
    return null;
  }
  return normaliseExternalNo(text) || null;
}

function readDay(reader: RowReader, near: Date): Date | null {
  const value = reader.cell("shippedOn");
  if (isBlank(value)) {
    return null;
  }
  const day = parseDay(value, near);
  if (day === null) {
    reader.problem("shippedOn", isFormula(value) ? "formula" : "not_a_date");
  }
  return day;
}

function readPhone(reader: RowReader, field: "shipperPhone" | "consigneePhone") {
  const text = reader.plainText(field);
  const phone = text === null ? null : normalizePhone(text);
  if (phone !== null && !phone.ok) {
    reader.problem(field, phone.reason === "too_short" ? "phone_too_short" : "phone");
  }
  return phone?.ok ? phone : null;
}

/** A word of a fixed set; a word outside it is a problem named after the set. */
function readTerm<T>(
  reader: RowReader,
  field: Field,
  code: "payment_term" | "delivery_mode",
  parse: (text: string) => T | null,
): T | null {
  const text = reader.plainText(field);
  const term = text === null ? null : parse(text);
  if (text !== null && term === null) {
    reader.problem(field, code);
  }
  return term;
}

/** Where nothing is said, goods with an address are delivered and goods without one are called for. */
function readDelivery(reader: RowReader, address: string | null): DeliveryMode {
  const said = readTerm(reader, "deliveryMode", "delivery_mode", parseDeliveryMode);
  if (said === "delivery" && isBlank(reader.cell("address"))) {
    reader.problem("address", "address_required");
  }
  return said ?? (address === null ? "self_pickup" : "delivery");
}

function readReceipts(reader: RowReader): number {
  const value = reader.cell("receiptCount");
  const inWords = typeof value === "string" ? receiptsInWords(value) : null;
  return inWords ?? reader.quantity("receiptCount", COUNT, "taken") ?? 0;
}

/** The place the goods go to. Goods that arrive here are for Xinjiang: any other place is a mistake of the list. */
function findDestination(reader: RowReader, text: string, address: string | null): Place | null {
  const found = resolveAddress(text, address ?? "");
  if (found.kind === "unknown") {
    reader.problem("destination", "unknown_place", found.address ? { place: found.address.short } : undefined);
  } else if (found.kind === "contradiction") {
    reader.problem("destination", "place_mismatch", { place: found.address.short });
  } else if (found.kind === "ambiguous") {
    reader.problem("destination", "ambiguous_place");
  } else if (!isXinjiang(found.place.code)) {
    reader.problem("destination", "not_in_xinjiang", { place: found.place.short });
  } else {
    return found.place;
  }
  return null;
}

function readDestination(reader: RowReader, address: string | null) {
  const text = reader.text("destination");
  const place = text === null ? null : findDestination(reader, text, address);
  return text === null || place === null
    ? null
    : { destText: text, destCode: place.code, lat: place.lat, lng: place.lng };
}

/** An origin that is not known is no mistake: it is only shown. */
function originCode(text: string): string | null {
  const found = text === "" ? null : resolvePlace(text);
  return found?.kind === "found" ? found.place.code : null;
}

/**
 * Reads one row into stored units and finds everything that is wrong with it. `near` decides the year of dates
 * written without one. A number repeated in another row is found by `checkArrivalList`.
 */
export function checkRow(raw: RawRow, match: ColumnMatch, near: Date): RowResult {
  const reader = rowReader(raw, match);
  const externalNo = readExternalNo(reader);
  const shippedOn = readDay(reader, near);
  const originText = reader.text("origin") ?? "";
  const address = reader.text("address");
  const destination = readDestination(reader, address);
  const remarks = reader.text("remarks");
  const consigneeName = reader.text("consigneeName");
  const consignee = readPhone(reader, "consigneePhone");
  const shipper = readPhone(reader, "shipperPhone");
  const goodsName = reader.text("goodsName");
  const pieces = reader.quantity("pieces", COUNT, "refused");
  const weightG = reader.quantity("weight", WEIGHT, "refused");
  const paymentTerm = readTerm(reader, "paymentTerm", "payment_term", parsePaymentTerm);
  const rest = {
    shippedOn,
    originText,
    originCode: originCode(originText),
    shipperName: reader.text("shipperName"),
    shipperPhone: shipper?.value ?? null,
    consigneeExtension: consignee?.extension ?? null,
    address,
    packing: reader.text("packing"),
    volumeCm3: reader.quantity("volume", VOLUME, "taken") ?? 0,
    freightFen: reader.quantity("freight", MONEY, "taken") ?? 0,
    codFen: reader.quantity("cod", MONEY, "taken") ?? 0,
    declaredValueFen: reader.quantity("declaredValue", MONEY, "taken") ?? 0,
    deliveryMode: readDelivery(reader, address),
    receiptCount: readReceipts(reader),
    remarks,
    holdRelease: remarks !== null && asksToHold(remarks),
  };
  const isComplete =
    externalNo !== null &&
    destination !== null &&
    consigneeName !== null &&
    consignee !== null &&
    goodsName !== null &&
    pieces !== null &&
    weightG !== null &&
    paymentTerm !== null;
  if (!isComplete || reader.problems.length > 0) {
    return { ok: false, externalNo, problems: reader.problems };
  }
  const consigneePhone = consignee.value;
  const row = {
    externalNo,
    ...destination,
    consigneeName,
    consigneePhone,
    goodsName,
    pieces,
    weightG,
    paymentTerm,
    ...rest,
  };
  return { ok: true, row };
}
