import { afterEach, beforeEach, expect, test } from "vitest";
import { planTrip } from "#app/domain/dispatch/plan-trip.server.ts";
import { newDriverSchema } from "#app/domain/fleet/driver.ts";
import { listVehicles } from "#app/domain/fleet/fleet-queries.server.ts";
import { saveCrew } from "#app/domain/fleet/save-crew.server.ts";
import { createDriver, setDriverActive, updateDriver } from "#app/domain/fleet/save-driver.server.ts";
import { createVehicle, setVehicleActive, updateVehicle } from "#app/domain/fleet/save-vehicle.server.ts";
import { newVehicleSchema } from "#app/domain/fleet/vehicle.ts";
import { makeDriver, makeMannedVehicle, makeVehicle } from "#tests/factories/fleet.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
beforeEach(async () => {
  t = await testDb();
});
afterEach(() => t.close());

const vehicle = newVehicleSchema.parse({
  plate: "新A·D1234",
  type: "box",
  ownership: "own",
  capacityKg: 5000,
  capacityM3: 20,
  licenceExpiresOn: "2027-01-01",
  inspectionExpiresOn: "2027-01-01",
});
const driver = newDriverSchema.parse({
  name: "买买提·吐尔逊",
  phone: "139 9912 3456",
  licenceClass: "B2",
  licenceExpiresOn: "2027-01-01",
  maxDrivingHours: 8,
});

test("a plate is one vehicle's, however it is written", async () => {
  const ctx = t.ctx("inbound_dispatcher");
  await createVehicle(ctx, vehicle);
  const again = createVehicle(ctx, { ...vehicle });
  await expect(again).rejects.toMatchObject({ code: "invalid", fields: [{ field: "plate", code: "taken" }] });
});

test("of two who edit one file the second is told both versions", async () => {
  const ctx = t.ctx("manager");
  const id = await createVehicle(ctx, vehicle);
  await updateVehicle(ctx, { id, version: 1, ...vehicle, note: "换轮胎" });
  const late = updateVehicle(ctx, { id, version: 1, ...vehicle, note: "别的" });
  await expect(late).rejects.toMatchObject({ code: "conflict", data: { yours: 1, theirs: 2 } });
  expect((await t.db.vehicle.findUniqueOrThrow({ where: { id } })).note).toBe("换轮胎");
});

test("agents, finance and drivers may not edit the fleet", async () => {
  for (const role of ["service_agent", "finance", "driver", "admin"] as const) {
    await expect(createVehicle(t.ctx(role), vehicle)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("a vehicle and a driver with open trips stay in use", async () => {
  const ctx = t.ctx("manager");
  const { vehicleId, driverId } = await makeMannedVehicle(ctx);
  await planTrip(ctx, { vehicleId, direction: "inbound", date: "2026-11-18" });
  const off = setVehicleActive(ctx, { id: vehicleId, version: 1, active: false });
  await expect(off).rejects.toMatchObject({ code: "in_use", params: { tripNo: "P261118001" } });
  const offDuty = setDriverActive(ctx, { id: driverId, version: 1, active: false });
  await expect(offDuty).rejects.toMatchObject({ code: "in_use" });
  expect(await t.db.vehicle.count({ where: { active: true } })).toBe(1);
});

test("phones are kept in one form, and wrong ones named", async () => {
  const ctx = t.ctx("manager");
  const id = await createDriver(ctx, driver);
  expect((await t.db.driver.findUniqueOrThrow({ where: { id } })).phone).toBe("+8613999123456");
  const wrong = updateDriver(ctx, { id, version: 1, ...driver, phone: "1234567" });
  await expect(wrong).rejects.toMatchObject({ fields: [{ field: "phone", code: "phone" }] });
});

test("a driver's account must be a driver's and nobody else's", async () => {
  const ctx = t.ctx("manager");
  const user = (id: string, role: string) => ({
    id,
    username: id,
    displayName: id,
    role,
    passwordHash: "x",
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await t.db.user.createMany({ data: [user("u1", "driver"), user("u2", "finance")] });
  await createDriver(ctx, { ...driver, userId: "u1" });
  await expect(createDriver(ctx, { ...driver, userId: "u1" })).rejects.toMatchObject({ fields: [{ code: "taken" }] });
  await expect(createDriver(ctx, { ...driver, userId: "u2" })).rejects.toMatchObject({
    fields: [{ code: "not_a_choice" }],
  });
});

test("a crew is saved with a guard and shown with the vehicle", async () => {
  const ctx = t.ctx("transit_dispatcher");
  const vehicleId = await makeVehicle(ctx);
  const [a, b] = [await makeDriver(ctx), await makeDriver(ctx)];
  const first = { vehicleId, version: 0, driverId: a, coDriverId: null, helpers: "小王" };
  expect(await saveCrew(ctx, first)).toBe(1);
  await expect(saveCrew(ctx, first)).rejects.toMatchObject({ code: "conflict" });
  expect(await saveCrew(ctx, { ...first, version: 1, coDriverId: b })).toBe(2);
  await expect(saveCrew(ctx, { ...first, version: 2, coDriverId: a })).rejects.toMatchObject({
    fields: [{ field: "coDriverId", code: "same_driver" }],
  });
  const [listed] = await listVehicles(ctx);
  expect(listed?.crew).toMatchObject({ version: 2, helpers: "小王", driver: { id: a }, coDriver: { id: b } });
});
