import { lookUpCustomers } from "#app/domain/customers/customer-queries.server.ts";
import { maskPhone } from "#app/domain/customers/phone.ts";
import { mayReadCustomers } from "#app/domain/customers/policy.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { dispatcherRoles, hasRole, isDesk } from "#app/domain/identity/roles.ts";
import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { findShipments } from "./find-shipments.server.ts";

const SHIPMENTS = 8;
const OTHERS = 4;

/** One answer of the search box: what it is, where it leads, and what to say of it. */
export type Found =
  | {
      kind: "shipment";
      waybillNo: string;
      externalNo: string | null;
      direction: string;
      consigneeName: string;
      phone: string | null;
      destination: string;
      milestone: string;
    }
  | { kind: "customer"; id: string; name: string; code: string; phone: string | null; place: string | null }
  | { kind: "vehicle"; id: string; plate: string; type: string }
  | { kind: "driver"; id: string; name: string; phone: string }
  | { kind: "trip"; id: string; tripNo: string; plate: string; date: string };

async function shipments(ctx: Ctx, query: string): Promise<Found[]> {
  const { ids } = await findShipments(ctx.db, query, SHIPMENTS);
  const rows = await ctx.db.shipment.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      waybillNo: true,
      externalNo: true,
      direction: true,
      consigneeName: true,
      consigneePhone: true,
      destCode: true,
      destText: true,
      milestone: true,
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): Found[] => {
    const row = byId.get(id);
    if (!row) {
      return [];
    }
    const { consigneePhone, destCode, destText, id: _id, ...shown } = row;
    const place = placeByCode(destCode);
    const destination = place ? placeLabel(place, ctx.locale) : destText;
    return [{ kind: "shipment", ...shown, phone: consigneePhone && maskPhone(consigneePhone), destination }];
  });
}

async function customers(ctx: Ctx, query: string): Promise<Found[]> {
  if (!mayReadCustomers(ctx.actor)) {
    return [];
  }
  const found = await lookUpCustomers(ctx, query);
  return found.slice(0, OTHERS).map(({ id, name, code, phone, placeName }) => ({
    kind: "customer",
    id,
    name,
    code,
    phone,
    place: placeName,
  }));
}

/** Vehicles and drivers are few (hundreds): read by containing text. Trips by the beginning of their number. */
async function fleet(ctx: Ctx, query: string): Promise<Found[]> {
  if (!hasRole(ctx.actor, [...dispatcherRoles, "manager"])) {
    return [];
  }
  const text = query.normalize("NFKC").trim();
  const upper = text.toUpperCase().replace(/[\s·]/g, "");
  const [vehicles, drivers, trips] = await Promise.all([
    ctx.db.vehicle.findMany({
      where: {
        active: true,
        OR: [{ plate: { contains: upper } }, { plate: { contains: upper.replace(/^(..)/, "$1·") } }],
      },
      take: OTHERS,
      select: { id: true, plate: true, type: true },
    }),
    ctx.db.driver.findMany({
      where: {
        active: true,
        OR: [{ name: { startsWith: text } }, ...(/^\d{4,}$/.test(text) ? [{ phone: { endsWith: text } }] : [])],
      },
      take: OTHERS,
      select: { id: true, name: true, phone: true },
    }),
    ctx.db.trip.findMany({
      where: { tripNo: { gte: upper, lt: `${upper}\u{10ffff}` } },
      orderBy: { tripNo: "desc" },
      take: OTHERS,
      select: { id: true, tripNo: true, date: true, vehicle: { select: { plate: true } } },
    }),
  ]);
  return [
    ...trips.map(
      (trip): Found => ({ kind: "trip", id: trip.id, tripNo: trip.tripNo, plate: trip.vehicle.plate, date: trip.date }),
    ),
    ...vehicles.map((vehicle): Found => ({ kind: "vehicle", ...vehicle })),
    ...drivers.map(({ id, name, phone }): Found => ({ kind: "driver", id, name, phone: maskPhone(phone) })),
  ];
}

/** What the one search box of the console finds: shipments first, then what else the actor works with. *Throws* `forbidden`. */
export async function searchEverything(ctx: Ctx, query: string): Promise<Found[]> {
  assertMay(isDesk(ctx.actor));
  if (query.trim().length < 2) {
    return [];
  }
  const found = await Promise.all([shipments(ctx, query), customers(ctx, query), fleet(ctx, query)]);
  return found.flat();
}
