import { record } from "#app/domain/audit/record.server.ts";
import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { EditedDriver, NewDriver } from "./driver.ts";
import { assertDriverFree, explainMiss } from "./internal/guards.server.ts";
import { mayEditFleet } from "./policy.ts";

/** The number as E.164. *Throws* `invalid` when it is none. */
function phoneOf(text: string): string {
  const phone = normalizePhone(text);
  if (!phone.ok) {
    throw invalid([{ field: "phone", code: "phone" }]);
  }
  return phone.value;
}

/** An account belongs to at most one driver, and must be a driver's. */
async function assertAccountFits(tx: Tx, userId: string | null, ownId: string): Promise<void> {
  if (userId === null) {
    return;
  }
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { role: true, driver: { select: { id: true } } },
  });
  if (user?.role !== "driver") {
    throw invalid([{ field: "userId", code: "not_a_choice" }]);
  }
  if (user.driver && user.driver.id !== ownId) {
    throw invalid([{ field: "userId", code: "taken" }]);
  }
}

/**
 * Adds a driver (`newDriverSchema`). Answers his id.
 * *Writes* Driver. *Emits* `driver.created`. *Throws* `forbidden`, `invalid`.
 */
export async function createDriver(ctx: Ctx, input: NewDriver): Promise<string> {
  assertMay(mayEditFleet(ctx.actor));
  const id = newId();
  const data = { ...input, phone: phoneOf(input.phone) };
  await inTransaction(ctx, async (tx) => {
    await assertAccountFits(tx, data.userId, id);
    await tx.driver.create({ data: { id, ...data, createdAt: ctx.now, updatedAt: ctx.now } });
    const payload = { licenceClass: data.licenceClass };
    await record(tx, ctx, { event: "driver.created", entity: "driver", entityId: id, payload });
  });
  return id;
}

/**
 * Changes a driver's file, if it is still as the sender knew it (`version`).
 * *Writes* Driver. *Emits* `driver.updated`. *Throws* `forbidden`, `invalid`, `conflict`, `not_found`.
 */
export async function updateDriver(ctx: Ctx, { id, version, ...change }: EditedDriver): Promise<void> {
  assertMay(mayEditFleet(ctx.actor));
  const data = { ...change, phone: phoneOf(change.phone) };
  await inTransaction(ctx, async (tx) => {
    await assertAccountFits(tx, data.userId, id);
    const { count } = await tx.driver.updateMany({
      where: { id, version },
      data: { ...data, updatedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) {
      await explainMiss(await tx.driver.findUnique({ where: { id } }), "driver", version);
    }
    const { phone: _phone, name: _name, ...details } = data;
    const payload = { licenceClass: data.licenceClass };
    await record(tx, ctx, { event: "driver.updated", entity: "driver", entityId: id, payload, details });
  });
}

/**
 * Takes a driver out of service, or back. A driver with open trips stays.
 * *Writes* Driver. *Emits* `driver.activated` or `driver.deactivated`. *Throws* `forbidden`, `conflict`, `in_use`.
 */
export async function setDriverActive(
  ctx: Ctx,
  { id, version, active }: { id: string; version: number; active: boolean },
): Promise<void> {
  assertMay(mayEditFleet(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.driver.updateMany({
      where: { id, version },
      data: { active, updatedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) {
      await explainMiss(await tx.driver.findUnique({ where: { id } }), "driver", version);
    }
    if (!active) {
      await assertDriverFree(tx, id);
    }
    const event = active ? "driver.activated" : "driver.deactivated";
    await record(tx, ctx, { event, entity: "driver", entityId: id, payload: {} });
  });
}
