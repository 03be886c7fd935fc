import type { ShipmentStatus } from "#app/domain/tracking/derive-status.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import { parsePieces, storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import {
  countPieces,
  formatPieces,
  hasNoPieces,
  includesPieces,
  intersectPieces,
  NO_PIECES,
  type PieceSet,
  subtractPieces,
  unionPieces,
} from "#app/domain/tracking/piece-set.ts";
import { dispatchNeed, type TaskKind } from "./dispatch-need.ts";
import type { Params, Refusal, Warning } from "./findings.ts";
import type { TripStatus } from "./trip.ts";
import type { PlanShipment } from "./trip-plan.ts";

/** Pieces of the shipment that a trip has been given and not yet settled. */
export interface KnownLoad {
  kind: string;
  pieces: string;
  tripNo: string;
  /** who gave them to it */
  name: string;
}

/** What decides whether pieces of a shipment may go on a trip. */
export interface AssignFacts {
  shipment: PlanShipment;
  deliveryMode: string;
  stationCode: string | null;
  status: ShipmentStatus;
  activeLoads: readonly KnownLoad[];
  /** open exceptions that forbid dispatch; `pieces` null = all */
  blocks: readonly { code: string; pieces: string | null }[];
  /** somebody changed the shipment since the dispatcher saw it */
  stale: boolean;
}

export interface AssignWish {
  /** as written by the dispatcher; undefined: all that still wait */
  pieces?: string;
  kind?: TaskKind;
  partnerId?: string;
  direction: string;
  tripStatus: TripStatus;
}

export interface AllowedAssignment {
  ok: true;
  kind: TaskKind;
  pieces: PieceSet;
  /** pieces to be fetched from the station on the same trip first */
  fetch: PieceSet;
  warnings: Warning[];
}

export type AssignCheck = AllowedAssignment | ({ ok: false } & Refusal);

function refuse(code: string, params: Params = {}): AssignCheck {
  return { ok: false, code, params };
}

function loadedPieces(facts: AssignFacts, kind: TaskKind): PieceSet {
  const same = facts.activeLoads.filter((load) => load.kind === kind);
  return same.map((load) => storedPieces(load.pieces, facts.shipment.pieces)).reduce(unionPieces, NO_PIECES);
}

/** Goods that are, or will first be, at the station. */
function beforePickup(facts: AssignFacts): PieceSet {
  const { origin, linehaul, station } = facts.status.location.byPlace;
  return unionPieces(unionPieces(origin, linehaul), station);
}

/** Which task, and which pieces wait for it; null when the shipment needs nothing of the kind. */
function waitingFor(facts: AssignFacts, kind: TaskKind | undefined): { kind: TaskKind; waiting: PieceSet } | null {
  const { shipment, deliveryMode, status } = facts;
  const need = dispatchNeed({
    direction: shipment.direction as Direction,
    deliveryMode,
    pieces: shipment.pieces,
    status,
    activeLoads: [],
  });
  if (need.task === null) {
    return null;
  }
  const waiting = storedPieces(need.unassigned, shipment.pieces);
  if (kind === undefined || kind === need.task) {
    return { kind: need.task, waiting };
  }
  // goods for delivery or a partner may also just be brought from the station into our warehouse
  const atStation = intersectPieces(waiting, beforePickup(facts));
  return kind === "pickup" && !hasNoPieces(atStation) ? { kind, waiting: atStation } : null;
}

/** By whom and on which trip the pieces already are. */
function takenBy(facts: AssignFacts, kind: TaskKind | undefined, wanted: PieceSet | null): AssignCheck | null {
  const holder = facts.activeLoads.find((load) => {
    const pieces = storedPieces(load.pieces, facts.shipment.pieces);
    return (kind === undefined || load.kind === kind) && (!wanted || !hasNoPieces(intersectPieces(pieces, wanted)));
  });
  return holder ? refuse("taken", { name: holder.name, tripNo: holder.tripNo }) : null;
}

function blockOf(facts: AssignFacts, wanted: PieceSet): AssignCheck | null {
  if (!hasNoPieces(intersectPieces(facts.status.heldPieces, wanted))) {
    return refuse("held");
  }
  const block = facts.blocks.find(
    ({ pieces }) => !hasNoPieces(intersectPieces(storedPieces(pieces, facts.shipment.pieces), wanted)),
  );
  if (!block) {
    return null;
  }
  return block.code === "shipper_hold" ? refuse("held") : refuse("blocked_by_exception", { reason: block.code });
}

/** The pieces that may go, or why not. */
function choosePieces(facts: AssignFacts, wish: AssignWish, kind: TaskKind, waiting: PieceSet): PieceSet | AssignCheck {
  const available = subtractPieces(waiting, loadedPieces(facts, kind));
  if (wish.pieces === undefined) {
    return hasNoPieces(available) ? (takenBy(facts, kind, null) ?? refuse("not_this_task")) : available;
  }
  const parsed = parsePieces(wish.pieces, facts.shipment.pieces);
  if (!parsed.ok) {
    return refuse(parsed.problem);
  }
  if (!hasNoPieces(intersectPieces(parsed.pieces, facts.status.signedPieces))) {
    return refuse("already_signed");
  }
  const taken = takenBy(facts, kind, parsed.pieces);
  return taken ?? (includesPieces(waiting, parsed.pieces) ? parsed.pieces : refuse("not_this_task"));
}

function staleAnswer(facts: AssignFacts, wish: AssignWish): AssignCheck {
  const parsed = wish.pieces === undefined ? null : parsePieces(wish.pieces, facts.shipment.pieces);
  return takenBy(facts, wish.kind, parsed?.ok ? parsed.pieces : null) ?? refuse("changed");
}

function warningsOf(facts: AssignFacts, pieces: PieceSet): Warning[] {
  const { origin, linehaul } = facts.status.location.byPlace;
  const away = intersectPieces(pieces, unionPieces(origin, linehaul));
  if (facts.shipment.direction === "outbound" || hasNoPieces(away)) {
    return [];
  }
  const { id, waybillNo } = facts.shipment;
  const params = { waybillNo, pieces: formatPieces(away), count: countPieces(away) };
  return [{ code: "not_arrived_yet", shipmentId: id, params }];
}

/** Whether pieces of one shipment may be given to a trip, and which of them. Pure. */
export function checkAssignment(facts: AssignFacts, wish: AssignWish): AssignCheck {
  if (facts.stale) {
    return staleAnswer(facts, wish);
  }
  if (facts.shipment.direction !== wish.direction) {
    return refuse("other_direction");
  }
  const task = waitingFor(facts, wish.kind);
  if (!task) {
    const signed = facts.status.terminal && !hasNoPieces(facts.status.signedPieces);
    return refuse(signed ? "already_signed" : "not_this_task");
  }
  const { kind, waiting } = task;
  if (wish.tripStatus === "departed" && kind !== "pickup") {
    return refuse("trip_not_open");
  }
  if (kind === "transfer" && !wish.partnerId) {
    return refuse("partner_required");
  }
  const chosen = choosePieces(facts, wish, kind, waiting);
  if ("ok" in chosen) {
    return chosen;
  }
  const block = blockOf(facts, chosen);
  if (block) {
    return block;
  }
  const needsFetching = kind !== "pickup" && facts.stationCode !== null;
  const fetch = needsFetching
    ? subtractPieces(intersectPieces(chosen, beforePickup(facts)), loadedPieces(facts, "pickup"))
    : NO_PIECES;
  return { ok: true, kind, pieces: chosen, fetch, warnings: warningsOf(facts, chosen) };
}
