import { saveCrew } from "#app/domain/fleet/save-crew.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";

let counter = 0;

type Over<M extends "vehicle" | "driver" | "partner"> = Partial<Parameters<Ctx["db"][M]["create"]>[0]["data"]>;

/** A box lorry of 5 t and 20 m³ with papers good for a year. Returns its id. */
export async function makeVehicle(ctx: Ctx, over: Over<"vehicle"> = {}): Promise<string> {
  counter += 1;
  const id = newId();
  const data = {
    id,
    plate: `新A·${String(10_000 + counter)}`,
    type: "box",
    ownership: "own",
    capacityG: 5_000_000,
    capacityCm3: 20_000_000,
    licenceExpiresOn: "2027-11-30",
    inspectionExpiresOn: "2027-11-30",
    createdAt: ctx.now,
    updatedAt: ctx.now,
    ...over,
  } as Parameters<Ctx["db"]["vehicle"]["create"]>[0]["data"];
  await ctx.db.vehicle.create({ data });
  return id;
}

/** A B2 driver of ten hours a day. Returns his id. */
export async function makeDriver(ctx: Ctx, over: Over<"driver"> = {}): Promise<string> {
  counter += 1;
  const id = newId();
  const data = {
    id,
    name: `司机${counter}`,
    phone: `+86139${String(10_000_000 + counter)}`,
    licenceClass: "B2",
    licenceExpiresOn: "2027-11-30",
    maxDrivingMs: 10 * 3_600_000,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    ...over,
  } as Parameters<Ctx["db"]["driver"]["create"]>[0]["data"];
  await ctx.db.driver.create({ data });
  return id;
}

export interface Manned {
  vehicleId: string;
  driverId: string;
}

/** A vehicle with its usual driver. */
export async function makeMannedVehicle(
  ctx: Ctx,
  over: { vehicle?: Over<"vehicle">; driver?: Over<"driver"> } = {},
): Promise<Manned> {
  const vehicleId = await makeVehicle(ctx, over.vehicle);
  const driverId = await makeDriver(ctx, over.driver);
  await saveCrew(ctx, { vehicleId, version: 0, driverId, coDriverId: null, helpers: null });
  return { vehicleId, driverId };
}

/** A partner in Kashgar with a depot in Ürümqi. Returns its id. */
export async function makePartner(ctx: Ctx, over: Over<"partner"> = {}): Promise<string> {
  counter += 1;
  const id = newId();
  const data = {
    id,
    code: `HZ${counter}`,
    name: "南疆快运",
    region: "xinjiang",
    phone: "+869912345678",
    depotAddress: "乌鲁木齐市头屯河区王家沟",
    depotCode: "650106",
    depotLat: 43.86,
    depotLng: 87.42,
    laneCodes: ["653100"],
    createdAt: ctx.now,
    updatedAt: ctx.now,
    ...over,
  } as Parameters<Ctx["db"]["partner"]["create"]>[0]["data"];
  await ctx.db.partner.create({ data });
  return id;
}

/** The context of a driver on his phone. */
export function driverCtx(ctx: Ctx, driverId: string): Ctx {
  return { ...ctx, actor: { kind: "user", id: `user-${driverId}`, name: "司机", role: "driver", driverId } };
}
