import { maskPhone } from "#app/domain/customers/phone.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { isDesk } from "#app/domain/identity/roles.ts";
import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { HUB, stationByCode } from "#app/domain/places/stations.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import { mayHandleExceptions, mayRecordEvents, mayVoidEvents } from "#app/domain/tracking/policy.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { goodsFacts } from "./internal/detail-goods.server.ts";
import {
  changeEntries,
  eventEntries,
  exceptionEntries,
  loadEvents,
  messageEntries,
} from "./internal/detail-timeline.server.ts";
import { mayCancelShipment, mayEditShipment, mayRevokeTrackingLink, maySeePhone } from "./policy.ts";
import { compactNumber } from "./search-keys.server.ts";

export type { PieceLine, StageLine } from "./internal/detail-goods.server.ts";
export type { EventEntry, TimelineEntry } from "./internal/detail-timeline.server.ts";

const MOST_OF_A_NUMBER = 5;

/**
 * The waybill numbers that a number in an address means: our own, or those with it on a sender's list. Our own number
 * gives itself, spelt as it is stored.
 */
export async function findByAnyNumber(ctx: Ctx, number: string): Promise<string[]> {
  assertMay(isDesk(ctx.actor));
  const text = number.trim();
  const own = await ctx.db.shipment.findUnique({
    where: { waybillNo: text.toUpperCase() },
    select: { waybillNo: true },
  });
  if (own) {
    return [own.waybillNo];
  }
  const keys = await ctx.db.shipmentSearchKey.findMany({
    where: { key: compactNumber(text) },
    orderBy: { shipmentId: "desc" },
    take: 50,
    select: { shipment: { select: { waybillNo: true, externalNo: true } } },
  });
  return keys
    .filter(({ shipment }) => compactNumber(shipment.externalNo ?? "") === compactNumber(text))
    .slice(0, MOST_OF_A_NUMBER)
    .map(({ shipment }) => shipment.waybillNo);
}

function loadRow(ctx: Ctx, waybillNo: string) {
  return ctx.db.shipment.findUnique({
    where: { waybillNo },
    include: {
      exceptions: { orderBy: { openedAt: "desc" } },
      legs: { orderBy: { seq: "asc" }, include: { partner: { select: { name: true } } } },
      pods: { orderBy: { signedAt: "desc" } },
      arrivalList: { select: { id: true, fileName: true } },
      loads: {
        where: { status: { in: ["assigned", "done", "failed"] } },
        orderBy: { assignedAt: "desc" },
        include: {
          trip: {
            select: {
              id: true,
              tripNo: true,
              status: true,
              date: true,
              driver: { select: { name: true } },
              vehicle: { select: { plate: true, lat: true, lng: true, fixAt: true } },
            },
          },
        },
      },
    },
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof loadRow>>>;

/** The points of the small map: where the goods go, where they wait, the vehicle that has them now. WGS-84. */
function pointsOf(ctx: Ctx, row: Row) {
  const label = (station: { nameZh: string; nameEn: string }) =>
    ctx.locale === "en" ? station.nameEn : station.nameZh;
  const station = row.stationCode ? stationByCode(row.stationCode) : undefined;
  const driving = row.loads.find(({ status, trip }) => status === "assigned" && trip.status === "departed")?.trip
    .vehicle;
  const points: {
    kind: "goal" | "station" | "hub" | "vehicle";
    lat: number;
    lng: number;
    label: string;
    at: Date | null;
  }[] = [];
  if (row.lat !== null && row.lng !== null) {
    points.push({ kind: "goal", lat: row.lat, lng: row.lng, label: row.destText, at: null });
  }
  if (station) {
    points.push({ kind: "station", lat: station.lat, lng: station.lng, label: label(station), at: null });
  } else {
    points.push({ kind: "hub", lat: HUB.lat, lng: HUB.lng, label: label(HUB), at: null });
  }
  if (driving && driving.lat !== null && driving.lng !== null) {
    points.push({ kind: "vehicle", lat: driving.lat, lng: driving.lng, label: driving.plate, at: driving.fixAt });
  }
  return points;
}

const masked = (phone: string | null) => phone && maskPhone(phone);

function headOf(ctx: Ctx, row: Row) {
  const { exceptions: _e, legs: _l, pods: _p, loads: _o, stagePlan: _s, senderKey: _k, rowHash: _h, ...head } = row;
  const place = placeByCode(row.destCode);
  const station = row.stationCode ? stationByCode(row.stationCode) : undefined;
  return {
    ...head,
    shipperPhone: masked(row.shipperPhone),
    consigneePhone: masked(row.consigneePhone),
    destination: place ? placeLabel(place, ctx.locale) : row.destText,
    stationName: station ? (ctx.locale === "en" ? station.nameEn : station.nameZh) : null,
  };
}

/**
 * Everything the page of one shipment shows, phones masked, with what the actor may do. Null when there is no such number.
 * *Throws* `forbidden`.
 */
export async function loadShipmentDetail(ctx: Ctx, waybillNo: string) {
  assertMay(isDesk(ctx.actor));
  const row = await loadRow(ctx, waybillNo);
  if (!row) {
    return null;
  }
  const events = await loadEvents(ctx, row.id);
  const goods = await goodsFacts(ctx, row, events);
  const entries = [
    ...(await eventEntries(ctx, events)),
    ...(await messageEntries(ctx, row.id)),
    ...exceptionEntries(row.exceptions),
    ...(await changeEntries(ctx, row.id)),
  ].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  const direction = row.direction as Direction;
  return {
    shipment: headOf(ctx, row),
    ...goods,
    entries,
    points: pointsOf(ctx, row),
    exceptions: row.exceptions.map(({ handlerId, openedById: _o, ...one }) => ({
      ...one,
      mine: handlerId === ctx.actor.id,
    })),
    legs: row.legs.map(({ partner, ...leg }) => ({ ...leg, partnerName: partner?.name ?? null })),
    loads: row.loads.map(({ id, kind, pieces, count, status, reason, trip }) => ({
      ...{
        id,
        kind,
        pieces,
        count,
        status,
        reason,
        tripId: trip.id,
        tripNo: trip.tripNo,
        tripStatus: trip.status,
        date: trip.date,
      },
      ...{ plate: trip.vehicle.plate, driver: trip.driver?.name ?? null },
    })),
    proofs: row.pods.map(({ photoFileIds, ...pod }) => ({
      ...pod,
      photoFileIds: Array.isArray(photoFileIds)
        ? photoFileIds.filter((id): id is string => typeof id === "string")
        : [],
    })),
    may: {
      record: mayRecordEvents(ctx.actor),
      void: mayVoidEvents(ctx.actor),
      handle: mayHandleExceptions(ctx.actor),
      edit: mayEditShipment(ctx.actor, direction),
      cancel: mayCancelShipment(ctx.actor, direction),
      revokeLink: mayRevokeTrackingLink(ctx.actor, direction),
      seePhone: maySeePhone(ctx.actor),
    },
  };
}

export type ShipmentDetail = NonNullable<Awaited<ReturnType<typeof loadShipmentDetail>>>;
