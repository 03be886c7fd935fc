import type { Tx } from "#app/platform/db/db-types.ts";
import { conflict, DomainError, notFound } from "#app/platform/errors.ts";

/** Why a guarded write of a vehicle or driver hit nothing: it is gone, or somebody else saved it since. */
export async function explainMiss(
  found: { version: number } | null,
  entity: "vehicle" | "driver" | "crew",
  version: number,
): Promise<never> {
  throw found ? conflict({ yours: version, theirs: found.version }) : notFound(entity);
}

/** Trips that still count on the thing. */
const OPEN_TRIPS = ["planned", "released", "departed"];

/** *Throws* `in_use` (409) while open trips count on the vehicle. */
export async function assertVehicleFree(tx: Tx, vehicleId: string): Promise<void> {
  const trip = await tx.trip.findFirst({ where: { vehicleId, status: { in: OPEN_TRIPS } }, select: { tripNo: true } });
  if (trip) {
    throw new DomainError("in_use", { status: 409, params: { tripNo: trip.tripNo } });
  }
}

/** *Throws* `in_use` (409) while open trips count on the driver. */
export async function assertDriverFree(tx: Tx, driverId: string): Promise<void> {
  const trip = await tx.trip.findFirst({
    where: { OR: [{ driverId }, { coDriverId: driverId }], status: { in: OPEN_TRIPS } },
    select: { tripNo: true },
  });
  if (trip) {
    throw new DomainError("in_use", { status: 409, params: { tripNo: trip.tripNo } });
  }
}
