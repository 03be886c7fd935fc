import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { RowResult } from "./draft-assignment.ts";
import { planAssignment } from "./internal/plan-assignment.server.ts";
import { type PlanPreview, previewOf } from "./plan-preview.ts";
import { mayDispatch } from "./policy.ts";
import { type AssignInput, assignSchema } from "./trip.ts";

export interface AssignmentPreview extends PlanPreview {
  results: RowResult[];
}

/** What an assignment would do and say, without doing it. *Throws* `forbidden`, `trip_not_open`, `not_found`. */
export async function previewAssignment(ctx: Ctx, raw: AssignInput): Promise<AssignmentPreview> {
  assertMay(mayDispatch(ctx.actor));
  const { after, isNew, results, ...findings } = await planAssignment(ctx.db, ctx, assignSchema.parse(raw));
  return { ...previewOf(after, isNew, findings), results };
}
