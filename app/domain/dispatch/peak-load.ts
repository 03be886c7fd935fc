import { isActive, loadsOf, type PlanLoad, type TripPlan } from "./trip-plan.ts";

export interface PeakLoad {
  /** grams */
  weightG: number;
  /** cm³ */
  volumeCm3: number;
}

type Measure = "weightG" | "volumeCm3";

/** What is on board when the vehicle leaves: goods to hand out that are not picked up on the way. */
function atStart(loads: readonly PlanLoad[], measure: Measure): number {
  const byShipment = new Map<string, number>();
  for (const load of loads) {
    const sign = load.kind === "pickup" ? -1 : 1;
    byShipment.set(load.shipment.id, (byShipment.get(load.shipment.id) ?? 0) + sign * load[measure]);
  }
  return [...byShipment.values()].reduce((sum, rest) => sum + Math.max(0, rest), 0);
}

function peak(plan: TripPlan, measure: Measure): number {
  const counts = (load: PlanLoad) => isActive(load) || load.status === "done";
  let onBoard = atStart(loadsOf(plan).filter(counts), measure);
  let most = onBoard;
  for (const stop of plan.stops) {
    for (const load of stop.loads.filter(counts)) {
      onBoard += load.kind === "pickup" ? load[measure] : -load[measure];
    }
    most = Math.max(most, onBoard);
  }
  return most;
}

/** The most that is on the vehicle at any time of the trip: what is handed out makes room for what is picked up. */
export function peakLoad(plan: TripPlan): PeakLoad {
  return { weightG: peak(plan, "weightG"), volumeCm3: peak(plan, "volumeCm3") };
}
