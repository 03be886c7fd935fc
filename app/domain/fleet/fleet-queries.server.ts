import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { parsePlate } from "./plate.ts";
import { mayManageDevices, mayReadFleet } from "./policy.ts";

export interface FleetFilter {
  /** part of a plate or name */
  text?: string;
  /** true: only what is in use */
  activeOnly?: boolean;
}

const PERSON = { id: true, name: true, phone: true } as const;
/** A forwarder's fleet is hundreds, not thousands: lists are given whole up to here. */
const MOST = 1_000;

/** Vehicles with their usual crew and latest fix, by plate. */
export async function listVehicles(ctx: Ctx, { text, activeOnly }: FleetFilter = {}) {
  assertMay(mayReadFleet(ctx.actor));
  const part = text?.trim().toUpperCase();
  return ctx.db.vehicle.findMany({
    where: {
      ...(activeOnly ? { active: true } : {}),
      ...(part ? { plate: { contains: parsePlate(part) ?? part } } : {}),
    },
    include: {
      crew: {
        select: {
          version: true,
          helpers: true,
          driver: { select: PERSON },
          coDriver: { select: PERSON },
        },
      },
      _count: { select: { devices: { where: { revokedAt: null } } } },
    },
    orderBy: [{ active: "desc" }, { plate: "asc" }],
    take: MOST,
  });
}

export type ListedVehicle = Awaited<ReturnType<typeof listVehicles>>[number];

/** Drivers with their account, by name. */
export async function listDrivers(ctx: Ctx, { text, activeOnly }: FleetFilter = {}) {
  assertMay(mayReadFleet(ctx.actor));
  const part = text?.trim();
  return ctx.db.driver.findMany({
    where: { ...(activeOnly ? { active: true } : {}), ...(part ? { name: { contains: part } } : {}) },
    include: { user: { select: { id: true, username: true, active: true } } },
    orderBy: [{ active: "desc" }, { name: "asc" }],
    take: MOST,
  });
}

export type ListedDriver = Awaited<ReturnType<typeof listDrivers>>[number];

/** Positioning devices, those in use first. Keys are not among it: they are kept as hashes. */
export async function listDevices(ctx: Ctx, { vehicleId }: { vehicleId?: string } = {}) {
  assertMay(mayManageDevices(ctx.actor));
  return ctx.db.device.findMany({
    where: vehicleId ? { vehicleId } : {},
    select: {
      id: true,
      name: true,
      keyPrefix: true,
      createdAt: true,
      lastSeenAt: true,
      revokedAt: true,
      vehicle: { select: { id: true, plate: true } },
    },
    orderBy: [{ revokedAt: { sort: "asc", nulls: "first" } }, { id: "desc" }],
    take: MOST,
  });
}

/** Accounts of drivers that belong to no driver yet, for the form. */
export async function listFreeDriverAccounts(ctx: Ctx) {
  assertMay(mayReadFleet(ctx.actor));
  return ctx.db.user.findMany({
    where: { role: "driver", active: true, driver: null },
    select: { id: true, username: true, displayName: true },
    orderBy: { username: "asc" },
    take: MOST,
  });
}

/** Where a vehicle went (WGS-84), oldest first, at most `MOST` fixes of the span. */
export async function vehicleTrack(ctx: Ctx, vehicleId: string, from: Date, to: Date) {
  assertMay(mayReadFleet(ctx.actor));
  return ctx.db.position.findMany({
    where: { vehicleId, at: { gte: from, lte: to } },
    select: { at: true, lat: true, lng: true, speedKmh: true },
    orderBy: { at: "asc" },
    take: MOST,
  });
}
