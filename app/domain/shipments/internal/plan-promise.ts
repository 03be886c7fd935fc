import type { LaneStandard } from "#app/domain/standards/lane-standard.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import { type PlannedStage, planStages, planToJson } from "#app/domain/tracking/stage-plan.ts";
import { isArrival } from "../shipment.ts";

export interface PlannedPromise {
  /** the snapshot that a shipment keeps */
  stagePlan: { stage: string; dueAt: string }[];
  /** when the last stage is due; null when no standard covers the lane */
  promisedAt: Date | null;
  first: PlannedStage | null;
}

/** The instant from which the promised times count: shipping for arrivals, entry of the waybill for outbound goods. */
export function baseInstant(shipment: { direction: Direction; shippedAt: Date; createdAt: Date }): Date {
  return isArrival(shipment.direction) ? shipment.shippedAt : shipment.createdAt;
}

/** What is promised for goods of a direction under a standard; without a standard nothing is. */
export function planPromise(direction: Direction, standard: LaneStandard | null, baseAt: Date): PlannedPromise {
  const plan = planStages(direction, standard?.stages ?? [], baseAt);
  return { stagePlan: planToJson(plan), promisedAt: plan.at(-1)?.dueAt ?? null, first: plan[0] ?? null };
}

/** `planPromise` for a batch: a list of thousands of rows has few lanes and days, and each is planned once. */
export function promisePlanner(
  choose: (direction: Direction, destCode: string, at: Date) => LaneStandard | null,
): (direction: Direction, destCode: string, baseAt: Date) => PlannedPromise {
  const known = new Map<string, PlannedPromise>();
  return (direction, destCode, baseAt) => {
    const key = `${direction} ${destCode} ${baseAt.getTime()}`;
    let promise = known.get(key);
    if (!promise) {
      promise = planPromise(direction, choose(direction, destCode, baseAt), baseAt);
      known.set(key, promise);
    }
    return promise;
  };
}
