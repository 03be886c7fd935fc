import type { Db } from "#app/platform/db/db-types.ts";
import { sha256 } from "#app/platform/token.server.ts";

export interface KnownDevice {
  deviceId: string;
  vehicleId: string;
  name: string;
}

/** The device of a key; null when the key is unknown or revoked, or its vehicle out of use. */
export async function authenticateDevice(db: Db, key: string): Promise<KnownDevice | null> {
  const device = await db.device.findUnique({
    where: { keyHash: sha256(key) },
    select: { id: true, vehicleId: true, name: true, revokedAt: true, vehicle: { select: { active: true } } },
  });
  if (!device || device.revokedAt !== null || !device.vehicle.active) {
    return null;
  }
  return { deviceId: device.id, vehicleId: device.vehicleId, name: device.name };
}
