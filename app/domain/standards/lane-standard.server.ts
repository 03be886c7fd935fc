import { placeByCode } from "#app/domain/places/place-directory.server.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import type { StageStandard } from "#app/domain/tracking/stage-plan.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { chooseStandard, type LaneStandard, stagesFromJson } from "./lane-standard.ts";

/** All standards, past and coming ones too: a few dozen rows. */
export async function loadLaneStandards(db: DbOrTx): Promise<LaneStandard[]> {
  const rows = await db.laneStandard.findMany();
  return rows.map(({ id, name, direction, destScope, stages, effectiveFrom }) => ({
    id,
    name,
    direction: direction as Direction,
    destScope,
    stages: stagesFromJson(stages),
    effectiveFrom,
  }));
}

/** The scopes a place falls under, most specific first: itself, its prefecture, its province. */
export function scopesOf(code: string): string[] {
  const prefecture = placeByCode(code)?.prefecture;
  const province = `${code.slice(0, 2)}0000`;
  return [...new Set([code, ...(prefecture ? [prefecture] : []), province])];
}

/** The standard in force for goods to a place; null when none is. `at` is the base instant of the goods. */
export async function laneStandardFor(
  db: DbOrTx,
  direction: Direction,
  destCode: string,
  at: Date,
): Promise<LaneStandard | null> {
  return chooseStandard(await loadLaneStandards(db), direction, scopesOf(destCode), at);
}

/** The promised time (ms after the base instant) of each stage for goods to a place; none when no standard covers it. */
export async function stageStandardFor(
  db: DbOrTx,
  direction: Direction,
  destCode: string,
  at: Date,
): Promise<readonly StageStandard[]> {
  return (await laneStandardFor(db, direction, destCode, at))?.stages ?? [];
}

/** The standards of a batch: loaded once, then chosen in memory. */
export async function standardChooser(
  db: DbOrTx,
): Promise<(direction: Direction, destCode: string, at: Date) => LaneStandard | null> {
  const standards = await loadLaneStandards(db);
  const scopes = new Map<string, string[]>();
  return (direction, destCode, at) => {
    let known = scopes.get(destCode);
    if (!known) {
      known = scopesOf(destCode);
      scopes.set(destCode, known);
    }
    return chooseStandard(standards, direction, known, at);
  };
}
