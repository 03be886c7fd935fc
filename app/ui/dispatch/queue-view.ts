import type { QueueRow as DomainRow } from "#app/domain/dispatch/dispatch-queries.server.ts";
import type { QueueFilter } from "#app/domain/dispatch/queue-filter.ts";
import type { QueueRow, QueueView } from "./board-data.ts";

function blockOf({ blocksDispatch, milestone }: DomainRow): QueueRow["block"] {
  if (!blocksDispatch) {
    return null;
  }
  return milestone === "on_hold" ? "held" : "blocked";
}

/**
 * A row as the board shows it: for outbound goods who and where the shipper is, else the consignee.
 * @param placeName how a place of this code is called
 */
export function queueRow(row: DomainRow, placeName: (code: string) => string | null): QueueRow {
  const outbound = row.direction === "outbound";
  const code = outbound ? (row.originCode ?? "") : row.destCode;
  return {
    id: row.id,
    version: row.version,
    waybillNo: row.waybillNo,
    consigneeName: outbound ? (row.shipperName ?? "") : row.consigneeName,
    destCode: code,
    dest: placeName(code) ?? (outbound ? row.originText : row.destText),
    address: outbound ? row.shipperAddress : row.consigneeAddress,
    pieces: row.pieces,
    unassignedCount: row.unassignedCount,
    unassignedPieces: row.unassignedPieces,
    weightG: row.weightG,
    volumeCm3: row.volumeCm3,
    paymentTerm: row.paymentTerm,
    codFen: row.codFen,
    deliveryMode: row.deliveryMode,
    whereabouts: outbound && row.whereabouts === "origin" ? "shipper" : row.whereabouts,
    stage: row.stage,
    stageDueAt: row.stageDueAt,
    requiredVehicleType: row.requiredVehicleType,
    openExceptions: row.openExceptions,
    block: blockOf(row),
    lat: row.lat,
    lng: row.lng,
  };
}

/** The domain's filter for one of the board's views. */
export function viewFilter(view: QueueView): Pick<QueueFilter, "dueToday" | "overdue" | "arrived" | "exception"> {
  switch (view) {
    case "today":
      return { dueToday: true };
    case "late":
      return { overdue: true };
    case "arrived":
      return { arrived: true };
    case "exception":
      return { exception: true };
    default:
      return {};
  }
}
