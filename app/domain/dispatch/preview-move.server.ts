import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { lookAtTarget } from "./internal/open-target.server.ts";
import { chosenLoads, planMove, planVehicleChange } from "./internal/plan-move.server.ts";
import { type PlanPreview, previewOf } from "./plan-preview.ts";
import { mayDispatch } from "./policy.ts";
import { type PreviewMoveInput, previewMoveSchema } from "./trip.ts";

/**
 * What a move of loads, of stops or of a whole trip would do and say, without doing it. *Throws* `forbidden`, `not_found`,
 * `trip_not_open`, `load_gone`, `stop_done`, `same_trip`, `other_direction`.
 */
export async function previewMove(ctx: Ctx, raw: PreviewMoveInput): Promise<PlanPreview> {
  assertMay(mayDispatch(ctx.actor));
  const { db } = ctx;
  const input = previewMoveSchema.parse(raw);
  const { plan: from } = await lookAtTarget(db, ctx, { tripId: input.tripId }, "");
  const { direction, status, date } = from.trip;
  if ("vehicleId" in input && status !== "departed") {
    const { after, ...findings } = await planVehicleChange(db, ctx, from, input.vehicleId);
    return previewOf(after, false, findings);
  }
  const target = "to" in input ? input.to : { vehicleId: input.vehicleId, date };
  const { plan, isNew } = await lookAtTarget(db, ctx, target, direction);
  const planned = await planMove(db, ctx, { from, to: plan, loads: chosenLoads(from, input) });
  return previewOf(planned.to, isNew, planned);
}
