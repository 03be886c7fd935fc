import { type CheckedCrew, tripWarnings } from "#app/domain/dispatch/check-trip.ts";
import type { Warning } from "#app/domain/dispatch/findings.ts";
import type { TripPlan } from "#app/domain/dispatch/trip-plan.ts";
import type {
  BoardTrip as DomainTrip,
  BoardVehicle as DomainVehicle,
} from "#app/domain/dispatch/trip-queries.server.ts";
import { tripFill } from "#app/domain/fleet/trip-fill.ts";
import type { BoardStop, BoardTrip, BoardVehicle } from "./board-data.ts";

function stopView(stop: DomainTrip["stops"][number]): BoardStop {
  const { id, kind, placeKey, title, address, phone, lat, lng, plannedAt, arrivedAt, doneAt, status } = stop;
  const loads = stop.loads.map(({ shipment, reason: _reason, ...load }) => ({
    ...load,
    waybillNo: shipment.waybillNo,
    total: shipment.pieces,
  }));
  return { id, kind, placeKey, title, address, phone, lat, lng, plannedAt, arrivedAt, doneAt, status, loads };
}

/** What is wrong with a trip as far as its row tells: load, vehicle papers, promises. */
function warningsOf(trip: DomainTrip, vehicle: DomainVehicle, now: Date): Warning[] {
  const whole = { weightG: 0, volumeCm3: 0, requiredVehicleType: null, stageDueAt: null, direction: trip.direction };
  const stops = trip.stops.map((stop) => ({
    ...stop,
    loads: stop.loads.map((load) => ({ ...load, shipment: { ...whole, ...load.shipment, id: load.shipmentId } })),
  }));
  const crew: CheckedCrew = { vehicle: { ...vehicle, active: true }, drivers: [] };
  return tripWarnings({ trip, stops, drivingMs: 0 } as unknown as TripPlan, crew, now);
}

function tripView(trip: DomainTrip, vehicle: DomainVehicle, now: Date): BoardTrip {
  const { id, tripNo, date, version, status, vehicleId, driverId, coDriverId, helpers } = trip;
  const { plannedDepartAt, distanceM, durationMs } = trip;
  const { weightG, volumeCm3 } = tripFill(trip.stops);
  const open = status === "planned" || status === "released" || status === "departed";
  return {
    ...{ id, tripNo, date, version, status, vehicleId, driverId, coDriverId, helpers },
    ...{ plannedDepartAt, distanceM, durationMs, weightG, volumeCm3 },
    driverName: trip.driver?.name ?? null,
    changedBy: trip.updatedByName,
    stops: trip.stops.map(stopView),
    warnings: open ? warningsOf(trip, vehicle, now) : [],
  };
}

export interface VehiclesViewInput {
  vehicles: readonly DomainVehicle[];
  trips: readonly DomainTrip[];
  direction: string;
  date: string;
  now: Date;
  /** pinyin and initials of a name */
  keysOf: (name: string) => { full: string; pinyin: string; initials: string };
}

function keysText(vehicle: DomainVehicle, names: readonly string[], keysOf: VehiclesViewInput["keysOf"]): string {
  const plate = vehicle.plate.toLowerCase();
  const spelled = names.map(keysOf).map((keys) => `${keys.full} ${keys.pinyin} ${keys.initials}`);
  return [plate, plate.replace("·", ""), ...spelled].join(" ");
}

/** The vehicles of the day with the trips of one direction, as the board shows them. Pure. */
export function vehiclesView(input: VehiclesViewInput): BoardVehicle[] {
  const { vehicles, trips, direction, date, now, keysOf } = input;
  return vehicles.map((vehicle): BoardVehicle => {
    const own = trips.filter((trip) => trip.vehicleId === vehicle.id).map((trip) => tripView(trip, vehicle, now));
    const driverName = vehicle.crew?.driver.name ?? null;
    const names = [...new Set([driverName, ...own.map((trip) => trip.driverName)])].filter((name) => name !== null);
    const { id, plate, type, capacityG, capacityCm3, lat, lng, fixAt } = vehicle;
    const others = vehicle.trips.filter((trip) => trip.direction !== direction).map((trip) => trip.direction);
    return {
      ...{ id, plate, type, capacityG, capacityCm3, driverName },
      expired: vehicle.licenceExpiresOn < date || vehicle.inspectionExpiresOn < date,
      keys: keysText(vehicle, names, keysOf),
      fix: lat !== null && lng !== null && fixAt ? { lat, lng, at: fixAt } : null,
      trips: own,
      elsewhere: [...new Set(others)],
    };
  });
}
