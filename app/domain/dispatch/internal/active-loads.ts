import { DomainError } from "#app/platform/errors.ts";
import { activeLoadsOf, type PlanLoad, type TripPlan } from "../trip-plan.ts";

/** The loads of these ids, in the order of the stops. *Throws* `load_gone` (409) when one is done, or not there any more. */
export function findActiveLoads(plan: TripPlan, loadIds: readonly string[]): PlanLoad[] {
  const wanted = new Set(loadIds);
  const found = activeLoadsOf(plan).filter((load) => wanted.has(load.id));
  if (found.length < wanted.size) {
    throw new DomainError("load_gone", { status: 409, params: { tripNo: plan.trip.tripNo } });
  }
  return found;
}
