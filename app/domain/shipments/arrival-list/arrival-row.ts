import type { Field } from "./fields.ts";
import type { DeliveryMode, PaymentTerm } from "./terms.ts";

/** One shipment as an arrival list tells it. Grams, cm³, fen; phones in E.164. */
export interface ArrivalRow {
  externalNo: string;
  /** UTC instant of the Beijing midnight of the day; `null` if the list does not say */
  shippedOn: Date | null;
  originText: string;
  originCode: string | null;
  destText: string;
  destCode: string;
  lat: number;
  lng: number;
  shipperName: string | null;
  shipperPhone: string | null;
  consigneeName: string;
  consigneePhone: string;
  /** digits to dial after the call is answered */
  consigneeExtension: string | null;
  address: string | null;
  goodsName: string;
  packing: string | null;
  pieces: number;
  weightG: number;
  /** 0 if the list does not say */
  volumeCm3: number;
  paymentTerm: PaymentTerm;
  freightFen: number;
  codFen: number;
  declaredValueFen: number;
  deliveryMode: DeliveryMode;
  receiptCount: number;
  remarks: string | null;
  /** 控货: the shipper must release the goods first */
  holdRelease: boolean;
}

export const ROW_PROBLEM_CODES = [
  "required",
  "formula",
  "not_a_number",
  "not_whole",
  "zero",
  "negative",
  "too_big",
  "too_long",
  "digits_lost",
  "not_a_date",
  "phone",
  "phone_too_short",
  "unknown_place",
  "ambiguous_place",
  "place_mismatch",
  "not_in_xinjiang",
  "payment_term",
  "delivery_mode",
  "address_required",
  "repeated",
] as const;

export type RowProblemCode = (typeof ROW_PROBLEM_CODES)[number];

/** What is wrong with one cell: translated by `code`, `column` is the heading as written, `value` what stands in the cell. */
export interface RowProblem {
  field: Field;
  column: string;
  code: RowProblemCode;
  value: string;
  /** `row`: sheet row a repeated number first stands in; `max`: longest text; `place`: what the address says */
  params?: Record<string, string | number>;
}
