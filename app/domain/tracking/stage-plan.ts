import type { ShipmentStatus } from "./derive-status.ts";
import type { Direction } from "./direction.ts";
import { countingEvents, type EventFact } from "./event-fact.ts";
import { storedPieces } from "./parse-pieces.ts";
import {
  allPieces,
  hasNoPieces,
  includesPieces,
  NO_PIECES,
  type PieceSet,
  subtractPieces,
  unionPieces,
} from "./piece-set.ts";
import { STAGES, type Stage, stageCompletedBy, stagesOf } from "./stages.ts";

/** One line of a lane's standard: how long (ms) after the base instant the stage has to be done. */
export interface StageStandard {
  stage: Stage;
  afterMs: number;
}

export interface PlannedStage {
  stage: Stage;
  dueAt: Date;
}

/** The promised time of each stage that the standard names, in the order of the direction. Other stages are left out. */
export function planStages(direction: Direction, standard: readonly StageStandard[], baseAt: Date): PlannedStage[] {
  return stagesOf(direction).flatMap((stage) => {
    const line = standard.find((candidate) => candidate.stage === stage);
    return line ? [{ stage, dueAt: new Date(baseAt.getTime() + line.afterMs) }] : [];
  });
}

export interface SupervisedShipment {
  direction: Direction;
  totalPieces: number;
  events: readonly EventFact[];
  status: ShipmentStatus;
}

export interface StageProgress {
  stage: Stage;
  /** the pieces that have completed it */
  done: PieceSet;
  /** when the last piece that had to did; null while pieces are missing */
  completedAt: Date | null;
}

/** The pieces that still have to make the journey: not those sent back or cancelled. */
function supervisedPieces({ totalPieces, status }: SupervisedShipment): PieceSet {
  const { return_to_sender: returned, cancelled } = status.piecesByMilestone;
  return subtractPieces(allPieces(totalPieces), unionPieces(returned, cancelled));
}

/** How far the goods are through each stage of their direction. */
export function stageProgress(shipment: SupervisedShipment): StageProgress[] {
  const needed = supervisedPieces(shipment);
  const order = stagesOf(shipment.direction);
  const progress: StageProgress[] = order.map((stage) => ({ stage, done: NO_PIECES, completedAt: null }));
  for (const event of countingEvents(shipment.events)) {
    const completed = stageCompletedBy(event.code, shipment.direction);
    if (completed === null) {
      continue;
    }
    const named = storedPieces(event.pieces, shipment.totalPieces);
    for (const step of progress.slice(0, order.indexOf(completed) + 1)) {
      step.done = unionPieces(step.done, named);
      step.completedAt ??= includesPieces(step.done, needed) ? event.occurredAt : null;
    }
  }
  return progress;
}

/** The first planned stage that some piece still has to complete; null when the journey is over for all of them. */
export function currentStage(plan: readonly PlannedStage[], shipment: SupervisedShipment): PlannedStage | null {
  if (shipment.status.terminal || hasNoPieces(supervisedPieces(shipment))) {
    return null;
  }
  const open = stageProgress(shipment).filter((step) => step.completedAt === null);
  return plan.find((planned) => open.some((step) => step.stage === planned.stage)) ?? null;
}

/** A stage due exactly now is still in time. */
export function isLate(dueAt: Date, now: Date): boolean {
  return now.getTime() > dueAt.getTime();
}

/**
 * Reads a plan back from its JSON form (instants as ISO strings), as a shipment keeps it. Stages that this version does
 * not know are left out; anything that is not a plan gives none.
 */
export function planFromJson(json: unknown): PlannedStage[] {
  if (!Array.isArray(json)) {
    return [];
  }
  return json.flatMap((line: unknown) => {
    if (typeof line !== "object" || line === null || !("stage" in line) || !("dueAt" in line)) {
      return [];
    }
    const stage = STAGES.find((known) => known === line.stage);
    const dueAt = new Date(String(line.dueAt));
    return stage === undefined || Number.isNaN(dueAt.getTime()) ? [] : [{ stage, dueAt }];
  });
}

/** The JSON form of a plan. */
export function planToJson(plan: readonly PlannedStage[]): { stage: string; dueAt: string }[] {
  return plan.map(({ stage, dueAt }) => ({ stage, dueAt: dueAt.toISOString() }));
}
