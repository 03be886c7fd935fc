/** What an arrival list can tell about a shipment, in the order of the template. */
export const FIELDS = [
  "externalNo",
  "shippedOn",
  "origin",
  "destination",
  "shipperName",
  "shipperPhone",
  "consigneeName",
  "consigneePhone",
  "address",
  "goodsName",
  "packing",
  "pieces",
  "weight",
  "volume",
  "paymentTerm",
  "freight",
  "cod",
  "declaredValue",
  "deliveryMode",
  "receiptCount",
  "remarks",
] as const;

export type Field = (typeof FIELDS)[number];

/** Fields without which a shipment can neither be told apart, carried nor announced to its consignee. */
export const REQUIRED_FIELDS: ReadonlySet<Field> = new Set([
  "externalNo",
  "destination",
  "consigneeName",
  "consigneePhone",
  "goodsName",
  "pieces",
  "weight",
  "paymentTerm",
]);

/** Longest text taken, in characters. */
export const TEXT_LIMITS = {
  externalNo: 40,
  origin: 40,
  destination: 40,
  shipperName: 60,
  consigneeName: 60,
  address: 200,
  goodsName: 60,
  packing: 30,
  remarks: 500,
} as const;

/** Which column holds which field: field → column index counted from 0. */
export type ColumnMapping = Partial<Record<Field, number>>;
