import { assertMay } from "#app/domain/identity/authorize.ts";
import type { EventSource } from "#app/domain/tracking/event-definition.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import { mayDispatch, mayRunTrip } from "../policy.ts";
import type { TripStatus } from "../trip.ts";
import { isOpenStop, type PlanStop, type TripPlan } from "../trip-plan.ts";
import { type Claim, claimTrip } from "./claim-trip.server.ts";

/** Clocks of phones run ahead a little; what they say is taken for now then. */
export function occurredAt(ctx: Ctx, at: Date | undefined): Date {
  return at && at < ctx.now ? at : ctx.now;
}

/** Who tells of it: the driver himself, or the desk for him. */
export function sourceOf(ctx: Ctx): EventSource {
  return ctx.actor.role === "driver" ? "driver" : "desk";
}

/** *Throws* `forbidden` for everybody who neither dispatches nor drives. */
export function assertMayRun(ctx: Ctx): void {
  assertMay(mayDispatch(ctx.actor) || ctx.actor.driverId !== undefined);
}

/** `claimTrip` for those who ride it, and the desk. *Throws* also `forbidden`. */
export async function claimRunning(tx: Tx, ctx: Ctx, claim: Claim, states: readonly TripStatus[]): Promise<TripPlan> {
  const trip = await tx.trip.findUnique({
    where: { id: claim.tripId },
    select: { driverId: true, coDriverId: true },
  });
  if (!trip) {
    throw notFound("trip");
  }
  assertMay(mayRunTrip(ctx.actor, trip));
  return claimTrip(tx, ctx, claim, states);
}

/** The stop, if it is still to do. *Throws* `not_found`, `stop_done` (409). */
export function openStop(plan: TripPlan, stopId: string): PlanStop {
  const stop = plan.stops.find((known) => known.id === stopId);
  if (!stop) {
    throw notFound("stop");
  }
  if (!isOpenStop(stop)) {
    throw new DomainError("stop_done", { status: 409, params: { title: stop.title } });
  }
  return stop;
}
