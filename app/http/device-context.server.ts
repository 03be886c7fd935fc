import type { ActionFunctionArgs } from "@remix-run/node";
import { authenticateDevice } from "#app/domain/fleet/authenticate-device.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { db } from "#app/platform/db/db.server.ts";
import { DomainError } from "#app/platform/errors.ts";

export type DeviceCtx = Ctx & { vehicleId: string };

const BEARER = /^Bearer +(\S{1,200})$/i;

/** Context of a positioning device, by the key in its `Authorization` header. *Throws* `unknown_device` (401). */
export async function requireDevice({ request, context }: ActionFunctionArgs): Promise<DeviceCtx> {
  const [, key] = BEARER.exec(request.headers.get("authorization") ?? "") ?? [];
  const device = key === undefined ? null : await authenticateDevice(db, key);
  if (!device) {
    throw new DomainError("unknown_device", { status: 401 });
  }
  const { now, requestId, ip } = context.facts;
  const actor = { kind: "device" as const, id: device.deviceId, name: device.name, role: "device" };
  return { db, now, requestId, ip, actor, locale: "zh-CN", vehicleId: device.vehicleId };
}
