import { licenceCovers } from "#app/domain/fleet/driver.ts";
import type { Params, Refusal, Warning } from "./findings.ts";
import { peakLoad } from "./peak-load.ts";
import { activeLoadsOf, isActive, type PlanLoad, type TripPlan } from "./trip-plan.ts";

export interface CheckedVehicle {
  plate: string;
  type: string;
  capacityG: number;
  capacityCm3: number;
  /** business days, good through */
  licenceExpiresOn: string;
  inspectionExpiresOn: string;
  active: boolean;
}

export interface CheckedDriver {
  name: string;
  licenceClass: string;
  licenceExpiresOn: string;
  maxDrivingMs: number;
  active: boolean;
  /** at the wheel on his other trips of the day (ms) */
  otherDrivingMs: number;
}

/** Vehicle and people of a trip, the driver first. */
export interface CheckedCrew {
  vehicle: CheckedVehicle;
  drivers: readonly CheckedDriver[];
}

/** Papers that end within so many days are worth a word. */
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

function daysLeft(expiresOn: string, date: string): number {
  return Math.round((Date.parse(expiresOn) - Date.parse(date)) / DAY_MS);
}

/** What forbids this vehicle with these drivers to drive on the day (YYYY-MM-DD): papers that have expired. */
export function tripRefusals({ vehicle, drivers }: CheckedCrew, date: string): Refusal[] {
  const found: Refusal[] = [];
  const add = (wrong: boolean, code: string, params: Params) => wrong && found.push({ code, params });
  const { plate, licenceExpiresOn, inspectionExpiresOn } = vehicle;
  add(!vehicle.active, "vehicle_inactive", { plate });
  add(licenceExpiresOn < date, "vehicle_licence_expired", { plate, on: licenceExpiresOn });
  add(inspectionExpiresOn < date, "inspection_expired", { plate, on: inspectionExpiresOn });
  for (const driver of drivers) {
    add(!driver.active, "driver_inactive", { name: driver.name });
    const params = { name: driver.name, on: driver.licenceExpiresOn };
    add(driver.licenceExpiresOn < date, "driver_licence_expired", params);
  }
  return found;
}

function paperWarnings({ vehicle, drivers }: CheckedCrew, date: string): Warning[] {
  const papers = [
    { paper: "vehicle_licence", who: vehicle.plate, on: vehicle.licenceExpiresOn },
    { paper: "inspection", who: vehicle.plate, on: vehicle.inspectionExpiresOn },
    ...drivers.map((driver) => ({ paper: "driver_licence", who: driver.name, on: driver.licenceExpiresOn })),
  ];
  return papers
    .map((paper) => ({ ...paper, days: daysLeft(paper.on, date) }))
    .filter(({ days }) => days >= 0 && days <= SOON_DAYS)
    .map((params) => ({ code: "licence_expiring" as const, params }));
}

function crewWarnings(plan: TripPlan, { vehicle, drivers }: CheckedCrew): Warning[] {
  const classes = drivers
    .filter((driver) => !licenceCovers(driver.licenceClass, vehicle))
    .map(({ name, licenceClass }) => ({ code: "licence_class" as const, params: { name, licenceClass } }));
  const [first] = drivers;
  const allowed = drivers.reduce((sum, driver) => sum + Math.max(0, driver.maxDrivingMs - driver.otherDrivingMs), 0);
  if (!first || plan.drivingMs <= allowed) {
    return classes;
  }
  const params = { name: first.name, drivingMs: plan.drivingMs, allowedMs: allowed };
  return [...classes, { code: "driver_over_hours", params }];
}

function capacityWarnings(plan: TripPlan, { vehicle }: CheckedCrew): Warning[] {
  const peak = peakLoad(plan);
  const warnings: Warning[] = [];
  if (peak.weightG > vehicle.capacityG) {
    warnings.push({ code: "over_weight", params: { loadG: peak.weightG, capacityG: vehicle.capacityG } });
  }
  if (peak.volumeCm3 > vehicle.capacityCm3) {
    warnings.push({ code: "over_volume", params: { loadCm3: peak.volumeCm3, capacityCm3: vehicle.capacityCm3 } });
  }
  return warnings;
}

/** The promise that this task can still keep: delivery the date given to the customer, the others their stage. */
function promiseOf({ kind, shipment }: PlanLoad): Date | null {
  return kind === "delivery" ? (shipment.promisedAt ?? shipment.stageDueAt) : shipment.stageDueAt;
}

/** Promises that could be kept but will not be; what is late already stays late, whoever drives. */
function promiseWarnings(plan: TripPlan, now: Date): Warning[] {
  return plan.stops.flatMap(({ plannedAt, loads }) =>
    loads.filter(isActive).flatMap((load): Warning[] => {
      const due = promiseOf(load);
      if (!due || !plannedAt || due < now || plannedAt <= due) {
        return [];
      }
      const { id, waybillNo } = load.shipment;
      const params = { waybillNo, lateMs: plannedAt.getTime() - due.getTime() };
      return [{ code: "promise_missed", shipmentId: id, params }];
    }),
  );
}

function typeWarnings(plan: TripPlan, { vehicle }: CheckedCrew): Warning[] {
  const unfit = activeLoadsOf(plan).filter(({ shipment }) => {
    const needed = shipment.requiredVehicleType;
    return needed !== null && needed !== vehicle.type;
  });
  const shipments = new Map(unfit.map(({ shipment }) => [shipment.id, shipment]));
  return [...shipments.values()].map(({ id, waybillNo, requiredVehicleType }) => ({
    code: "wrong_vehicle_type",
    shipmentId: id,
    params: { waybillNo, needed: requiredVehicleType ?? "", type: vehicle.type },
  }));
}

/** Everything worth a word about a settled plan. Pure. */
export function tripWarnings(plan: TripPlan, crew: CheckedCrew, now: Date): Warning[] {
  if (activeLoadsOf(plan).length === 0) {
    return [];
  }
  return [
    ...capacityWarnings(plan, crew),
    ...typeWarnings(plan, crew),
    ...paperWarnings(crew, plan.trip.date),
    ...crewWarnings(plan, crew),
    ...promiseWarnings(plan, now),
  ];
}

function keyOf(warning: Warning): string {
  const subject =
    warning.shipmentId ?? `${warning.params.paper ?? ""}${warning.params.who ?? warning.params.name ?? ""}`;
  return `${warning.code}|${subject}`;
}

/** How bad a warning is, where it can get worse. */
const MEASURES: Partial<Record<Warning["code"], string>> = {
  over_weight: "loadG",
  over_volume: "loadCm3",
  driver_over_hours: "drivingMs",
  promise_missed: "lateMs",
};

/** What an act adds: a warning that stood before and was accepted is not asked about again, except when it got worse. */
export function newWarnings(before: readonly Warning[], after: readonly Warning[]): Warning[] {
  const worse = (warning: Warning) => {
    // a shipment that is fetched and delivered on one trip can be late at both: the worse one was accepted too
    const known = before.filter((other) => keyOf(other) === keyOf(warning));
    const measure = MEASURES[warning.code];
    const isWorse = ({ params }: Warning) =>
      measure !== undefined && Number(warning.params[measure]) > Number(params[measure]);
    return known.every(isWorse);
  };
  return after.filter(worse);
}
