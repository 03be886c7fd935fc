import type { TaskKind } from "./dispatch-need.ts";
import type { LoadStatus, StopStatus, TripStatus } from "./trip.ts";

/** What of a shipment a trip's plan looks at. */
export interface PlanShipment {
  id: string;
  waybillNo: string;
  direction: string;
  pieces: number;
  weightG: number;
  volumeCm3: number;
  requiredVehicleType: string | null;
  promisedAt: Date | null;
  stageDueAt: Date | null;
}

/** Pieces of one shipment on one stop. */
export interface PlanLoad {
  id: string;
  shipment: PlanShipment;
  kind: TaskKind;
  /** range string */
  pieces: string;
  count: number;
  weightG: number;
  volumeCm3: number;
  status: LoadStatus;
  reason: string | null;
  assignedAt: Date;
  assignedById: string;
  assignedByName: string;
}

/** Where a stop is and with whom. */
export interface StopPlace {
  kind: TaskKind;
  placeKey: string;
  title: string;
  address: string | null;
  placeCode: string | null;
  lat: number | null;
  lng: number | null;
  phone: string | null;
  partnerId: string | null;
}

export interface PlanStop extends StopPlace {
  id: string;
  plannedAt: Date | null;
  arrivedAt: Date | null;
  doneAt: Date | null;
  status: StopStatus;
  loads: PlanLoad[];
}

export interface PlanTrip {
  id: string;
  /** "" until a number was drawn */
  tripNo: string;
  direction: string;
  date: string;
  status: TripStatus;
  version: number;
  vehicleId: string;
  driverId: string | null;
  coDriverId: string | null;
  helpers: string | null;
  plannedDepartAt: Date;
  departedAt: Date | null;
}

/** A trip with its stops in order: what the acts of dispatch change, as plain data, before any of it is written. */
export interface TripPlan {
  trip: PlanTrip;
  stops: PlanStop[];
  distanceM: number;
  durationMs: number;
  drivingMs: number;
}

export function isOpenStop(stop: { status: StopStatus }): boolean {
  return stop.status === "planned" || stop.status === "arrived";
}

export function isActive(load: { status: LoadStatus }): boolean {
  return load.status === "assigned";
}

export function loadsOf(plan: TripPlan): PlanLoad[] {
  return plan.stops.flatMap((stop) => stop.loads);
}

export function activeLoadsOf(plan: TripPlan): PlanLoad[] {
  return loadsOf(plan).filter(isActive);
}

/** The point of a stop, WGS-84; null when unknown. */
export function pointOf({ lat, lng }: { lat: number | null; lng: number | null }) {
  return lat === null || lng === null ? null : { lat, lng };
}

/** A copy whose stops and loads may be changed without touching the original. */
export function copyPlan(plan: TripPlan): TripPlan {
  const stops = plan.stops.map((stop) => ({ ...stop, loads: stop.loads.map((load) => ({ ...load })) }));
  return { ...plan, trip: { ...plan.trip }, stops };
}
