import { businessDate } from "#app/domain/calendar/business-day.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import { isOwnTrip, mayDispatch, mayReadTrips } from "./policy.ts";

const PERSON = { id: true, name: true, phone: true } as const;
const VEHICLE = {
  id: true,
  plate: true,
  type: true,
  capacityG: true,
  capacityCm3: true,
  lat: true,
  lng: true,
  fixAt: true,
  speedKmh: true,
  heading: true,
} as const;

const LOAD = {
  id: true,
  shipmentId: true,
  kind: true,
  pieces: true,
  count: true,
  weightG: true,
  volumeCm3: true,
  status: true,
  reason: true,
  shipment: {
    select: {
      waybillNo: true,
      pieces: true,
      consigneeName: true,
      goodsName: true,
      promisedAt: true,
      openExceptions: true,
      blocksDispatch: true,
      blocksDelivery: true,
      version: true,
    },
  },
} as const;

const stopsWith = <T extends object>(load: T) =>
  ({
    orderBy: { seq: "asc" },
    include: { loads: { where: { status: { not: "removed" } }, orderBy: { id: "asc" }, select: load } },
  }) as const;

const WITH_PEOPLE = {
  vehicle: { select: VEHICLE },
  driver: { select: PERSON },
  coDriver: { select: PERSON },
} as const;

/** What the driver sees of a shipment: enough to find the consignee and to collect. */
const DRIVER_LOAD = {
  ...LOAD,
  shipment: {
    select: {
      ...LOAD.shipment.select,
      consigneePhone: true,
      shipperName: true,
      shipperPhone: true,
      codFen: true,
      freightFen: true,
      paymentTerm: true,
      receiptCount: true,
      remarks: true,
    },
  },
} as const;

/** Vehicles in use with their crew and what they do on the day in any direction: what a drag can be dropped on. */
export async function boardVehicles(ctx: Ctx, { date }: { date?: string } = {}) {
  assertMay(mayReadTrips(ctx.actor));
  const day = date ?? businessDate(ctx.now);
  return ctx.db.vehicle.findMany({
    where: { active: true },
    select: {
      ...VEHICLE,
      ownership: true,
      licenceExpiresOn: true,
      inspectionExpiresOn: true,
      crew: { select: { driver: { select: PERSON }, coDriver: { select: PERSON }, helpers: true } },
      trips: {
        where: { date: day, status: { not: "cancelled" } },
        select: { id: true, tripNo: true, direction: true, status: true, version: true, durationMs: true },
        orderBy: { plannedDepartAt: "asc" },
      },
    },
    orderBy: { plate: "asc" },
    take: 1_000,
  });
}

export type BoardVehicle = Awaited<ReturnType<typeof boardVehicles>>[number];

/** Latest fixes of the vehicles in use, WGS-84. */
export async function vehiclePoints(ctx: Ctx) {
  assertMay(mayReadTrips(ctx.actor));
  return ctx.db.vehicle.findMany({
    where: { active: true, lat: { not: null } },
    select: { id: true, plate: true, lat: true, lng: true, fixAt: true, speedKmh: true, heading: true },
    take: 1_000,
  });
}

export interface TripFilter {
  direction?: string;
  status?: string;
  date?: string;
  vehicleId?: string;
  /** id of the last trip of the page before */
  cursor?: string;
  limit?: number;
}

/** Trips, newest first, with the numbers of their stops. */
export async function listTrips(ctx: Ctx, filter: TripFilter = {}) {
  assertMay(mayReadTrips(ctx.actor));
  const { cursor, limit = 50, ...equal } = filter;
  const rows = await ctx.db.trip.findMany({
    where: { ...equal, ...(cursor ? { id: { lt: cursor } } : {}) },
    include: {
      vehicle: { select: { id: true, plate: true, type: true } },
      driver: { select: PERSON },
      stops: { select: { status: true } },
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

export type ListedTrip = Awaited<ReturnType<typeof listTrips>>["rows"][number];

/** One trip with everything on it, for the desk or its own driver. *Throws* `forbidden`, `not_found`. */
export async function tripDetail(ctx: Ctx, tripId: string) {
  const trip = await ctx.db.trip.findUnique({
    where: { id: tripId },
    include: { ...WITH_PEOPLE, stops: stopsWith(DRIVER_LOAD) },
  });
  if (!trip) {
    throw notFound("trip");
  }
  assertMay(mayReadTrips(ctx.actor) || isOwnTrip(ctx.actor, trip));
  return { ...trip, mayDispatch: mayDispatch(ctx.actor) };
}

export type TripDetail = Awaited<ReturnType<typeof tripDetail>>;

/** A driver's own trips: all that are still open, and those of today that are closed. Not those still being planned. */
export async function driverTrips(ctx: Ctx) {
  const { driverId } = ctx.actor;
  assertMay(driverId !== undefined);
  return ctx.db.trip.findMany({
    where: {
      AND: [
        { OR: [{ driverId }, { coDriverId: driverId }] },
        {
          OR: [{ status: { in: ["released", "departed"] } }, { status: "closed", date: businessDate(ctx.now) }],
        },
      ],
    },
    include: { ...WITH_PEOPLE, stops: stopsWith(DRIVER_LOAD) },
    orderBy: [{ date: "asc" }, { plannedDepartAt: "asc" }],
    take: 20,
  });
}

export type DriverTrip = Awaited<ReturnType<typeof driverTrips>>[number];
