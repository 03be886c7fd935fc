import type { Field } from "#app/domain/shipments/arrival-list/fields.ts";
import type { ShipmentDraft } from "#app/domain/shipments/shipment.ts";

/** What a list says otherwise than the shipment has it, in stored units; days as ISO instants. */
export interface RowChange {
  field: Field;
  from: string | number | null;
  to: string | number | null;
}

const COMPARED = [
  ["shippedOn", "shippedAt"],
  ["origin", "originText"],
  ["destination", "destText"],
  ["shipperName", "shipperName"],
  ["shipperPhone", "shipperPhone"],
  ["consigneeName", "consigneeName"],
  ["consigneePhone", "consigneePhone"],
  ["address", "consigneeAddress"],
  ["goodsName", "goodsName"],
  ["packing", "packing"],
  ["pieces", "pieces"],
  ["weight", "weightG"],
  ["volume", "volumeCm3"],
  ["paymentTerm", "paymentTerm"],
  ["freight", "freightFen"],
  ["cod", "codFen"],
  ["declaredValue", "declaredValueFen"],
  ["deliveryMode", "deliveryMode"],
  ["receiptCount", "receiptCount"],
  ["remarks", "remarks"],
] as const satisfies readonly (readonly [Field, keyof ShipmentDraft])[];

type Column = (typeof COMPARED)[number][1];
type Value = string | number | Date | null | undefined;

const plain = (value: Value): string | number | null => (value instanceof Date ? value.toISOString() : (value ?? null));

/** The fields in which a row's draft differs from the shipment as it stands. A day that the list does not tell is none. */
export function rowChanges(current: Record<Column, Value>, draft: ShipmentDraft): RowChange[] {
  return COMPARED.flatMap(([field, column]) => {
    const from = plain(current[column]);
    const to = plain(draft[column]);
    return from === to || (column === "shippedAt" && to === null) ? [] : [{ field, from, to }];
  });
}
