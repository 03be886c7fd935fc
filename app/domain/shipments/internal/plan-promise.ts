import type { LaneStandard } from "#app/domain/standards/lane-standard.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import { planStages, planToJson } from "#app/domain/tracking/stage-plan.ts";
import { isArrival } from "../shipment.ts";

/** The instant from which the promised times count: shipping for arrivals, entry of the waybill for outbound goods. */
export function baseInstant(shipment: { direction: Direction; shippedAt: Date; createdAt: Date }): Date {
  return isArrival(shipment.direction) ? shipment.shippedAt : shipment.createdAt;
}

/** The snapshot of a standard that a shipment keeps; without one nothing is promised. */
export function planPromise(direction: Direction, standard: LaneStandard | null, baseAt: Date) {
  const plan = planStages(direction, standard?.stages ?? [], baseAt);
  return { stagePlan: planToJson(plan), promisedAt: plan.at(-1)?.dueAt ?? null, first: plan[0] ?? null };
}
