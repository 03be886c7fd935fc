import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { RowResult } from "./draft-assignment.ts";
import type { Refusal, Warning } from "./findings.ts";
import { lookAtTarget } from "./internal/open-target.server.ts";
import { directionOf, planAssignment } from "./internal/plan-assignment.server.ts";
import { peakLoad } from "./peak-load.ts";
import { mayDispatch } from "./policy.ts";
import { type AssignInput, assignSchema } from "./trip.ts";

export interface AssignmentPreview {
  /** null: a new trip would be made */
  tripId: string | null;
  tripNo: string | null;
  results: RowResult[];
  warnings: Warning[];
  /** these forbid the whole act */
  refusals: Refusal[];
  /** of the trip afterwards: metres, ms, peak load in g and cm³ */
  distanceM: number;
  durationMs: number;
  weightG: number;
  volumeCm3: number;
}

/** What an assignment would do and say, without doing it. *Throws* `forbidden`, `trip_not_open`, `not_found`. */
export async function previewAssignment(ctx: Ctx, raw: AssignInput): Promise<AssignmentPreview> {
  assertMay(mayDispatch(ctx.actor));
  const input = assignSchema.parse(raw);
  const { plan, isNew } = await lookAtTarget(ctx, input.to, await directionOf(ctx.db, input.items));
  const versions = await ctx.db.shipment.findMany({
    where: { id: { in: input.items.map((item) => item.shipmentId) } },
    select: { id: true, version: true },
  });
  const known = new Map(versions.map(({ id, version }) => [id, version]));
  const items = input.items.map((item) => {
    const stale = known.get(item.shipmentId) !== item.version;
    // named twice, it is no longer free the second time
    known.delete(item.shipmentId);
    return { ...item, stale };
  });
  const { after, results, warnings, refusals } = await planAssignment(ctx.db, ctx, plan, input, items);
  const { distanceM, durationMs } = after;
  const trip = isNew ? { tripId: null, tripNo: null } : { tripId: plan.trip.id, tripNo: plan.trip.tripNo };
  return { ...trip, results, warnings, refusals, distanceM, durationMs, ...peakLoad(after) };
}
