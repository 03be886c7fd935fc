import type { ShipmentStatus } from "#app/domain/tracking/derive-status.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import { parsePieces } from "#app/domain/tracking/parse-pieces.ts";
import {
  allPieces,
  formatPieces,
  hasNoPieces,
  intersectPieces,
  NO_PIECES,
  type PieceSet,
  subtractPieces,
  unionPieces,
} from "#app/domain/tracking/piece-set.ts";
import type { Place } from "#app/domain/tracking/place.ts";

export const taskKinds = ["pickup", "delivery", "transfer"] as const;
export type TaskKind = (typeof taskKinds)[number];

export interface DispatchFacts {
  direction: Direction;
  deliveryMode: string;
  pieces: number;
  status: ShipmentStatus;
  /** loads still on a trip: status "assigned" */
  activeLoads: readonly { kind: string; pieces: string }[];
}

export interface DispatchNeed {
  /** null: no vehicle of ours is needed any more */
  task: TaskKind | null;
  /** pieces (range string) that no trip carries yet */
  unassigned: string;
}

/** The places at which pieces still need the main task of their direction. */
function waitingPlaces(direction: Direction, deliveryMode: string): { task: TaskKind; places: readonly Place[] } {
  if (direction === "outbound") {
    return { task: "pickup", places: ["origin"] };
  }
  if (direction === "transit") {
    return { task: "transfer", places: ["origin", "linehaul", "station", "hub_warehouse", "vehicle"] };
  }
  return deliveryMode === "self_pickup"
    ? { task: "pickup", places: ["origin", "linehaul", "station"] }
    : { task: "delivery", places: ["origin", "linehaul", "station", "hub_warehouse", "vehicle"] };
}

function stillOpen({ status, pieces }: DispatchFacts): PieceSet {
  const { delivered, return_to_sender: returned, cancelled } = status.piecesByMilestone;
  return subtractPieces(allPieces(pieces), unionPieces(delivered, unionPieces(returned, cancelled)));
}

/**
 * What a vehicle must still be found for (S3). Pure. Inbound goods need delivery until they are signed for, or, collected
 * by the consignee himself, only to be fetched from the station; transit goods a ride to the partner; outbound goods a
 * collection at the shipper's.
 */
export function dispatchNeed(facts: DispatchFacts): DispatchNeed {
  const { task, places } = waitingPlaces(facts.direction, facts.deliveryMode);
  const { byPlace } = facts.status.location;
  const waiting = intersectPieces(
    places.map((place) => byPlace[place]).reduce(unionPieces, NO_PIECES),
    stillOpen(facts),
  );
  if (hasNoPieces(waiting)) {
    return { task: null, unassigned: "" };
  }
  const loaded = facts.activeLoads
    .filter((load) => load.kind === task)
    .map((load) => parsePieces(load.pieces, facts.pieces))
    .map((parsed) => (parsed.ok ? parsed.pieces : NO_PIECES))
    .reduce(unionPieces, NO_PIECES);
  const unassigned = subtractPieces(waiting, loaded);
  return hasNoPieces(unassigned) ? { task: null, unassigned: "" } : { task, unassigned: formatPieces(unassigned) };
}
