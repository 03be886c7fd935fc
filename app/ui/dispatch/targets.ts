import type { BoardTrip, BoardVehicle } from "./board-data.ts";

/** Where goods can be put: a trip, or a vehicle whose trip of the day is made with the first of them. */
export interface Target {
  key: string;
  vehicle: BoardVehicle;
  trip: BoardTrip | null;
}

/** Whether goods can still be put on a trip: one that has left takes only what it can pick up on its way. */
export function takesGoods(status: string, direction: string): boolean {
  return status === "planned" || status === "released" || (status === "departed" && direction === "outbound");
}

export function targetKey(vehicleId: string, tripId: string | null): string {
  return `${vehicleId}|${tripId ?? ""}`;
}

/** All places goods can be put, vehicles that may not drive left out. A vehicle under way is offered for its next trip. */
export function targetsOf(vehicles: readonly BoardVehicle[], direction: string): Target[] {
  return vehicles
    .filter((vehicle) => !vehicle.expired)
    .flatMap((vehicle): Target[] => {
      const trips = vehicle.trips.filter((trip) => takesGoods(trip.status, direction));
      if (trips.length === 0) {
        return [{ key: targetKey(vehicle.id, null), vehicle, trip: null }];
      }
      return trips.map((trip) => ({ key: targetKey(vehicle.id, trip.id), vehicle, trip }));
    });
}

/** Targets a typed text means: part of the plate, the driver's name, pinyin or initials, or the trip's number. */
export function matchTargets(targets: readonly Target[], text: string): Target[] {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[·\s]+/g, " ")
    .split(" ")
    .filter(Boolean);
  return targets.filter(({ vehicle, trip }) => {
    const keys = `${vehicle.keys} ${trip?.tripNo.toLowerCase() ?? ""}`;
    return words.every((word) => keys.includes(word));
  });
}

/** The target as the acts name it. */
export function targetInput(
  { vehicle, trip }: Target,
  date: string,
): { tripId: string } | { vehicleId: string; date: string } {
  return trip ? { tripId: trip.id } : { vehicleId: vehicle.id, date };
}
