import { businessDate } from "#app/domain/calendar/business-day.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import { dayTrips } from "./day-trips.server.ts";
import { nearPoint } from "./near-point.server.ts";
import { mayReadFleet } from "./policy.ts";

/** So many of the last fixes are listed. */
const LAST_FIXES = 12;
const PERSON = { id: true, name: true, phone: true, active: true, licenceClass: true, licenceExpiresOn: true } as const;

/** Everything the page of one vehicle shows. *Throws* `forbidden`, `not_found`. */
export async function vehicleFile(ctx: Ctx, id: string) {
  assertMay(mayReadFleet(ctx.actor));
  const vehicle = await ctx.db.vehicle.findUnique({
    where: { id },
    include: {
      crew: {
        select: {
          version: true,
          helpers: true,
          driverId: true,
          coDriverId: true,
          driver: { select: PERSON },
          coDriver: { select: PERSON },
        },
      },
      devices: {
        where: { revokedAt: null },
        select: { id: true, name: true, lastSeenAt: true },
        orderBy: { id: "asc" },
      },
      positions: {
        select: { id: true, at: true, lat: true, lng: true, speedKmh: true },
        orderBy: { at: "desc" },
        take: LAST_FIXES,
      },
    },
  });
  if (!vehicle) {
    throw notFound("vehicle");
  }
  const { positions, ...file } = vehicle;
  return {
    vehicle: file,
    trips: await dayTrips(ctx.db, businessDate(ctx.now), { vehicleId: id }),
    fixes: positions.map((fix) => ({ ...fix, near: nearPoint(fix, ctx.locale) })),
  };
}

export type VehicleFile = Awaited<ReturnType<typeof vehicleFile>>;
