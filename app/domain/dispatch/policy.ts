import { hasRole, isDesk, isDispatcher, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

/** Planning and steering trips, of any direction: colleagues stand in for each other. */
export const mayDispatch = (actor: Actor): boolean =>
  isDispatcher(actor) || hasRole(actor, ["manager"]) || isSystem(actor);

export const mayReadTrips = (actor: Actor): boolean => isDesk(actor) || isSystem(actor);

/** A driver acts on the trips he rides himself. */
export function isOwnTrip(actor: Actor, trip: { driverId: string | null; coDriverId: string | null }): boolean {
  const { driverId } = actor;
  return (
    actor.kind === "user" && driverId !== undefined && (trip.driverId === driverId || trip.coDriverId === driverId)
  );
}

/** Departing, arriving, completing: the driver himself, or the desk when he calls in. */
export const mayRunTrip = (actor: Actor, trip: { driverId: string | null; coDriverId: string | null }): boolean =>
  mayDispatch(actor) || isOwnTrip(actor, trip);
