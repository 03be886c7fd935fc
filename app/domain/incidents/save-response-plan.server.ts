import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Json, Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { mayEditPlans } from "./policy.ts";
import type { PlanOccasion, SavePlanInput } from "./response-plan.ts";

const OCCASION: PlanOccasion = "complaint";

const latestOf = (tx: Tx, key: string) => tx.responsePlan.findFirst({ where: { key }, orderBy: { revision: "desc" } });

/** Takes every plan of the occasion out of force; one plan opens for one occasion. */
const retire = (tx: Tx, occasion: string) =>
  tx.responsePlan.updateMany({ where: { occasion, active: true }, data: { active: false } });

/**
 * Writes a plan anew: a revision that holds from now on. What was opened by an earlier one goes on as it was opened. The
 * first plan of an occasion is in force at once; another one is when it is activated.
 * *Writes* ResponsePlan. *Emits* `response_plan.saved`. *Throws* `forbidden`, `not_found`, `conflict` (409: somebody
 * revised it meanwhile).
 */
export async function saveResponsePlan(
  ctx: Ctx,
  input: Pick<SavePlanInput, "key" | "seen" | "name" | "items">,
): Promise<{ key: string; revision: number; active: boolean }> {
  assertMay(mayEditPlans(ctx.actor));
  const { seen, name, items } = input;
  const id = newId();
  return inTransaction(ctx, async (tx) => {
    const before = input.key ? await latestOf(tx, input.key) : null;
    if (input.key && !before && seen > 0) {
      throw notFound("response_plan");
    }
    if ((before?.revision ?? 0) !== seen) {
      throw conflict({ revision: before?.revision ?? 0 });
    }
    const first = !before && (await tx.responsePlan.count({ where: { occasion: OCCASION, active: true } })) === 0;
    const active = before?.active ?? first;
    const key = before?.key ?? input.key ?? id;
    const revision = seen + 1;
    if (active) {
      await retire(tx, OCCASION);
    }
    await tx.responsePlan.create({
      data: {
        ...{ id, key, revision, name, occasion: OCCASION, active, items: items as unknown as Json },
        ...{ createdAt: ctx.now, createdByName: ctx.actor.name },
      },
    });
    const payload = { planId: id, key, revision };
    const details = { ...payload, name, items: items as unknown as Json };
    await record(tx, ctx, { event: "response_plan.saved", entity: "response_plan", entityId: key, payload, details });
    return { key, revision, active };
  });
}

/**
 * Puts the latest revision of a plan in force in place of the one that was.
 * *Writes* ResponsePlan. *Emits* `response_plan.activated`. *Throws* `forbidden`, `not_found`.
 */
export async function activateResponsePlan(ctx: Ctx, { key }: { key: string }): Promise<void> {
  assertMay(mayEditPlans(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const plan = await latestOf(tx, key);
    if (!plan) {
      throw notFound("response_plan");
    }
    if (plan.active) {
      return;
    }
    await retire(tx, plan.occasion);
    await tx.responsePlan.update({ where: { id: plan.id }, data: { active: true }, select: { id: true } });
    const payload = { planId: plan.id, key, revision: plan.revision };
    await record(tx, ctx, { event: "response_plan.activated", entity: "response_plan", entityId: key, payload });
  });
}
