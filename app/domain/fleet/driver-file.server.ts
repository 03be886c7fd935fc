import { businessDate } from "#app/domain/calendar/business-day.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import { dayTrips } from "./day-trips.server.ts";
import { mayReadFleet } from "./policy.ts";

const VEHICLE = { vehicle: { select: { id: true, plate: true, type: true, capacityG: true } } } as const;

/** Everything the page of one driver shows. *Throws* `forbidden`, `not_found`. */
export async function driverFile(ctx: Ctx, id: string) {
  assertMay(mayReadFleet(ctx.actor));
  const driver = await ctx.db.driver.findUnique({
    where: { id },
    include: {
      user: { select: { id: true, username: true, displayName: true, active: true } },
      crews: { select: VEHICLE },
      coCrews: { select: VEHICLE },
    },
  });
  if (!driver) {
    throw notFound("driver");
  }
  const { crews, coCrews, ...file } = driver;
  return {
    driver: file,
    vehicles: [...crews, ...coCrews].map(({ vehicle }) => vehicle),
    trips: await dayTrips(ctx.db, businessDate(ctx.now), { driverId: id }),
  };
}

export type DriverFile = Awaited<ReturnType<typeof driverFile>>;
