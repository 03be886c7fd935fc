import { dispatchNeed } from "#app/domain/dispatch/dispatch-need.ts";
import { deriveStatus, type ShipmentStatus } from "./derive-status.ts";
import type { Direction } from "./direction.ts";
import type { EventFact } from "./event-fact.ts";
import { storedPieces } from "./parse-pieces.ts";
import { countPieces, formatPieces } from "./piece-set.ts";
import { currentStage, planFromJson } from "./stage-plan.ts";

/** What of a shipment the derivation needs. */
export interface DerivedFrom {
  direction: string;
  deliveryMode: string;
  pieces: number;
  createdAt: Date;
  stagePlan: unknown;
  events: readonly EventFact[];
  /** loads with status "assigned" */
  activeLoads: readonly { kind: string; pieces: string }[];
  /** exceptions not yet closed */
  openExceptions: readonly { blocksDispatch: boolean; blocksDelivery: boolean }[];
}

/** The columns a shipment keeps for lists; all of them follow from events, loads and exceptions. */
export interface DerivedColumns {
  milestone: string;
  milestoneAt: Date;
  partialDone: number;
  attempt: number;
  signedPieces: string;
  whereabouts: string;
  lastEventAt: Date;
  open: boolean;
  stage: string | null;
  stageDueAt: Date | null;
  openExceptions: number;
  blocksDispatch: boolean;
  blocksDelivery: boolean;
  dispatchTask: string | null;
  unassignedPieces: string;
  unassignedCount: number;
}

/** Derives all of them at once. Pure. */
export function deriveColumns(from: DerivedFrom): { status: ShipmentStatus; columns: DerivedColumns } {
  const direction = from.direction as Direction;
  const status = deriveStatus(from.pieces, from.events, direction);
  const supervised = { direction, totalPieces: from.pieces, events: from.events, status };
  const stage = currentStage(planFromJson(from.stagePlan), supervised);
  const need = dispatchNeed({
    direction,
    deliveryMode: from.deliveryMode,
    pieces: from.pieces,
    status,
    activeLoads: from.activeLoads,
  });
  const columns = {
    milestone: status.milestone,
    milestoneAt: status.milestoneAt ?? from.createdAt,
    partialDone: status.partial?.done ?? 0,
    attempt: status.attempt,
    signedPieces: formatPieces(status.signedPieces),
    whereabouts: status.location.where,
    lastEventAt: status.lastEventAt ?? from.createdAt,
    open: !status.terminal,
    stage: stage?.stage ?? null,
    stageDueAt: stage?.dueAt ?? null,
    openExceptions: from.openExceptions.length,
    blocksDispatch: status.holdActive || from.openExceptions.some((exception) => exception.blocksDispatch),
    blocksDelivery: status.holdActive || from.openExceptions.some((exception) => exception.blocksDelivery),
    dispatchTask: need.task,
    unassignedPieces: need.unassigned,
    unassignedCount: need.task ? countPieces(storedPieces(need.unassigned, from.pieces)) : 0,
  };
  return { status, columns };
}
