import { HUB } from "#app/domain/places/stations.ts";
import { type ScheduledStop, scheduleStops } from "./schedule-stops.ts";
import { isOpenStop, type PlanStop, pointOf, type TripPlan } from "./trip-plan.ts";

function scheduled(stop: PlanStop): ScheduledStop {
  const pieces = stop.loads.reduce((sum, load) => (load.status === "removed" ? sum : sum + load.count), 0);
  return { point: pointOf(stop), pieces };
}

/**
 * Works out the plan's times: arrival at each stop still ahead, length and duration of the whole round from the hub.
 * A vehicle under way is reckoned from its last stop; a departure that was planned for earlier is reckoned from now.
 */
export function settlePlan(plan: TripPlan, now: Date): void {
  const { trip, stops } = plan;
  const late = (at: Date) => new Date(Math.max(at.getTime(), now.getTime()));
  const start = trip.departedAt ?? (trip.status === "departed" ? now : late(trip.plannedDepartAt));
  const whole = scheduleStops(HUB, start, stops.map(scheduled), HUB);
  plan.distanceM = whole.distanceM;
  plan.durationMs = whole.durationMs;
  plan.drivingMs = whole.drivingMs;
  const last = stops.findLastIndex((stop) => stop.arrivedAt !== null || !isOpenStop(stop));
  const reached = stops[last];
  const ahead = stops.slice(last + 1);
  const here = reached ? (pointOf(reached) ?? HUB) : HUB;
  const leftAt = reached ? late(reached.doneAt ?? reached.arrivedAt ?? start) : start;
  const { arrivals } = scheduleStops(here, leftAt, ahead.map(scheduled), HUB);
  ahead.forEach((stop, index) => {
    stop.plannedAt = arrivals[index] ?? null;
  });
}
