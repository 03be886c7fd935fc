import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import { storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { countPieces } from "#app/domain/tracking/piece-set.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { inList } from "#app/platform/db/in-list.server.ts";
import type { NoticeFacts } from "../compose-message.ts";

interface FactRow {
  eventId: string;
  code: string;
  occurredAt: Date;
  placeText: string | null;
  signedBy: string | null;
  shipmentId: string;
  waybillNo: string;
  externalNo: string | null;
  goodsName: string;
  pieces: number;
  destText: string;
  trackingToken: string;
  promisedAt: Date | null;
  milestone: string;
  partialDone: number;
  open: boolean | number;
  signedPieces: string;
  consigneeCustomerId: string | null;
  shipperCustomerId: string | null;
}

/** Facts of a notice, and who has a part in the shipment. */
export interface LoadedFacts {
  facts: NoticeFacts;
  /** consignee first; each once */
  customerIds: string[];
}

function toLoaded(row: FactRow): LoadedFacts {
  const { code, occurredAt, placeText, signedBy, signedPieces, consigneeCustomerId, shipperCustomerId } = row;
  const customerIds = [...new Set([consigneeCustomerId, shipperCustomerId])].filter((id) => id !== null);
  const facts: NoticeFacts = {
    shipmentId: row.shipmentId,
    waybillNo: row.waybillNo,
    externalNo: row.externalNo,
    goodsName: row.goodsName,
    pieces: row.pieces,
    destText: row.destText,
    trackingToken: row.trackingToken,
    promisedAt: row.promisedAt && new Date(row.promisedAt),
    milestone: row.milestone,
    partialDone: row.partialDone,
    open: Boolean(row.open),
    signedCount: signedPieces === "" ? 0 : countPieces(storedPieces(signedPieces, row.pieces)),
    event: { code: code as EventCode, occurredAt: new Date(occurredAt), placeText, signedBy },
  };
  return { facts, customerIds };
}

/**
 * What messages about the given events say, by event id. One statement: Prisma's own way of reading takes ten times as
 * long, and this is done for every milestone of every shipment.
 */
export async function loadFacts(db: DbOrTx, eventIds: readonly string[]): Promise<Map<string, LoadedFacts>> {
  if (eventIds.length === 0) {
    return new Map();
  }
  const rows = await db.$queryRaw<FactRow[]>`
    SELECT e."id" AS "eventId", e."code", e."occurredAt", e."placeText", p."signedBy", s."id" AS "shipmentId",
      s."waybillNo", s."externalNo", s."goodsName", s."pieces", s."destText", s."trackingToken", s."promisedAt",
      s."milestone", s."partialDone", s."open", s."signedPieces", s."consigneeCustomerId", s."shipperCustomerId"
    FROM "TrackingEvent" e
    JOIN "Shipment" s ON s."id" = e."shipmentId"
    LEFT JOIN "ProofOfDelivery" p ON p."eventId" = e."id"
    WHERE e."id" ${inList(db, eventIds)}`;
  return new Map(rows.map((row) => [row.eventId, toLoaded(row)]));
}
