import type { BoardTrip as DomainTrip } from "#app/domain/dispatch/board-trips.server.ts";
import type { BoardVehicle as DomainVehicle } from "#app/domain/dispatch/trip-queries.server.ts";
import type { BoardLoad, BoardStop, BoardTrip, BoardVehicle } from "./board-data.ts";

function loadView({ shipment, ...load }: DomainTrip["stops"][number]["loads"][number]): BoardLoad {
  const { id, kind, pieces, count, weightG, volumeCm3, status } = load;
  const { waybillNo, pieces: total } = shipment;
  return { id, shipmentId: shipment.id, waybillNo, kind, pieces, count, total, weightG, volumeCm3, status };
}

function stopView(stop: DomainTrip["stops"][number]): BoardStop {
  const { id, kind, placeKey, title, address, phone, lat, lng, plannedAt, arrivedAt, doneAt, status } = stop;
  const loads = stop.loads.map(loadView);
  return { id, kind, placeKey, title, address, phone, lat, lng, plannedAt, arrivedAt, doneAt, status, loads };
}

function tripView(trip: DomainTrip): BoardTrip {
  const { direction: _direction, departedAt: _departedAt, stops, ...view } = trip;
  return { ...view, stops: stops.map(stopView) };
}

export interface VehiclesViewInput {
  vehicles: readonly DomainVehicle[];
  trips: readonly DomainTrip[];
  direction: string;
  date: string;
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
  const { vehicles, trips, direction, date, keysOf } = input;
  return vehicles.map((vehicle): BoardVehicle => {
    const own = trips.filter((trip) => trip.vehicleId === vehicle.id).map(tripView);
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
