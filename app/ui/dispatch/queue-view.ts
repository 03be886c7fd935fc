import type { QueueTerms } from "#app/domain/dispatch/board-extras.server.ts";
import type { QueueRow as DomainRow } from "#app/domain/dispatch/dispatch-queries.server.ts";
import type { QueuePage, QueueRow, QueueView } from "./board-data.ts";

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
export function queueRow(row: DomainRow, terms: QueueTerms, placeName: (code: string) => string | null): QueueRow {
  const outbound = row.direction === "outbound";
  const code = outbound ? (row.originCode ?? "") : row.destCode;
  const { paymentTerm = "", codFen = 0, deliveryMode = "delivery" } = terms.get(row.id) ?? {};
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
    paymentTerm,
    codFen,
    deliveryMode,
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

/** The queue stands in the order of due times: what is late is its beginning, and ends with the first row that is not. */
export function lateOnly(page: QueuePage, now: Date): QueuePage {
  const rows = page.rows.filter((row) => row.stageDueAt !== null && row.stageDueAt < now);
  return { rows, next: rows.length === page.rows.length ? page.next : null };
}

/** The domain's filter for one of the board's views. */
export function viewFilter(view: QueueView): { dueToday?: true; arrived?: true; exception?: true } {
  switch (view) {
    case "today":
    case "late":
      return { dueToday: true };
    case "arrived":
      return { arrived: true };
    case "exception":
      return { exception: true };
    default:
      return {};
  }
}
