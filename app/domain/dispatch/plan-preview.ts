import type { Refusal, Warning } from "./findings.ts";
import { type PeakLoad, peakLoad } from "./peak-load.ts";
import type { TripPlan } from "./trip-plan.ts";

/** What the target of an act would be like afterwards, and what there is to say of it. */
export interface PlanPreview extends PeakLoad {
  /** null: a new trip would be made */
  tripId: string | null;
  tripNo: string | null;
  warnings: Warning[];
  /** these forbid the whole act */
  refusals: Refusal[];
  /** metres */
  distanceM: number;
  /** ms */
  durationMs: number;
}

/** The preview of a settled plan. Pure. */
export function previewOf(
  plan: TripPlan,
  isNew: boolean,
  { warnings, refusals }: Pick<PlanPreview, "warnings" | "refusals">,
): PlanPreview {
  const { trip, distanceM, durationMs } = plan;
  const named = isNew ? { tripId: null, tripNo: null } : { tripId: trip.id, tripNo: trip.tripNo };
  return { ...named, warnings, refusals, distanceM, durationMs, ...peakLoad(plan) };
}
