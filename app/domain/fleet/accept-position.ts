import { straightDistance } from "#app/domain/places/distance.ts";

/** A clock of a device may run ahead by so much (ms). */
export const FUTURE_MS = 60_000;
/** Older fixes (ms) are of no use to anybody. */
export const STALE_MS = 48 * 3_600_000;
/** No lorry is faster (km/h); a straight line between two fixes can only make it look slower. */
export const FASTEST_KMH = 180;
/** Below this distance (metres) a jump is the noise of a receiver between houses. */
export const JUMP_M = 2_000;

/** Why a fix is not kept. `zero_point`: (0, 0), what receivers send before they know. */
export const POSITION_PROBLEMS = ["out_of_range", "zero_point", "future", "stale", "duplicate", "jump"] as const;
export type PositionProblem = (typeof POSITION_PROBLEMS)[number];

/** Where (WGS-84 degrees) and when. */
export interface TimedPoint {
  at: Date;
  lat: number;
  lng: number;
}

/** The accepted fixes of the vehicle just before and just after the new one, by the time of the device. */
export interface Neighbours {
  before: TimedPoint | null;
  after: TimedPoint | null;
}

function pointProblem({ lat, lng }: TimedPoint): PositionProblem | null {
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) {
    return "out_of_range";
  }
  return lat === 0 && lng === 0 ? "zero_point" : null;
}

function timeProblem(at: Date, now: Date): PositionProblem | null {
  const aheadMs = at.getTime() - now.getTime();
  if (Number.isNaN(aheadMs)) {
    return "out_of_range";
  }
  if (aheadMs > FUTURE_MS) {
    return "future";
  }
  return aheadMs < -STALE_MS ? "stale" : null;
}

/** Whether nobody can have driven from one fix to the other in the time between them. */
export function isJump(a: TimedPoint, b: TimedPoint): boolean {
  const distance = straightDistance(a, b);
  const hours = Math.abs(b.at.getTime() - a.at.getTime()) / 3_600_000;
  return distance > JUMP_M && distance / 1_000 > FASTEST_KMH * hours;
}

/** What is wrong with a fix taken by itself; null when nothing is. */
export function ownProblem(fix: TimedPoint, now: Date): PositionProblem | null {
  return pointProblem(fix) ?? timeProblem(fix.at, now);
}

/**
 * Whether a fix is kept: null when it is, else the reason. Pure. A fix that comes late is judged against the fixes around
 * it in time, so that a queue sent after a dead spot enters the history where it belongs.
 */
export function positionProblem(fix: TimedPoint, { before, after }: Neighbours, now: Date): PositionProblem | null {
  const own = ownProblem(fix, now);
  if (own !== null) {
    return own;
  }
  const around = [before, after].filter((point) => point !== null);
  if (around.some((point) => point.at.getTime() === fix.at.getTime())) {
    return "duplicate";
  }
  return around.some((point) => isJump(point, fix)) ? "jump" : null;
}
