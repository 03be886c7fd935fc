/** The columns of the list and of its export, in their order. The number is always shown: it opens the shipment. */
export const LIST_COLUMNS = [
  "number",
  "direction",
  "consignee",
  "destination",
  "goods",
  "quantity",
  "payment",
  "delivery",
  "milestone",
  "due",
  "vehicle",
  "age",
  "externalNo",
  "shipper",
  "station",
  "changed",
] as const;

export type ListColumn = (typeof LIST_COLUMNS)[number];

export const DEFAULT_COLUMNS: readonly ListColumn[] = [
  "number",
  "direction",
  "consignee",
  "destination",
  "goods",
  "quantity",
  "payment",
  "milestone",
  "due",
  "vehicle",
  "age",
];

/** Reads "number,milestone,due"; null when nothing of it is a column. The order is always that of `LIST_COLUMNS`. */
export function parseColumns(text: string | null): ListColumn[] | null {
  const wanted = new Set((text ?? "").split(","));
  const columns = LIST_COLUMNS.filter((column) => wanted.has(column));
  if (columns.length === 0) {
    return null;
  }
  return columns[0] === "number" ? columns : ["number", ...columns];
}
