import { laneStandardFor } from "#app/domain/standards/lane-standard.server.ts";
import { deriveStatus, type ShipmentStatus } from "#app/domain/tracking/derive-status.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import type { EventFact } from "#app/domain/tracking/event-fact.ts";
import { MILESTONES } from "#app/domain/tracking/milestone.ts";
import { countPieces, formatPieces, hasNoPieces, intersectPieces } from "#app/domain/tracking/piece-set.ts";
import { PLACES } from "#app/domain/tracking/place.ts";
import { isLate, planFromJson, stageProgress } from "#app/domain/tracking/stage-plan.ts";
import { stagesOf } from "#app/domain/tracking/stages.ts";
import type { Ctx } from "#app/platform/ctx.ts";

interface Goods {
  id: string;
  direction: string;
  destCode: string;
  pieces: number;
  stagePlan: unknown;
  shippedAt: Date;
  createdAt: Date;
}

/** Pieces that are in the same state at the same place. */
export interface PieceLine {
  milestone: string;
  place: string;
  pieces: string;
  count: number;
}

/** A stage with what was promised and what was done. */
export interface StageLine {
  stage: string;
  dueAt: Date | null;
  doneAt: Date | null;
  done: number;
  late: boolean;
}

function pieceLines(status: ShipmentStatus): PieceLine[] {
  return MILESTONES.flatMap((milestone) =>
    PLACES.flatMap((place): PieceLine[] => {
      const set = intersectPieces(status.piecesByMilestone[milestone], status.location.byPlace[place]);
      return hasNoPieces(set) ? [] : [{ milestone, place, pieces: formatPieces(set), count: countPieces(set) }];
    }),
  );
}

function stageLines(goods: Goods, events: readonly EventFact[], status: ShipmentStatus, now: Date): StageLine[] {
  const direction = goods.direction as Direction;
  const plan = planFromJson(goods.stagePlan);
  const progress = stageProgress({ direction, totalPieces: goods.pieces, events, status });
  return stagesOf(direction).map((stage) => {
    const dueAt = plan.find((line) => line.stage === stage)?.dueAt ?? null;
    const step = progress.find((line) => line.stage === stage);
    const doneAt = step?.completedAt ?? null;
    const judgedAt = doneAt ?? (status.terminal ? null : now);
    const late = dueAt !== null && judgedAt !== null && isLate(dueAt, judgedAt);
    return { stage, dueAt, doneAt, done: step ? countPieces(step.done) : 0, late };
  });
}

/** What the events say about the pieces and the promised times of a shipment, and whose promise that is. */
export async function goodsFacts(ctx: Ctx, goods: Goods, events: readonly EventFact[]) {
  const direction = goods.direction as Direction;
  const status = deriveStatus(goods.pieces, events, direction);
  // the same base instant as when the plan was made
  const baseAt = direction === "outbound" ? goods.createdAt : goods.shippedAt;
  const standard = await laneStandardFor(ctx.db, direction, goods.destCode, baseAt);
  return {
    status: {
      milestone: status.milestone,
      partial: status.partial,
      holdActive: status.holdActive,
      terminal: status.terminal,
    },
    pieces: pieceLines(status),
    stages: stageLines(goods, events, status, ctx.now),
    standard: standard ? { name: standard.name, baseAt } : null,
  };
}
