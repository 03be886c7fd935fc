import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, DomainError, invalid, notFound } from "#app/platform/errors.ts";
import { findScope } from "./internal/find-scope.server.ts";
import { mayManageStandards } from "./policy.ts";
import type { LaneStandardInput } from "./standard-form.ts";

interface Target {
  id: string;
  version: number;
}

/** Why a guarded write found nothing: gone, changed by somebody else, or in force already. */
async function explain(tx: Tx, ctx: Ctx, { id, version }: Target): Promise<never> {
  const found = await tx.laneStandard.findUnique({ where: { id } });
  if (!found) {
    throw notFound("standard");
  }
  if (found.version === version && found.effectiveFrom <= ctx.now) {
    throw new DomainError("standard_in_force", { status: 409 });
  }
  throw conflict();
}

/**
 * Corrects a standard that is not in force yet.
 * *Writes* LaneStandard. *Emits* `standard.changed`. *Throws* `forbidden`, `conflict`, `not_found`, `standard_in_force`,
 * `invalid`.
 */
export async function changeStandard(ctx: Ctx, target: Target, input: LaneStandardInput): Promise<void> {
  assertMay(mayManageStandards(ctx.actor));
  const { direction, name, stages, effectiveFrom } = input;
  const destScope = findScope(input.destScope);
  const json = stages.map((line) => ({ ...line }));
  await inTransaction(ctx, async (tx) => {
    const others = { direction, destScope, effectiveFrom, NOT: { id: target.id } };
    if ((await tx.laneStandard.count({ where: others })) > 0) {
      throw invalid([{ field: "effectiveFrom", code: "taken" }]);
    }
    const { count } = await tx.laneStandard.updateMany({
      where: { ...target, effectiveFrom: { gt: ctx.now } },
      data: { direction, destScope, name, stages: json, effectiveFrom, updatedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) {
      await explain(tx, ctx, target);
    }
    const payload = { standardId: target.id, direction, destScope };
    const details = { ...payload, name, stages: json, effectiveFrom: effectiveFrom.toISOString() };
    await record(tx, ctx, { event: "standard.changed", entity: "standard", entityId: target.id, payload, details });
  });
}

/**
 * Takes back a standard that is not in force yet.
 * *Writes* LaneStandard. *Emits* `standard.withdrawn`. *Throws* `forbidden`, `conflict`, `not_found`, `standard_in_force`.
 */
export async function withdrawStandard(ctx: Ctx, target: Target): Promise<void> {
  assertMay(mayManageStandards(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const where = { ...target, effectiveFrom: { gt: ctx.now } };
    const known = await tx.laneStandard.findFirst({ where });
    const { count } = await tx.laneStandard.deleteMany({ where });
    if (count === 0 || !known) {
      return explain(tx, ctx, target);
    }
    const payload = { standardId: target.id, direction: known.direction, destScope: known.destScope };
    const details = { ...payload, name: known.name, effectiveFrom: known.effectiveFrom.toISOString() };
    await record(tx, ctx, { event: "standard.withdrawn", entity: "standard", entityId: target.id, payload, details });
  });
}
