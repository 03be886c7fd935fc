import type { ShipmentStatus } from "#app/domain/tracking/derive-status.ts";
import type { NewEvent } from "#app/domain/tracking/new-event.ts";
import {
  formatPieces,
  hasNoPieces,
  intersectPieces,
  NO_PIECES,
  subtractPieces,
  unionPieces,
} from "#app/domain/tracking/piece-set.ts";
import { piecesOf } from "./change-plan.ts";
import { activeLoadsOf, type PlanLoad, type TripPlan } from "./trip-plan.ts";

export interface Departure {
  occurredAt: Date;
  source: NewEvent["source"];
}

export interface DepartureEvents {
  events: NewEvent[];
  /** loads with pieces that nobody has seen here yet: they cannot be on board */
  missing: { loadId: string; shipmentId: string; pieces: string }[];
}

/** Pieces that the trip itself will fetch on its way. */
function toFetch(loads: readonly PlanLoad[], shipmentId: string) {
  const pickups = loads.filter((load) => load.kind === "pickup" && load.shipment.id === shipmentId);
  return pickups.map(piecesOf).reduce(unionPieces, NO_PIECES);
}

/**
 * What happens to the goods when a trip leaves: those for delivery are on their way to the consignee, those for a partner
 * are loaded; what is fetched on the way follows at its stop. Pure.
 */
export function departureEvents(
  plan: TripPlan,
  statuses: ReadonlyMap<string, ShipmentStatus>,
  { occurredAt, source }: Departure,
): DepartureEvents {
  const loads = activeLoadsOf(plan);
  const events: NewEvent[] = [];
  const missing: DepartureEvents["missing"] = [];
  const { id: tripId, vehicleId } = plan.trip;
  for (const load of loads.filter(({ kind }) => kind !== "pickup")) {
    const { id: shipmentId } = load.shipment;
    const { byPlace } = statuses.get(shipmentId)?.location ?? {};
    const here = [byPlace?.hub_warehouse, byPlace?.vehicle, byPlace?.station].reduce<typeof NO_PIECES>(
      (set, pieces) => unionPieces(set, pieces ?? NO_PIECES),
      NO_PIECES,
    );
    const expected = subtractPieces(piecesOf(load), toFetch(loads, shipmentId));
    const aboard = intersectPieces(expected, here);
    const absent = subtractPieces(expected, here);
    if (!hasNoPieces(aboard)) {
      const code = load.kind === "delivery" ? "OUT_FOR_DELIVERY" : "LOADED";
      const pieces = formatPieces(aboard);
      const dedupeKey = `departed:${load.id}:${tripId}`;
      events.push({ shipmentId, code, occurredAt, pieces, tripId, vehicleId, source, dedupeKey });
    }
    if (!hasNoPieces(absent)) {
      missing.push({ loadId: load.id, shipmentId, pieces: formatPieces(absent) });
    }
  }
  return { events, missing };
}
