import * as z from "zod";
import {
  type DeliveryMode,
  type Direction,
  deliveryModes,
  directions,
  LIMITS,
  type PaymentTerm,
  paymentTerms,
} from "./shipment-words.ts";

export * from "./shipment-words.ts";

/** What goods need to exist: read from a form, a list, or given by another system; places and phones are settled. */
export interface ShipmentDraft {
  direction: Direction;
  /** number on the sender's list, with the sender it is unique for */
  externalNo?: string | null;
  senderKey?: string | null;
  arrivalListId?: string | null;
  rowHash?: string | null;
  /** a customer that is known already; without it one is found or made by phone */
  shipperCustomerId?: string | null;
  shipperName?: string | null;
  /** E.164 */
  shipperPhone?: string | null;
  shipperAddress?: string | null;
  consigneeCustomerId?: string | null;
  consigneeName: string;
  /** E.164 */
  consigneePhone: string | null;
  consigneeAddress: string | null;
  originCode: string | null;
  originText: string;
  destCode: string;
  destText: string;
  /** where arrived goods wait; arrivals only */
  stationCode?: string | null;
  goodsName: string;
  packing?: string | null;
  pieces: number;
  weightG: number;
  volumeCm3: number;
  paymentTerm: PaymentTerm;
  freightFen?: number;
  codFen?: number;
  declaredValueFen?: number;
  deliveryMode: DeliveryMode;
  receiptCount?: number;
  requiredVehicleType?: string | null;
  remarks?: string | null;
  /** absent = now */
  shippedAt?: Date | null;
  /** when the linehaul with the goods left, not before they were shipped nor in the future; arrivals only */
  departedAt?: Date | null;
  /** the shipper must release the goods first (控货): they come into being on hold */
  held?: boolean;
}

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((value) => value || null)
    .nullish()
    .transform((value) => value ?? null);
const required = (max: number) => z.string().trim().min(1, "required").max(max);

/** The texts and choices of a shipment, as a form or another system gives them. */
export const saidFields = {
  direction: z.enum(directions),
  externalNo: text(40),
  shipperCustomerId: text(40),
  shipperName: text(60),
  shipperPhone: text(40),
  shipperAddress: text(200),
  originText: text(40),
  consigneeCustomerId: text(40),
  consigneeName: required(60),
  consigneePhone: text(40),
  consigneeAddress: text(200),
  destText: text(40),
  stationCode: text(40),
  goodsName: required(60),
  packing: text(30),
  paymentTerm: z.enum(paymentTerms),
  deliveryMode: z.enum(deliveryModes),
  remarks: text(500),
};

/** Instants as ISO text or dates; whole units: grams, cm³, fen. */
export const newShipmentSchema = z
  .object({
    ...saidFields,
    pieces: z.int().min(1).max(LIMITS.pieces),
    weightG: z.int().min(1).max(LIMITS.weightG),
    volumeCm3: z.int().min(0).max(LIMITS.volumeCm3).default(0),
    freightFen: z.int().min(0).max(LIMITS.fen).default(0),
    codFen: z.int().min(0).max(LIMITS.fen).default(0),
    declaredValueFen: z.int().min(0).max(LIMITS.fen).default(0),
    receiptCount: z.int().min(0).max(LIMITS.receipts).default(0),
    shippedAt: z.coerce
      .date()
      .nullish()
      .transform((value) => value ?? null),
  })
  .check((check) => {
    for (const field of missingFields(check.value)) {
      check.issues.push({ code: "custom", message: "required", path: [field], input: check.value });
    }
  });

export type NewShipment = z.output<typeof newShipmentSchema>;

/** What may be corrected after a shipment was entered; its direction and its customers follow from it. */
export const editableFields = [
  "externalNo",
  "shipperName",
  "shipperPhone",
  "shipperAddress",
  "originText",
  "consigneeName",
  "consigneePhone",
  "consigneeAddress",
  "destText",
  "stationCode",
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
] as const satisfies readonly (keyof NewShipment)[];

export type EditableField = (typeof editableFields)[number];
export type ShipmentChange = Partial<Pick<NewShipment, EditableField>>;

type Said = { [field in keyof typeof saidFields]: z.output<(typeof saidFields)[field]> };

/**
 * What must be told beside the fields that every shipment has: whom to call, and where the vehicle has to go (the shipper
 * of outbound goods, the consignee of goods that are delivered).
 */
export function missingFields(said: Said): (keyof Said)[] {
  const wanted: (keyof Said)[] =
    said.direction === "outbound"
      ? ["shipperName", "shipperPhone", "shipperAddress"]
      : ["consigneePhone", ...(said.deliveryMode === "delivery" ? (["consigneeAddress"] as const) : [])];
  const missing = wanted.filter((field) => said[field] === null);
  // a destination may be read from the address alone
  return said.destText === null && said.consigneeAddress === null ? [...missing, "destText"] : missing;
}
