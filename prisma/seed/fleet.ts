import { newDriverSchema } from "#app/domain/fleet/driver.ts";
import { saveCrew } from "#app/domain/fleet/save-crew.server.ts";
import { createDriver } from "#app/domain/fleet/save-driver.server.ts";
import { createVehicle } from "#app/domain/fleet/save-vehicle.server.ts";
import { newVehicleSchema } from "#app/domain/fleet/vehicle.ts";
import type { Ctx } from "#app/platform/ctx.ts";

const DAY_MS = 86_400_000;

/** plate, type, ownership, kg, m³, days until licence and inspection run out, driver */
const vehicles = [
  ["新A·D3162", "box", "own", 4_900, 24, 410, 160, "买买提·吐尔逊"],
  ["新A·F8207", "box", "own", 4_900, 24, 300, 95, "刘建军"],
  ["新A·K5519", "van", "own", 1_450, 8.5, 220, 26, "阿不都·热合曼"],
  ["新A·L0736", "van", "own", 1_450, 8.5, 500, 200, "王志强"],
  ["新A·Q4481", "flatbed", "own", 9_800, 40, 260, 120, "马国庆"],
  ["新A·T9928", "reefer", "own", 4_200, 22, 330, 140, "张磊"],
  ["新A·B2075", "box", "hired", 7_200, 36, 39, 60, "李海涛"],
  ["新A·M6613", "tractor", "hired", 28_000, 85, 370, 210, "艾尔肯·买买提"],
] as const;

const licences: Record<string, string> = { van: "C1", box: "B2", flatbed: "B2", reefer: "B2", tractor: "A2" };

const dayAfter = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** Vehicles, drivers and who usually drives what; the driver's account of the demo is the first driver. */
export async function seedFleet(ctx: Ctx): Promise<void> {
  if ((await ctx.db.vehicle.count()) > 0) {
    return;
  }
  const account = await ctx.db.user.findFirst({ where: { role: "driver" }, select: { id: true } });
  for (const [
    index,
    [plate, type, ownership, capacityKg, capacityM3, licence, inspection, name],
  ] of vehicles.entries()) {
    const vehicleId = await createVehicle(
      ctx,
      newVehicleSchema.parse({
        plate,
        type,
        ownership,
        capacityKg,
        capacityM3,
        licenceExpiresOn: dayAfter(ctx.now, licence),
        inspectionExpiresOn: dayAfter(ctx.now, inspection),
      }),
    );
    const driverId = await createDriver(
      ctx,
      newDriverSchema.parse({
        name,
        phone: `1990991${String(1_000 + index * 37)}`,
        licenceClass: licences[type],
        licenceExpiresOn: dayAfter(ctx.now, 200 + index * 60),
        maxDrivingHours: 8,
        ...(index === 0 && account ? { userId: account.id } : {}),
      }),
    );
    await saveCrew(ctx, { vehicleId, version: 0, driverId, coDriverId: null, helpers: null });
  }
}
