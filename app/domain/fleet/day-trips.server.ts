import type { DbOrTx } from "#app/platform/db/db-types.ts";

/** One trip of a vehicle or driver's day, as its file lists it. */
export interface DayTrip {
  id: string;
  tripNo: string;
  direction: string;
  status: string;
  plannedDepartAt: Date;
  departedAt: Date | null;
  /** planned length (ms) */
  durationMs: number;
  plate: string;
  driverName: string | null;
  stopsDone: number;
  stops: number;
}

/** Stops at which nothing is left to do. */
const SETTLED = ["done", "failed", "skipped"];

/** The trips of a business day that a vehicle or a driver has, first to leave first; cancelled ones left out. */
export async function dayTrips(
  db: DbOrTx,
  date: string,
  of: { vehicleId: string } | { driverId: string },
): Promise<DayTrip[]> {
  const whose = "vehicleId" in of ? of : { OR: [{ driverId: of.driverId }, { coDriverId: of.driverId }] };
  const rows = await db.trip.findMany({
    where: { ...whose, date, status: { not: "cancelled" } },
    select: {
      id: true,
      tripNo: true,
      direction: true,
      status: true,
      plannedDepartAt: true,
      departedAt: true,
      durationMs: true,
      vehicle: { select: { plate: true } },
      driver: { select: { name: true } },
      stops: { select: { status: true } },
    },
    orderBy: [{ plannedDepartAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ vehicle, driver, stops, ...trip }) => ({
    ...trip,
    plate: vehicle.plate,
    driverName: driver?.name ?? null,
    stops: stops.length,
    stopsDone: stops.filter((stop) => SETTLED.includes(stop.status)).length,
  }));
}
