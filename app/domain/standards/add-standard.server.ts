import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { findScope } from "./internal/find-scope.server.ts";
import { mayManageStandards } from "./policy.ts";
import type { LaneStandardInput } from "./standard-form.ts";

/**
 * Adds the standard of a lane, or a revision of it from a day on. `destScope` may be a code, `*` or a name of a place.
 * *Writes* LaneStandard. *Emits* `standard.added`. *Throws* `forbidden`, `invalid` (unknown place; the lane already has
 * one from that day).
 */
export async function addStandard(ctx: Ctx, input: LaneStandardInput): Promise<string> {
  assertMay(mayManageStandards(ctx.actor));
  const { direction, name, stages, effectiveFrom } = input;
  const destScope = findScope(input.destScope);
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    if ((await tx.laneStandard.count({ where: { direction, destScope, effectiveFrom } })) > 0) {
      throw invalid([{ field: "effectiveFrom", code: "taken" }]);
    }
    const at = { createdAt: ctx.now, updatedAt: ctx.now };
    const json = stages.map((line) => ({ ...line }));
    await tx.laneStandard.create({ data: { id, direction, destScope, name, stages: json, effectiveFrom, ...at } });
    const payload = { standardId: id, direction, destScope };
    const details = { ...payload, name, stages: json, effectiveFrom: effectiveFrom.toISOString() };
    await record(tx, ctx, { event: "standard.added", entity: "standard", entityId: id, payload, details });
  });
  return id;
}
