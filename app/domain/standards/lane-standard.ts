import type { Direction } from "#app/domain/tracking/direction.ts";
import type { StageStandard } from "#app/domain/tracking/stage-plan.ts";
import { STAGES } from "#app/domain/tracking/stages.ts";

/** Scope of the standard for every destination that has none of its own. */
export const ANYWHERE = "*";
export const HOUR_MS = 3_600_000;

/** Promised times of one direction to one scope: a place code (county, prefecture, province) or `*`. */
export interface LaneStandard {
  id: string;
  name: string;
  direction: Direction;
  destScope: string;
  stages: readonly StageStandard[];
  effectiveFrom: Date;
}

/** Reads the stages column. Lines that this version does not know are left out. */
export function stagesFromJson(json: unknown): StageStandard[] {
  if (!Array.isArray(json)) {
    return [];
  }
  return json.flatMap((line: { stage?: unknown; afterMs?: unknown } | null) => {
    const stage = STAGES.find((known) => known === line?.stage);
    const afterMs = line?.afterMs;
    return stage !== undefined && typeof afterMs === "number" && afterMs > 0 ? [{ stage, afterMs }] : [];
  });
}

/**
 * The standard for a place: the first of `scopes` (most specific first) that has one in force at `at`, and of that scope
 * the one that came into force last. `*` is tried at the end. Pure.
 */
export function chooseStandard<T extends Pick<LaneStandard, "direction" | "destScope" | "effectiveFrom">>(
  standards: readonly T[],
  direction: Direction,
  scopes: readonly string[],
  at: Date,
): T | null {
  for (const scope of [...scopes, ANYWHERE]) {
    const inForce = standards.filter(
      (one) => one.direction === direction && one.destScope === scope && one.effectiveFrom.getTime() <= at.getTime(),
    );
    if (inForce.length > 0) {
      return inForce.reduce((last, one) => (one.effectiveFrom > last.effectiveFrom ? one : last));
    }
  }
  return null;
}

/** Hours of a stage, for the screen. */
export function hoursOf(stages: readonly StageStandard[], stage: string): number | null {
  const line = stages.find((one) => one.stage === stage);
  return line ? line.afterMs / HOUR_MS : null;
}
