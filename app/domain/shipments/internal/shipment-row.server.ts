import { placeByCode } from "#app/domain/places/place-directory.server.ts";
import type { DerivedColumns } from "#app/domain/tracking/derive-columns.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import { approximatePoint } from "../approximate-point.ts";
import type { ShipmentDraft } from "../shipment.ts";
import type { FirstFacts } from "./initial-columns.ts";
import { baseInstant, type PlannedPromise } from "./plan-promise.ts";

/** Where the vehicle must go: to the shipper of outbound goods, to the consignee of all others. */
export function vehiclePoint(ends: {
  direction: Direction;
  originCode: string | null;
  shipperAddress?: string | null;
  destCode: string;
  consigneeAddress?: string | null;
}): { lat: number | null; lng: number | null } {
  const outbound = ends.direction === "outbound";
  const code = outbound ? ends.originCode : ends.destCode;
  const centre = code === null ? undefined : placeByCode(code);
  const address = (outbound ? ends.shipperAddress : ends.consigneeAddress) ?? "";
  return centre ? approximatePoint(centre, address) : { lat: null, lng: null };
}

export interface RowSources {
  waybillNo: string;
  trackingToken: string;
  customers: ReadonlyMap<string, string>;
  promise: (direction: Direction, destCode: string, baseAt: Date) => PlannedPromise;
  columns: (facts: FirstFacts) => DerivedColumns;
}

function customerOf(sources: RowSources, id: string | null | undefined, phone: string | null | undefined) {
  return id ?? (phone ? (sources.customers.get(phone) ?? null) : null);
}

/**
 * The row of a new shipment. The waybill exists since the goods were shipped, or since now when that lies ahead, so that
 * whatever happened to goods on their way here comes after it.
 */
export function shipmentRow(ctx: Ctx, draft: ShipmentDraft, sources: RowSources) {
  const { direction, deliveryMode, pieces } = draft;
  const shippedAt = draft.shippedAt ?? ctx.now;
  const occurredAt = shippedAt < ctx.now ? shippedAt : ctx.now;
  const departedAt = draft.departedAt ?? null;
  const heldAt = draft.held ? ctx.now : null;
  const base = baseInstant({ direction, shippedAt, createdAt: ctx.now });
  const promise = sources.promise(direction, draft.destCode, base);
  return {
    id: newId(),
    waybillNo: sources.waybillNo,
    direction,
    externalNo: draft.externalNo ?? null,
    senderKey: draft.senderKey ?? null,
    arrivalListId: draft.arrivalListId ?? null,
    rowHash: draft.rowHash ?? null,
    shipperCustomerId: customerOf(sources, draft.shipperCustomerId, draft.shipperPhone),
    shipperName: draft.shipperName ?? null,
    shipperPhone: draft.shipperPhone ?? null,
    shipperAddress: draft.shipperAddress ?? null,
    consigneeCustomerId: customerOf(sources, draft.consigneeCustomerId, draft.consigneePhone),
    consigneeName: draft.consigneeName,
    consigneePhone: draft.consigneePhone,
    consigneeAddress: draft.consigneeAddress,
    originCode: draft.originCode,
    originText: draft.originText,
    destCode: draft.destCode,
    destText: draft.destText,
    ...vehiclePoint(draft),
    stationCode: draft.stationCode ?? null,
    goodsName: draft.goodsName,
    packing: draft.packing ?? null,
    pieces,
    weightG: draft.weightG,
    volumeCm3: draft.volumeCm3,
    paymentTerm: draft.paymentTerm,
    freightFen: draft.freightFen ?? 0,
    codFen: draft.codFen ?? 0,
    declaredValueFen: draft.declaredValueFen ?? 0,
    deliveryMode,
    receiptCount: draft.receiptCount ?? 0,
    requiredVehicleType: draft.requiredVehicleType ?? null,
    remarks: draft.remarks ?? null,
    shippedAt,
    ...sources.columns({ direction, deliveryMode, pieces, first: promise.first, occurredAt, departedAt, heldAt }),
    promisedAt: promise.promisedAt,
    stagePlan: promise.stagePlan,
    trackingToken: sources.trackingToken,
    createdAt: ctx.now,
    createdById: ctx.actor.id,
    updatedAt: ctx.now,
    updatedByName: ctx.actor.name,
  };
}

export type ShipmentRow = ReturnType<typeof shipmentRow>;
