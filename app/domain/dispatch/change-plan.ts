import { HUB } from "#app/domain/places/stations.ts";
import { storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import {
  formatPieces,
  hasNoPieces,
  intersectPieces,
  type PieceSet,
  subtractPieces,
  unionPieces,
} from "#app/domain/tracking/piece-set.ts";
import { cheapestPlace } from "./insert-stop.ts";
import { shareOf } from "./share-quantities.ts";
import {
  isActive,
  isOpenStop,
  type PlanLoad,
  type PlanStop,
  pointOf,
  type StopPlace,
  type TripPlan,
} from "./trip-plan.ts";

// The functions of this file change the plan they are given; callers work on a copy (copyPlan).

export function piecesOf(load: PlanLoad): PieceSet {
  return storedPieces(load.pieces, load.shipment.pieces);
}

/** Gives a load other pieces, with weight and volume to match. */
export function withPieces(load: PlanLoad, pieces: PieceSet): PlanLoad {
  return { ...load, ...shareOf(load.shipment, pieces), pieces: formatPieces(pieces) };
}

/** Index of the first stop that may still be moved: what is done stays where it was. */
export function firstOpen(plan: TripPlan): number {
  return plan.stops.findLastIndex((stop) => !isOpenStop(stop) || stop.status === "arrived") + 1;
}

/** Index of the first stop at which pieces that this stop picks up are handed out; Infinity when none. */
function firstUse(plan: TripPlan, pickup: PlanStop): number {
  const picked = new Set(pickup.loads.filter(isActive).map((load) => load.shipment.id));
  const index = plan.stops.findIndex(
    (stop) =>
      isOpenStop(stop) &&
      stop.kind !== "pickup" &&
      stop.loads.some((load) => isActive(load) && picked.has(load.shipment.id)),
  );
  return index === -1 ? Number.POSITIVE_INFINITY : index;
}

/** The first stop that hands out pieces before they are picked up; undefined when the order is sound. */
export function misplacedPickup(plan: TripPlan): PlanStop | undefined {
  return plan.stops.find((stop, index) => isOpenStop(stop) && stop.kind === "pickup" && firstUse(plan, stop) < index);
}

/** Puts every pickup before the first stop that needs its goods. */
export function mendOrder(plan: TripPlan): void {
  for (let pickup = misplacedPickup(plan); pickup; pickup = misplacedPickup(plan)) {
    const use = firstUse(plan, pickup);
    plan.stops.splice(plan.stops.indexOf(pickup), 1);
    plan.stops.splice(use, 0, pickup);
  }
}

/** How a new stop finds its place: where it costs least, or behind all others. */
export type Placing = "cheapest" | "last";

function insertStop(plan: TripPlan, stop: PlanStop, earliest: number, placing: Placing): void {
  const points = plan.stops.map(pointOf);
  const from = Math.max(firstOpen(plan), earliest);
  const to = plan.stops.length;
  const place = placing === "last" ? to : cheapestPlace(HUB, points, pointOf(stop), from, to);
  plan.stops.splice(place, 0, stop);
}

/** Index behind the last open pickup of the shipment. */
function afterPickup(plan: TripPlan, shipmentId: string): number {
  const index = plan.stops.findLastIndex(
    (stop) => stop.kind === "pickup" && stop.loads.some((load) => isActive(load) && load.shipment.id === shipmentId),
  );
  return index + 1;
}

/**
 * Puts a load on the plan: on the open stop of the same place if there is one, else on a new stop. Pieces of a shipment
 * that are there already for the same task are joined.
 */
export function addLoad(plan: TripPlan, place: StopPlace & { id: string }, load: PlanLoad, placing: Placing): void {
  const known = plan.stops.find(
    (stop) => isOpenStop(stop) && stop.kind === place.kind && stop.placeKey === place.placeKey,
  );
  if (!known) {
    const times = { plannedAt: null, arrivedAt: null, doneAt: null, status: "planned" as const };
    const earliest = load.kind === "pickup" ? 0 : afterPickup(plan, load.shipment.id);
    insertStop(plan, { ...place, ...times, loads: [load] }, earliest, placing);
  } else {
    const same = known.loads.findIndex((other) => isActive(other) && other.shipment.id === load.shipment.id);
    const other = known.loads[same];
    if (other) {
      known.loads[same] = withPieces(other, unionPieces(piecesOf(other), piecesOf(load)));
    } else {
      known.loads.push(load);
    }
  }
  mendOrder(plan);
}

/** A stop of which the rest was taken away is over with what was done there. */
function closeWhenSettled(stop: PlanStop): void {
  if (isOpenStop(stop) && !stop.loads.some(isActive)) {
    stop.status = stop.loads.some((load) => load.status === "done") ? "done" : "failed";
    stop.doneAt ??= stop.arrivedAt;
  }
}

/** A load (or a part of it) that left a plan, with the place it was at. */
export interface TakenLoad {
  place: StopPlace & { id: string };
  load: PlanLoad;
}

/**
 * Takes pieces of a shipment off the plan, whatever they were on it for: goods that are not delivered need not be picked up
 * either. Open stops left without a load disappear.
 * @param newId for the part that leaves when a load is cut in two
 */
export function takePiecesOff(plan: TripPlan, shipmentId: string, pieces: PieceSet, newId: () => string): TakenLoad[] {
  const taken: TakenLoad[] = [];
  for (const stop of plan.stops) {
    const { loads, plannedAt: _p, arrivedAt: _a, doneAt: _d, status: _s, ...place } = stop;
    stop.loads = loads.flatMap((load) => {
      const going = intersectPieces(piecesOf(load), pieces);
      if (!isActive(load) || load.shipment.id !== shipmentId || hasNoPieces(going)) {
        return [load];
      }
      const rest = subtractPieces(piecesOf(load), going);
      if (hasNoPieces(rest)) {
        taken.push({ place, load });
        return [];
      }
      taken.push({ place, load: withPieces({ ...load, id: newId() }, going) });
      return [withPieces(load, rest)];
    });
  }
  plan.stops = plan.stops.filter((stop) => stop.loads.length > 0 || !isOpenStop(stop));
  plan.stops.forEach(closeWhenSettled);
  return taken;
}
