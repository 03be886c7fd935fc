import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { stationByCode } from "#app/domain/places/stations.ts";
import { isLate } from "#app/domain/tracking/stage-plan.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";

const columns = {
  id: true,
  waybillNo: true,
  externalNo: true,
  direction: true,
  consigneeName: true,
  consigneePhone: true,
  shipperName: true,
  originText: true,
  destCode: true,
  destText: true,
  stationCode: true,
  goodsName: true,
  packing: true,
  pieces: true,
  weightG: true,
  volumeCm3: true,
  paymentTerm: true,
  freightFen: true,
  codFen: true,
  deliveryMode: true,
  milestone: true,
  partialDone: true,
  signedPieces: true,
  attempt: true,
  open: true,
  stage: true,
  stageDueAt: true,
  openExceptions: true,
  blocksDispatch: true,
  blocksDelivery: true,
  createdAt: true,
  updatedAt: true,
  updatedByName: true,
} as const;

/** A vehicle that carries pieces of a shipment, or is to. */
export interface RowTrip {
  tripId: string;
  tripNo: string;
  plate: string;
  count: number;
}

interface LoadRow extends RowTrip {
  shipmentId: string;
}

async function tripsOf(ctx: Ctx, ids: string[]): Promise<Map<string, RowTrip[]>> {
  const rows = await ctx.db.$queryRaw<LoadRow[]>(Prisma.sql`
    SELECT l."shipmentId", l."count", t."id" AS "tripId", t."tripNo", v."plate"
    FROM "TripLoad" l JOIN "Trip" t ON t."id" = l."tripId" JOIN "Vehicle" v ON v."id" = t."vehicleId"
    WHERE l."shipmentId" IN (${Prisma.join(ids)}) AND l."status" = 'assigned'`);
  const trips = new Map<string, RowTrip[]>();
  for (const { shipmentId, tripId, tripNo, plate, count } of rows) {
    const known = trips.get(shipmentId) ?? [];
    const same = known.find((trip) => trip.tripId === tripId);
    if (same) {
      // one trip may fetch the goods at the station and deliver them: that is one vehicle
      same.count = Math.max(same.count, Number(count));
    } else {
      trips.set(shipmentId, [...known, { tripId, tripNo, plate, count: Number(count) }]);
    }
  }
  return trips;
}

/**
 * The rows of a page, in the order of `ids`. `phone` makes of a stored number what may be shown.
 */
export async function loadListRows(ctx: Ctx, ids: string[], phone: (stored: string) => string) {
  if (ids.length === 0) {
    return [];
  }
  const found = await ctx.db.shipment.findMany({ where: { id: { in: ids } }, select: columns });
  const trips = await tripsOf(ctx, ids);
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) {
      return [];
    }
    const { consigneePhone, destCode, destText, stationCode, ...shown } = row;
    const place = placeByCode(destCode);
    const station = stationCode ? stationByCode(stationCode) : undefined;
    return [
      {
        ...shown,
        phone: consigneePhone && phone(consigneePhone),
        destination: place ? placeLabel(place, ctx.locale) : destText,
        station: station ? (ctx.locale === "en" ? station.nameEn : station.nameZh) : null,
        late: row.open && row.stageDueAt !== null && isLate(row.stageDueAt, ctx.now),
        trips: trips.get(id) ?? [],
      },
    ];
  });
}

export type ListRow = Awaited<ReturnType<typeof loadListRows>>[number];
