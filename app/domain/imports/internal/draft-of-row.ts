import type { ArrivalRow } from "#app/domain/shipments/arrival-list/arrival-row.ts";
import { arrivalDirection, type ShipmentDraft } from "#app/domain/shipments/shipment.ts";
import { earliestOccurrence } from "#app/domain/tracking/event-rules.ts";

/** What all shipments of a list have in common. */
export interface ListFacts {
  id: string;
  senderKey: string;
  stationCode: string;
  /** from the title rows: when the vehicle with the goods left */
  departedAt: Date | null;
}

/** Papers of the trade write the digits to dial after the call is answered beside the number: there is no column for them. */
function remarksOf({ remarks, consigneeExtension }: ArrivalRow): string | null {
  const extension = consigneeExtension === null ? null : `分机${consigneeExtension}`;
  return [remarks, extension].filter(Boolean).join(" ") || null;
}

/** A departure that lies ahead has not happened; one before the goods were shipped was not theirs. */
function departureOf(list: ListFacts, shippedAt: Date | null, row: ArrivalRow, now: Date): Date | null {
  const { departedAt } = list;
  if (departedAt === null || departedAt > now) {
    return null;
  }
  const direction = arrivalDirection(row.destCode);
  const earliest = earliestOccurrence({ createdAt: now, shippedAt, totalPieces: row.pieces, direction });
  return departedAt < earliest ? null : departedAt;
}

/** The shipment that a good row tells of. A row without a day was shipped at the latest when its vehicle left. */
export function draftOfRow(list: ListFacts, row: ArrivalRow, hash: string, now: Date): ShipmentDraft {
  const left = list.departedAt !== null && list.departedAt <= now ? list.departedAt : null;
  const shippedAt = row.shippedOn ?? left;
  return {
    direction: arrivalDirection(row.destCode),
    externalNo: row.externalNo,
    senderKey: list.senderKey,
    arrivalListId: list.id,
    rowHash: hash,
    shipperName: row.shipperName,
    shipperPhone: row.shipperPhone,
    consigneeName: row.consigneeName,
    consigneePhone: row.consigneePhone,
    consigneeAddress: row.address,
    originCode: row.originCode,
    originText: row.originText,
    destCode: row.destCode,
    destText: row.destText,
    stationCode: list.stationCode,
    goodsName: row.goodsName,
    packing: row.packing,
    pieces: row.pieces,
    weightG: row.weightG,
    volumeCm3: row.volumeCm3,
    paymentTerm: row.paymentTerm,
    freightFen: row.freightFen,
    codFen: row.codFen,
    declaredValueFen: row.declaredValueFen,
    deliveryMode: row.deliveryMode,
    receiptCount: row.receiptCount,
    remarks: remarksOf(row),
    shippedAt,
    departedAt: departureOf(list, shippedAt, row, now),
    held: row.holdRelease,
  };
}
