import { type AcceptedPositions, acceptPositions } from "#app/domain/fleet/accept-positions.server.ts";
import type { Fix } from "#app/domain/fleet/device.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";

/**
 * Takes the fixes of a driver's phone for the vehicle he is under way with; the rules are those of any other device.
 * *Writes* Position, Vehicle (the latest fix). *Throws* `forbidden`, `no_trip_under_way` (409): then the phone stops sending.
 */
export async function reportPosition(
  ctx: Ctx,
  fixes: readonly Fix[],
): Promise<AcceptedPositions & { vehicleId: string }> {
  const { driverId, id, name } = ctx.actor;
  assertMay(driverId !== undefined);
  const trip = await ctx.db.trip.findFirst({
    where: { status: "departed", OR: [{ driverId }, { coDriverId: driverId }] },
    orderBy: { departedAt: "desc" },
    select: { vehicleId: true },
  });
  if (!trip) {
    throw new DomainError("no_trip_under_way", { status: 409 });
  }
  // whose vehicle it is has been settled above; what is left is a matter of the machine
  const machine: Ctx = { ...ctx, actor: { kind: "system", id, name, role: "system" } };
  return { ...(await acceptPositions(machine, trip.vehicleId, fixes)), vehicleId: trip.vehicleId };
}
