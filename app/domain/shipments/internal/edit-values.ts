import { isMasked } from "#app/domain/customers/customer.ts";
import { maskPhone } from "#app/domain/customers/phone.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import type { Shipment } from "#app/platform/db/client/client.ts";
import {
  type DeliveryMode,
  type EditableField,
  editableFields,
  type NewShipment,
  type PaymentTerm,
  type ShipmentChange,
} from "../shipment.ts";

export type Values = Partial<Record<EditableField, string | number | null>>;

/** Where the goods go, how many they are, how they are handed over: fixed while a trip carries them. */
export const BOUND_TO_TRIP: ReadonlySet<EditableField> = new Set([
  "originText",
  "shipperAddress",
  "destText",
  "consigneeAddress",
  "stationCode",
  "pieces",
  "deliveryMode",
]);

/** Fields that search keys are made of. */
export const SEARCHED: ReadonlySet<EditableField> = new Set([
  "externalNo",
  "shipperName",
  "shipperPhone",
  "consigneeName",
  "consigneePhone",
]);

const PHONES = ["shipperPhone", "consigneePhone"] as const;

/** The change without phones that came back masked as they were shown: those are the stored ones. */
export function withoutMasked(current: Shipment, change: ShipmentChange): ShipmentChange {
  const kept = { ...change };
  for (const field of PHONES) {
    const typed = kept[field];
    const stored = current[field];
    if (typed && stored && isMasked(typed) && typed === maskPhone(stored)) {
      delete kept[field];
    }
  }
  return kept;
}

/** A stored shipment with the change in the form of a new one, to be settled by the same rules. */
export function asEntered(current: Shipment, change: ShipmentChange): NewShipment {
  return {
    ...current,
    direction: current.direction as Direction,
    paymentTerm: current.paymentTerm as PaymentTerm,
    deliveryMode: current.deliveryMode as DeliveryMode,
    ...change,
  };
}

/** Values for the audit log and for the side-by-side of a conflict; phones masked. */
export function shownValues(source: Values, fields: readonly EditableField[]): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const value = source[field] ?? null;
      return [field, typeof value === "string" && field.endsWith("Phone") ? maskPhone(value) : value];
    }),
  );
}

/** The fields in which two states differ. */
export function changedFields(before: Values, after: Values): EditableField[] {
  return editableFields.filter((field) => (before[field] ?? null) !== (after[field] ?? null));
}
