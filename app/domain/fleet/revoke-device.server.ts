import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { notFound } from "#app/platform/errors.ts";
import { mayManageDevices } from "./policy.ts";

/**
 * Ends a device's key at once and for good. Revoking it again changes nothing.
 * *Writes* Device. *Emits* `device.revoked`. *Throws* `forbidden`, `not_found`.
 */
export async function revokeDevice(ctx: Ctx, { deviceId }: { deviceId: string }): Promise<void> {
  assertMay(mayManageDevices(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.device.updateMany({
      where: { id: deviceId, revokedAt: null },
      data: { revokedAt: ctx.now, version: { increment: 1 } },
    });
    const device = await tx.device.findUnique({ where: { id: deviceId }, select: { vehicleId: true } });
    if (!device) {
      throw notFound("device");
    }
    if (count > 0) {
      const payload = { vehicleId: device.vehicleId };
      await record(tx, ctx, { event: "device.revoked", entity: "device", entityId: deviceId, payload });
    }
  });
}
