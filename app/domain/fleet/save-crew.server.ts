import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, invalid } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { CrewInput } from "./driver.ts";
import { explainMiss } from "./internal/guards.server.ts";
import { mayEditFleet } from "./policy.ts";

async function assertDriversInService(tx: Tx, input: CrewInput): Promise<void> {
  if (input.coDriverId === input.driverId) {
    throw invalid([{ field: "coDriverId", code: "same_driver" }]);
  }
  for (const field of ["driverId", "coDriverId"] as const) {
    const id = input[field];
    if (id !== null && (await tx.driver.count({ where: { id, active: true } })) === 0) {
      throw invalid([{ field, code: "not_a_choice" }]);
    }
  }
}

/**
 * Says who usually rides a vehicle; trips planned from now on take it over. Answers the crew's version.
 * *Writes* Crew. *Emits* `crew.saved`. *Throws* `forbidden`, `invalid`, `conflict`.
 */
export async function saveCrew(ctx: Ctx, input: CrewInput): Promise<number> {
  assertMay(mayEditFleet(ctx.actor));
  const { vehicleId, version, ...crew } = input;
  return inTransaction(ctx, async (tx) => {
    const data = { ...crew, updatedAt: ctx.now };
    const known = await tx.crew.findUnique({ where: { vehicleId }, select: { version: true } });
    if (version === 0 && known) {
      throw conflict({ yours: version, theirs: known.version });
    }
    if (version === 0) {
      await assertDriversInService(tx, input);
      await tx.crew.create({ data: { id: newId(), vehicleId, ...data } });
    } else {
      const { count } = await tx.crew.updateMany({
        where: { vehicleId, version },
        data: { ...data, version: { increment: 1 } },
      });
      if (count === 0) {
        await explainMiss(known, "crew", version);
      }
      await assertDriversInService(tx, input);
    }
    const payload = { vehicleId, driverId: crew.driverId };
    await record(tx, ctx, { event: "crew.saved", entity: "vehicle", entityId: vehicleId, payload });
    return version + 1;
  });
}
