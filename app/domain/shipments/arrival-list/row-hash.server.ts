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

/** Fingerprint of a row, 32 hexadecimal digits: equal for rows that say the same, however they are written. */
export function rowHash(row: ArrivalRow): string {
  const said = SAID.map((key) => row[key]);
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 32);
}
