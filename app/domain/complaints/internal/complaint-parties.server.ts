import type { Tx } from "#app/platform/db/db-types.ts";
import { invalid } from "#app/platform/errors.ts";
import type { Complainant, ComplaintChannel } from "../complaint.ts";

const shipmentSelect = {
  id: true,
  waybillNo: true,
  consigneePhone: true,
  consigneeCustomerId: true,
  shipperPhone: true,
  shipperCustomerId: true,
} as const;

/** A shipment a complaint is about, with its parties. */
export interface AboutShipment {
  id: string;
  waybillNo: string;
  consigneePhone: string | null;
  consigneeCustomerId: string | null;
  shipperPhone: string | null;
  shipperCustomerId: string | null;
}

/**
 * The shipments of the given ids and waybill numbers, in that order and each once.
 * *Throws* `invalid` on `waybillNos` for a number that is none of ours.
 */
export async function shipmentsAbout(
  tx: Tx,
  ids: readonly string[],
  numbers: readonly string[],
): Promise<AboutShipment[]> {
  const wanted = numbers.map((number) => number.toUpperCase());
  const rows = await tx.shipment.findMany({
    where: { OR: [{ id: { in: [...ids] } }, { waybillNo: { in: wanted } }, { externalNo: { in: [...numbers] } }] },
    select: { ...shipmentSelect, externalNo: true },
  });
  const found = [
    ...ids.map((id) => rows.find((row) => row.id === id)),
    ...numbers.map((number, index) => {
      const row =
        rows.find(({ waybillNo }) => waybillNo === wanted[index]) ?? rows.find((r) => r.externalNo === number);
      if (!row) {
        throw invalid([{ field: "waybillNos", code: "unknown_shipment", params: { number } }]);
      }
      return row;
    }),
  ].filter((row) => row !== undefined);
  return [...new Map(found.map((row) => [row.id, row])).values()];
}

/** *Throws* `invalid` on `partnerIds` for one that does not exist. */
export async function assertPartners(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = await tx.partner.count({ where: { id: { in: [...new Set(ids)] } } });
  if (known < new Set(ids).size) {
    throw invalid([{ field: "partnerIds", code: "not_a_choice" }]);
  }
}

/** Whose customer it is: by the phone number, in the file of customers or on the shipments. */
export async function customerOf(tx: Tx, phone: string, shipments: readonly AboutShipment[]): Promise<string | null> {
  const known = await tx.customer.findUnique({ where: { phone }, select: { id: true } });
  if (known) {
    return known.id;
  }
  for (const shipment of shipments) {
    if (shipment.consigneePhone === phone && shipment.consigneeCustomerId) {
      return shipment.consigneeCustomerId;
    }
    if (shipment.shipperPhone === phone && shipment.shipperCustomerId) {
      return shipment.shipperCustomerId;
    }
  }
  return null;
}

/** Who somebody is to the shipment, where nobody said so. */
export function complainantOf(
  phone: string,
  channel: ComplaintChannel,
  shipments: readonly AboutShipment[],
): Complainant {
  if (shipments.some((shipment) => shipment.consigneePhone === phone)) {
    return "consignee";
  }
  if (shipments.some((shipment) => shipment.shipperPhone === phone)) {
    return "shipper";
  }
  return channel === "partner" ? "partner" : "other";
}
