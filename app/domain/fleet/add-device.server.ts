import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { newToken, sha256 } from "#app/platform/token.server.ts";
import { mayManageDevices } from "./policy.ts";

/** What every device key begins with, so that a key found in a wrong place is known for what it is. */
const KEY_HEAD = "yd_dev_";
/** So much of a key is kept readable, to tell keys apart in the list. */
const SHOWN = KEY_HEAD.length + 5;

/**
 * Gives a positioning device of a vehicle its key. The key is in the answer and nowhere else: only its hash is kept.
 * *Writes* Device. *Emits* `device.added`. *Throws* `forbidden`, `not_found`.
 */
export async function addDevice(
  ctx: Ctx,
  { vehicleId, name }: { vehicleId: string; name: string },
): Promise<{ deviceId: string; key: string }> {
  assertMay(mayManageDevices(ctx.actor));
  const key = `${KEY_HEAD}${newToken(32)}`;
  const deviceId = newId();
  await inTransaction(ctx, async (tx) => {
    if ((await tx.vehicle.count({ where: { id: vehicleId } })) === 0) {
      throw notFound("vehicle");
    }
    const secret = { keyHash: sha256(key), keyPrefix: key.slice(0, SHOWN) };
    await tx.device.create({ data: { id: deviceId, vehicleId, name, ...secret, createdAt: ctx.now } });
    await record(tx, ctx, {
      event: "device.added",
      entity: "device",
      entityId: deviceId,
      payload: { vehicleId, name },
    });
  });
  return { deviceId, key };
}
