import { startOfBusinessDay } from "#app/domain/calendar/business-day.ts";
import { chooseStandard, HOUR_MS, type LaneStandard } from "#app/domain/standards/lane-standard.ts";
import { planStages } from "#app/domain/tracking/stage-plan.ts";
import type { LookedUpEnd } from "./place-lookup.ts";
import { arrivalDirection, type Direction, isArrival } from "./shipment-words.ts";

export interface PreviewInput {
  direction: Direction;
  dest: LookedUpEnd & { ok: true };
  /** YYYY-MM-DD, blank = today */
  shippedOn: string;
  now: Date;
  standards: readonly LaneStandard[];
}

export interface PromisePreview {
  promisedAt: Date;
  standardName: string;
  /** hours from the base instant to the promise */
  hours: number;
}

/** The direction goods will have: of arrivals the destination decides. */
export function effectiveDirection(direction: Direction, dest: LookedUpEnd & { ok: true }): Direction {
  return isArrival(direction) ? arrivalDirection(dest.code) : direction;
}

/** What will be promised, for the form: the same choice of standard as when it is saved. Null when no standard covers it. */
export function previewPromise(input: PreviewInput): PromisePreview | null {
  const direction = effectiveDirection(input.direction, input.dest);
  const typed = isArrival(direction) && /^\d{4}-\d\d-\d\d$/.test(input.shippedOn);
  const base = typed ? startOfBusinessDay(input.shippedOn) : input.now;
  const standard = chooseStandard(input.standards, direction, input.dest.scopes, base);
  const last = standard ? planStages(direction, standard.stages, base).at(-1) : undefined;
  if (!standard || !last) {
    return null;
  }
  const hours = (last.dueAt.getTime() - base.getTime()) / HOUR_MS;
  return { promisedAt: last.dueAt, standardName: standard.name, hours };
}
