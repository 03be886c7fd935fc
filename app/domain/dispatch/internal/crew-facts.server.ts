import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import { type CheckedCrew, type CheckedDriver, tripRefusals } from "../check-trip.ts";
import { serviceMs } from "../schedule-stops.ts";
import type { PlanTrip } from "../trip-plan.ts";

/** Time at the wheel (ms) of a driver on his other trips of the day. */
async function otherDrivingMs(db: DbOrTx, driverId: string, trip: PlanTrip): Promise<number> {
  const others = await db.trip.findMany({
    where: {
      date: trip.date,
      OR: [{ driverId }, { coDriverId: driverId }],
      NOT: [{ id: trip.id }, { status: "cancelled" }],
    },
    select: { durationMs: true, stops: { select: { loads: { select: { count: true } } } } },
  });
  return others.reduce((sum, { durationMs, stops }) => {
    const service = stops.map((stop) => serviceMs(stop.loads.reduce((pieces, load) => pieces + load.count, 0)));
    return sum + Math.max(0, durationMs - service.reduce((total, ms) => total + ms, 0));
  }, 0);
}

/** Vehicle and people of a trip as the checks need them. *Throws* `not_found`. */
export async function loadCrew(db: DbOrTx, trip: PlanTrip): Promise<CheckedCrew> {
  const vehicle = await db.vehicle.findUnique({ where: { id: trip.vehicleId } });
  if (!vehicle) {
    throw notFound("vehicle");
  }
  const drivers: CheckedDriver[] = [];
  for (const id of [trip.driverId, trip.coDriverId]) {
    const driver = id === null ? null : await db.driver.findUnique({ where: { id } });
    if (driver) {
      drivers.push({ ...driver, otherDrivingMs: await otherDrivingMs(db, driver.id, trip) });
    }
  }
  return { vehicle, drivers };
}

/** *Throws* the first thing that forbids the trip (409), with all of them in `data`. */
export function assertMayDrive(crew: CheckedCrew, date: string): void {
  const refusals = tripRefusals(crew, date);
  const [first] = refusals;
  if (first) {
    throw new DomainError(first.code, { status: 409, params: first.params, data: { refusals } });
  }
}
