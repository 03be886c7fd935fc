import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { conflict, DomainError, notFound } from "#app/platform/errors.ts";
import type { TripStatus } from "../trip.ts";
import type { TripPlan } from "../trip-plan.ts";
import { loadPlan } from "./load-plan.server.ts";

export interface Claim {
  tripId: string;
  /** as the sender knew it; undefined only where nothing he did not see can be undone by the act */
  version?: number;
}

async function refusal(tx: Tx, { tripId, version }: Claim): Promise<DomainError> {
  const trip = await tx.trip.findUnique({
    where: { id: tripId },
    select: { version: true, status: true, tripNo: true, updatedByName: true },
  });
  if (!trip) {
    return notFound("trip");
  }
  if (version !== undefined && trip.version !== version) {
    return conflict({ yours: version, theirs: trip.version, by: trip.updatedByName }, { name: trip.updatedByName });
  }
  return new DomainError("trip_not_open", { status: 409, params: { tripNo: trip.tripNo, status: trip.status } });
}

/**
 * The guarded write that opens every act on a trip: raises its version if it is in one of the states and still as the sender
 * knew it. Answers its plan. *Throws* `conflict` with both versions and who was faster, `trip_not_open`, `not_found`.
 */
export async function claimTrip(tx: Tx, ctx: Ctx, claim: Claim, states: readonly TripStatus[]): Promise<TripPlan> {
  const { tripId, version } = claim;
  const { count } = await tx.trip.updateMany({
    where: { id: tripId, status: { in: [...states] }, ...(version === undefined ? {} : { version }) },
    data: { version: { increment: 1 }, updatedAt: ctx.now, updatedByName: ctx.actor.name },
  });
  const plan = count === 0 ? null : await loadPlan(tx, tripId);
  if (!plan) {
    throw await refusal(tx, claim);
  }
  return plan;
}
