import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { deriveStatus } from "#app/domain/tracking/derive-status.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import { isEventCode } from "#app/domain/tracking/event-codes.ts";
import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import { storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { countPieces } from "#app/domain/tracking/piece-set.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { amountDue } from "./amount-due.ts";
import { arrivalEstimate } from "./arrival-estimate.ts";
import { deliveryUnderWay } from "./internal/delivery-under-way.server.ts";
import { shipmentIdOf } from "./internal/find-by-token.server.ts";
import { type LogRow, partOf, photosOf, shownEvents, shownReason } from "./internal/shown-events.ts";
import { vehicleMap } from "./internal/vehicle-map.server.ts";
import { maskName } from "./mask.ts";

const SELECT = {
  id: true,
  waybillNo: true,
  externalNo: true,
  direction: true,
  originText: true,
  destCode: true,
  destText: true,
  consigneeName: true,
  goodsName: true,
  packing: true,
  pieces: true,
  weightG: true,
  paymentTerm: true,
  freightFen: true,
  codFen: true,
  deliveryMode: true,
  promisedAt: true,
  events: {
    select: {
      id: true,
      code: true,
      occurredAt: true,
      recordedAt: true,
      pieces: true,
      voidsEventId: true,
      placeCode: true,
      reason: true,
      details: true,
      pod: {
        select: { signedBy: true, relation: true, signatureFileId: true, photoFileIds: true, codCollectedFen: true },
      },
    },
  },
  exceptions: {
    where: { status: { not: "closed" }, visibleToCustomer: true },
    orderBy: { openedAt: "asc" },
    select: { code: true },
  },
} as const;

function placeName(ctx: Ctx, code: string | null): string | null {
  const place = code ? placeByCode(code) : undefined;
  return place ? placeLabel(place, ctx.locale) : null;
}

type Row = LogRow & {
  code: EventCode;
  pod: {
    signedBy: string;
    relation: string;
    signatureFileId: string | null;
    photoFileIds: unknown;
    codCollectedFen: number;
  } | null;
};

function timelineEntry(ctx: Ctx, row: Row, total: number) {
  const { id, code, occurredAt } = row;
  const photos = photosOf(row.details);
  return {
    id,
    code,
    occurredAt,
    place: placeName(ctx, row.placeCode),
    part: partOf(row, total),
    reason: shownReason(row),
    photos,
  };
}

function proofEntry({ id, occurredAt, pieces, pod }: Row, total: number) {
  if (!pod) {
    return [];
  }
  const { relation, signatureFileId } = pod;
  const photos = photosOf({ photoFileIds: pod.photoFileIds });
  const count = countPieces(storedPieces(pieces, total));
  return [{ id, at: occurredAt, signedBy: maskName(pod.signedBy), relation, pieces: count, signatureFileId, photos }];
}

/**
 * Everything the public page of a shipment shows, and nothing else: the object is sent to strangers as it is.
 * *Throws* `not_found` for a link that leads nowhere (any more).
 */
export async function trackingPage(ctx: Ctx, token: string) {
  const id = await shipmentIdOf(ctx, token);
  const shipment = await ctx.db.shipment.findUniqueOrThrow({ where: { id }, select: SELECT });
  const { pieces, direction, deliveryMode, goodsName, packing, weightG, waybillNo, externalNo } = shipment;
  const facts = shipment.events.flatMap((row) => (isEventCode(row.code) ? [{ ...row, code: row.code }] : []));
  const status = deriveStatus(pieces, facts, direction as Direction);
  const shown = shownEvents(facts);
  const outForDelivery = status.milestone === "out_for_delivery";
  const delivery = outForDelivery ? await deliveryUnderWay(ctx, id) : null;
  const collected = shown.reduce((sum, { pod }) => sum + (pod?.codCollectedFen ?? 0), 0);
  return {
    waybillNo,
    externalNo,
    direction,
    deliveryMode,
    goodsName,
    packing,
    pieces,
    weightG,
    milestone: status.milestone,
    milestoneAt: status.milestoneAt,
    reached: status.reached,
    partial: status.partial,
    attempt: status.attempt,
    terminal: status.terminal,
    from: shipment.originText,
    to: placeName(ctx, shipment.destCode) ?? shipment.destText,
    consignee: maskName(shipment.consigneeName),
    signedPieces: countPieces(status.signedPieces),
    due: status.terminal ? null : amountDue(shipment, collected),
    estimate: arrivalEstimate({
      terminal: status.terminal,
      promisedAt: shipment.promisedAt,
      stop: delivery,
      now: ctx.now,
    }),
    exceptions: shipment.exceptions.map((exception) => exception.code),
    timeline: shown.map((row) => timelineEntry(ctx, row, pieces)).reverse(),
    proofs: shown.flatMap((row) => proofEntry(row, pieces)).reverse(),
    vehicle: delivery && { plate: delivery.plate, seenAt: delivery.position?.at ?? null },
    map: delivery && vehicleMap(ctx, delivery),
    outForDelivery,
    at: ctx.now,
  };
}

export type TrackingPage = Awaited<ReturnType<typeof trackingPage>>;
