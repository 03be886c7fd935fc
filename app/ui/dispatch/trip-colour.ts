const COLOURS = 8;

/** The class of a trip's colour on board and map: by its place among the day's trips, so that neighbours differ. */
export function tripColour(index: number): string {
  return `tc-${index % COLOURS}`;
}

/** Colour class by trip id, for all trips of the board in their order. */
export function tripColours(vehicles: readonly { trips: readonly { id: string }[] }[]): Map<string, string> {
  const ids = vehicles.flatMap((vehicle) => vehicle.trips.map((trip) => trip.id));
  return new Map(ids.map((id, index) => [id, tripColour(index)]));
}
