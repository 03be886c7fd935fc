import { ensureDefaultResponsePlan } from "#app/domain/incidents/ensure-default-response-plan.server.ts";
import { addStandard } from "#app/domain/standards/add-standard.server.ts";
import { DEFAULT_STANDARDS } from "#app/domain/standards/default-standards.ts";
import { ensureServiceStandards } from "#app/domain/standards/ensure-service-standards.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";

/** The promised times, service standards and response plan a new installation begins with. */
export async function seedStandards(ctx: Ctx): Promise<void> {
  await ensureServiceStandards(ctx);
  await ensureDefaultResponsePlan(ctx);
  if ((await ctx.db.laneStandard.count()) > 0) {
    return;
  }
  const effectiveFrom = new Date("2026-01-01T00:00:00+08:00");
  for (const standard of DEFAULT_STANDARDS) {
    await addStandard(ctx, { ...standard, effectiveFrom } as Parameters<typeof addStandard>[1]);
  }
}
