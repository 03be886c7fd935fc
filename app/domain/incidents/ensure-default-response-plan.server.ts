import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import { DEFAULT_PLAN_ITEMS, DEFAULT_PLAN_KEY, DEFAULT_PLAN_NAME } from "./default-response-plan.ts";
import { saveResponsePlan } from "./save-response-plan.server.ts";

/** Gives an installation without any plan for major complaints the default one. Twice is once. *Writes* ResponsePlan. */
export async function ensureDefaultResponsePlan(ctx: Ctx): Promise<void> {
  if ((await ctx.db.responsePlan.count({ where: { occasion: "complaint" } })) > 0) {
    return;
  }
  const items = DEFAULT_PLAN_ITEMS.map((item, index) => ({ no: index + 1, ...item }));
  try {
    await saveResponsePlan(ctx, { key: DEFAULT_PLAN_KEY, seen: 0, name: DEFAULT_PLAN_NAME, items });
  } catch (error) {
    // Another process that starts at the same time was faster.
    if (!(error instanceof DomainError && error.code === "conflict")) {
      throw error;
    }
  }
}
