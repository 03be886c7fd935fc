import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { assertVehicleFree, explainMiss } from "./internal/guards.server.ts";
import { mayEditFleet } from "./policy.ts";
import type { EditedVehicle, NewVehicle } from "./vehicle.ts";

async function assertPlateFree(tx: Tx, plate: string, ownId: string): Promise<void> {
  if ((await tx.vehicle.count({ where: { plate, NOT: { id: ownId } } })) > 0) {
    throw invalid([{ field: "plate", code: "taken" }]);
  }
}

/**
 * Adds a vehicle (`newVehicleSchema`; grams, cm³). Answers its id.
 * *Writes* Vehicle. *Emits* `vehicle.created`. *Throws* `forbidden`, `invalid` (plate taken).
 */
export async function createVehicle(ctx: Ctx, input: NewVehicle): Promise<string> {
  assertMay(mayEditFleet(ctx.actor));
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    await assertPlateFree(tx, input.plate, id);
    await tx.vehicle.create({ data: { id, ...input, createdAt: ctx.now, updatedAt: ctx.now } });
    await record(tx, ctx, {
      event: "vehicle.created",
      entity: "vehicle",
      entityId: id,
      payload: { plate: input.plate },
      details: { ...input },
    });
  });
  return id;
}

/**
 * Changes a vehicle's file, if it is still as the sender knew it (`version`).
 * *Writes* Vehicle. *Emits* `vehicle.updated`. *Throws* `forbidden`, `invalid`, `conflict`, `not_found`.
 */
export async function updateVehicle(ctx: Ctx, { id, version, ...change }: EditedVehicle): Promise<void> {
  assertMay(mayEditFleet(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    await assertPlateFree(tx, change.plate, id);
    const { count } = await tx.vehicle.updateMany({
      where: { id, version },
      data: { ...change, updatedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) {
      await explainMiss(await tx.vehicle.findUnique({ where: { id } }), "vehicle", version);
    }
    await record(tx, ctx, {
      event: "vehicle.updated",
      entity: "vehicle",
      entityId: id,
      payload: { plate: change.plate },
      details: { ...change },
    });
  });
}

/**
 * Takes a vehicle out of use, or back into it. A vehicle with open trips stays in use.
 * *Writes* Vehicle. *Emits* `vehicle.activated` or `vehicle.deactivated`. *Throws* `forbidden`, `conflict`, `in_use`.
 */
export async function setVehicleActive(
  ctx: Ctx,
  { id, version, active }: { id: string; version: number; active: boolean },
): Promise<void> {
  assertMay(mayEditFleet(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.vehicle.updateMany({
      where: { id, version },
      data: { active, updatedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) {
      await explainMiss(await tx.vehicle.findUnique({ where: { id } }), "vehicle", version);
    }
    if (!active) {
      await assertVehicleFree(tx, id);
    }
    const event = active ? "vehicle.activated" : "vehicle.deactivated";
    await record(tx, ctx, { event, entity: "vehicle", entityId: id, payload: {} });
  });
}
