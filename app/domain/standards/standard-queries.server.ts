import { businessDate } from "#app/domain/calendar/business-day.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { DIRECTIONS, type Direction } from "#app/domain/tracking/direction.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { ANYWHERE, stagesFromJson } from "./lane-standard.ts";
import { mayReadStandards } from "./policy.ts";
import type { StandardLine } from "./standard-line.ts";

const ORDER = ["in_force", "coming", "past"] as const;

function byScope(a: StandardLine, b: StandardLine): number {
  const last = (line: StandardLine) => (line.destScope === ANYWHERE ? 1 : 0);
  return (
    DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction) ||
    last(a) - last(b) ||
    (a.destScope < b.destScope ? -1 : a.destScope > b.destScope ? 1 : 0) ||
    ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
    (a.effectiveFrom < b.effectiveFrom ? 1 : -1)
  );
}

/** Every standard with its state at `ctx.now`: per direction and destination the one in force, those to come, past ones. */
export async function listStandards(ctx: Ctx): Promise<StandardLine[]> {
  assertMay(mayReadStandards(ctx.actor));
  const rows = await ctx.db.laneStandard.findMany({ orderBy: { effectiveFrom: "desc" } });
  const seen = new Set<string>();
  const lines = rows.map((row): StandardLine => {
    const lane = `${row.direction} ${row.destScope}`;
    const coming = row.effectiveFrom > ctx.now;
    const state = coming ? "coming" : seen.has(lane) ? "past" : "in_force";
    if (!coming) {
      seen.add(lane);
    }
    const place = placeByCode(row.destScope);
    return {
      id: row.id,
      version: row.version,
      direction: row.direction as Direction,
      destScope: row.destScope,
      placeName: place ? placeLabel(place, ctx.locale) : null,
      name: row.name,
      stages: stagesFromJson(row.stages),
      effectiveFrom: businessDate(row.effectiveFrom),
      state,
    };
  });
  return lines.sort(byScope);
}
