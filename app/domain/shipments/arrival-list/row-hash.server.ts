import { createHash } from "node:crypto";
import type { ArrivalRow } from "./arrival-row.ts";

/**
 * What a sender says, in the order that is hashed. Codes and coordinates are left out: they change when the knowledge of
 * places does, and a row is not changed by that.
 */
const SAID = [
  "externalNo",
  "shippedOn",
  "originText",
  "destText",
  "shipperName",
  "shipperPhone",
  "consigneeName",
  "consigneePhone",
  "consigneeExtension",
  "address",
  "goodsName",
  "packing",
  "pieces",
  "weightG",
  "volumeCm3",
  "paymentTerm",
  "freightFen",
  "codFen",
  "declaredValueFen",
  "deliveryMode",
  "receiptCount",
  "remarks",
] as const satisfies readonly (keyof ArrivalRow)[];

/** Between two fields; no text read from a list holds it. */
const SEPARATOR = "\u001f";

/** Fingerprint of a row, 32 hexadecimal digits: equal for rows that say the same, however they are written. */
export function rowHash(row: ArrivalRow): string {
  let said = "";
  for (const key of SAID) {
    const value = row[key];
    said += (value instanceof Date ? value.getTime() : (value ?? "")) + SEPARATOR;
  }
  return createHash("sha256").update(said).digest("hex").slice(0, 32);
}
