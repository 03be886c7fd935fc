import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { notFound } from "#app/platform/errors.ts";
import { type CheckedCrew, type CheckedDriver, tripRefusals } from "../check-trip.ts";
import { serviceMs } from "../schedule-stops.ts";
import type { PlanTrip } from "../trip-plan.ts";
import { assertAllowed } from "./commit-plans.server.ts";

type CrewedTrip = Pick<PlanTrip, "id" | "date" | "vehicleId" | "driverId" | "coDriverId">;

function driversOf({ driverId, coDriverId }: Pick<CrewedTrip, "driverId" | "coDriverId">): string[] {
  return [driverId, coDriverId].filter((id) => id !== null);
}

/** Time at the wheel (ms) by driver and day, each of his trips by itself. */
async function drivingOfDays(db: DbOrTx, trips: readonly CrewedTrip[], driverIds: string[]) {
  const rows = await db.trip.findMany({
    where: {
      date: { in: [...new Set(trips.map((trip) => trip.date))] },
      OR: [{ driverId: { in: driverIds } }, { coDriverId: { in: driverIds } }],
      status: { not: "cancelled" },
    },
    select: {
      id: true,
      date: true,
      driverId: true,
      coDriverId: true,
      durationMs: true,
      stops: { select: { loads: { where: { status: { not: "removed" } }, select: { count: true } } } },
    },
  });
  const days = new Map<string, { tripId: string; ms: number }[]>();
  for (const { stops, durationMs, ...trip } of rows) {
    const service = stops.map((stop) => serviceMs(stop.loads.reduce((pieces, load) => pieces + load.count, 0)));
    const ms = Math.max(0, durationMs - service.reduce((total, part) => total + part, 0));
    for (const driverId of driversOf(trip)) {
      const key = `${driverId}|${trip.date}`;
      days.set(key, [...(days.get(key) ?? []), { tripId: trip.id, ms }]);
    }
  }
  return days;
}

/** Vehicle and people of trips as the checks need them, by trip; the same few queries however many trips. */
export async function loadCrews(db: DbOrTx, trips: readonly CrewedTrip[]): Promise<Map<string, CheckedCrew>> {
  const driverIds = [...new Set(trips.flatMap(driversOf))];
  const vehicleIds = [...new Set(trips.map((trip) => trip.vehicleId))];
  const vehicles = new Map(
    (await db.vehicle.findMany({ where: { id: { in: vehicleIds } } })).map((vehicle) => [vehicle.id, vehicle]),
  );
  const drivers = new Map(
    (await db.driver.findMany({ where: { id: { in: driverIds } } })).map((driver) => [driver.id, driver]),
  );
  const days = await drivingOfDays(db, trips, driverIds);
  const crews = new Map<string, CheckedCrew>();
  for (const trip of trips) {
    const vehicle = vehicles.get(trip.vehicleId);
    const people = driversOf(trip).flatMap((id): CheckedDriver[] => {
      const driver = drivers.get(id);
      const others = (days.get(`${id}|${trip.date}`) ?? []).filter((other) => other.tripId !== trip.id);
      return driver ? [{ ...driver, otherDrivingMs: others.reduce((sum, { ms }) => sum + ms, 0) }] : [];
    });
    if (vehicle) {
      crews.set(trip.id, { vehicle, drivers: people });
    }
  }
  return crews;
}

/** `loadCrews` of one trip. *Throws* `not_found`. */
export async function loadCrew(db: DbOrTx, trip: CrewedTrip): Promise<CheckedCrew> {
  const crew = (await loadCrews(db, [trip])).get(trip.id);
  if (!crew) {
    throw notFound("vehicle");
  }
  return crew;
}

/** *Throws* the first thing that forbids the trip (409), with all of them in `data`. */
export function assertMayDrive(crew: CheckedCrew, date: string): void {
  assertAllowed(tripRefusals(crew, date));
}
