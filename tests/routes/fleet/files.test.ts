import { beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "#app/platform/token.server.ts";
import { makeDriver, makeMannedVehicle, makeVehicle } from "#tests/factories/fleet.ts";
import { useDesk } from "./desk.ts";

const desk = useDesk();
let vehicles: typeof import("#app/routes/fleet/vehicles.tsx");
let vehicle: typeof import("#app/routes/fleet/vehicle.tsx");
let drivers: typeof import("#app/routes/fleet/drivers.tsx");
let driver: typeof import("#app/routes/fleet/driver.tsx");
let trips: typeof import("#app/routes/fleet/trips.tsx");
let devices: typeof import("#app/routes/fleet/devices.tsx");
beforeAll(async () => {
  vehicles = await import("#app/routes/fleet/vehicles.tsx");
  vehicle = await import("#app/routes/fleet/vehicle.tsx");
  drivers = await import("#app/routes/fleet/drivers.tsx");
  driver = await import("#app/routes/fleet/driver.tsx");
  trips = await import("#app/routes/fleet/trips.tsx");
  devices = await import("#app/routes/fleet/devices.tsx");
});

const papers = { licenceExpiresOn: "2027-05-01", inspectionExpiresOn: "2027-04-01" };
const van = { plate: "新A12345", type: "van", ownership: "own", capacityKg: "1450.5", capacityM3: "8.5", ...papers };

describe("vehicles", () => {
  test("are added in kilograms and cubic metres; what is wrong stands at its field", async () => {
    const wrong = { ...van, plate: "hello", capacityKg: "0" };
    const refused = desk.reply(await vehicles.action(desk.args("manager", "/vehicles", {}, wrong)));
    expect(refused.status).toBe(422);
    const { fields } = refused.body as { fields: { field: string; code: string }[] };
    expect(fields.map((problem) => problem.field).sort()).toEqual(["capacityKg", "plate"]);
    const done = desk.reply(await vehicles.action(desk.args("manager", "/vehicles", {}, van)));
    const row = await desk.t.db.vehicle.findUniqueOrThrow({ where: { plate: "新A·12345" } });
    expect(done.location).toBe(`/vehicles/${row.id}`);
    expect(row).toMatchObject({ capacityG: 1_450_500, capacityCm3: 8_500_000 });
  });

  test("show crew, papers and place on their page, and change only as their reader knew them", async () => {
    const ctx = desk.t.ctx("manager");
    const { vehicleId: id, driverId } = await makeMannedVehicle(ctx, {
      vehicle: { lat: 43.872, lng: 87.44, fixAt: ctx.now },
    });
    const seen = await vehicle.loader(desk.args("finance", `/vehicles/${id}`, { id }));
    expect(seen).toMatchObject({ may: { edit: false, devices: false }, drivers: [], vehicle: { crew: { driverId } } });
    expect(seen.vehicle.near?.distanceM).toBe(0);
    const edit = { ...van, plate: "新A·99999", intent: "update", version: "7" };
    const stale = desk.reply(await vehicle.action(desk.args("manager", `/vehicles/${id}`, { id }, edit)));
    expect(stale).toMatchObject({ status: 409, body: { code: "conflict" } });
    const off = { intent: "active", active: "false", version: "1", plate: "x" };
    expect(desk.reply(await vehicle.action(desk.args("manager", `/vehicles/${id}`, { id }, off))).status).toBe(302);
    expect((await desk.t.db.vehicle.findUniqueOrThrow({ where: { id } })).active).toBe(false);
  });

  test("get a crew from their page", async () => {
    const ctx = desk.t.ctx("manager");
    const id = await makeVehicle(ctx);
    const driverId = await makeDriver(ctx);
    const same = { intent: "crew", version: "0", driverId, coDriverId: driverId };
    const refused = desk.reply(await vehicle.action(desk.args("manager", `/vehicles/${id}`, { id }, same)));
    expect(refused).toMatchObject({ status: 422, body: { fields: [{ field: "coDriverId", code: "same_driver" }] } });
    const crew = { ...same, coDriverId: "", helpers: "小马" };
    expect(desk.reply(await vehicle.action(desk.args("manager", `/vehicles/${id}`, { id }, crew))).status).toBe(302);
    expect(await desk.t.db.crew.findUniqueOrThrow({ where: { vehicleId: id } })).toMatchObject({
      driverId,
      helpers: "小马",
    });
  });

  test("are listed in use only, unless all are asked for", async () => {
    const ctx = desk.t.ctx("manager");
    const id = await makeVehicle(ctx, { active: false });
    const has = async (path: string) =>
      (await vehicles.loader(desk.args("finance", path, {}))).vehicles.some((row) => row.id === id);
    expect(await has("/vehicles")).toBe(false);
    expect(await has("/vehicles?show=all")).toBe(true);
  });
});

test("drivers are added and changed with hours and phone in their usual form", async () => {
  const form = {
    name: "艾力",
    phone: "139 9912 3456",
    licenceClass: "B2",
    licenceExpiresOn: "2027-05-01",
    maxDrivingHours: "8.5",
  };
  const refused = desk.reply(await drivers.action(desk.args("finance", "/drivers", {}, form)));
  expect(refused).toMatchObject({ status: 403 });
  const done = desk.reply(await drivers.action(desk.args("inbound_dispatcher", "/drivers", {}, form)));
  const id = done.location?.split("/").at(-1) ?? "";
  expect(await desk.t.db.driver.findUniqueOrThrow({ where: { id } })).toMatchObject({
    phone: "+8613999123456",
    maxDrivingMs: 8.5 * 3_600_000,
  });
  const edit = { ...form, intent: "update", version: "1", phone: "12" };
  const wrong = desk.reply(await driver.action(desk.args("inbound_dispatcher", `/drivers/${id}`, { id }, edit)));
  expect(wrong.body).toMatchObject({ fields: [{ field: "phone" }] });
  const seen = await driver.loader(desk.args("finance", `/drivers/${id}`, { id }));
  expect(seen).toMatchObject({ mayEdit: false, trips: [], vehicles: [], driver: { name: "艾力" } });
});

test("an empty trip is planned from the list, with the vehicle's usual crew", async () => {
  const { vehicleId, driverId } = await makeMannedVehicle(desk.t.ctx("manager"));
  const form = { intent: "create", vehicleId, direction: "inbound", date: "2026-11-20", departAt: "09:30" };
  const done = desk.reply(await trips.action(desk.args("inbound_dispatcher", "/trips", {}, form)));
  const id = done.location?.split("/").at(-1) ?? "";
  expect(await desk.t.db.trip.findUniqueOrThrow({ where: { id } })).toMatchObject({
    driverId,
    plannedDepartAt: new Date("2026-11-20T01:30:00.000Z"),
  });
  const seen = await trips.loader(desk.args("finance", "/trips?date=2026-11-20", {}));
  expect(seen).toMatchObject({ mayDispatch: false, vehicles: [], trips: [{ id, fill: { stops: 0 } }] });
  expect((await trips.loader(desk.args("finance", "/trips?date=never", {}))).filter.date).toBe("2026-11-18");
});

describe("devices", () => {
  test("show their key once, and end at once", async () => {
    const vehicleId = await makeVehicle(desk.t.ctx("manager"));
    const form = { intent: "create", vehicleId, name: "北斗 01" };
    const added = desk.reply(await devices.action(desk.args("manager", "/admin/devices", {}, form)));
    const { key } = (added.body as { result: { key: string } }).result;
    const row = await desk.t.db.device.findUniqueOrThrow({ where: { keyHash: sha256(key) } });
    const seen = await devices.loader(desk.args("manager", `/admin/devices?vehicle=${vehicleId}`, {}));
    expect(seen.chosen).toBe(vehicleId);
    expect(JSON.stringify(seen)).not.toContain(key);
    const revoke = { intent: "revoke", deviceId: row.id, name: row.name };
    expect(desk.reply(await devices.action(desk.args("manager", "/admin/devices", {}, revoke))).status).toBe(302);
    expect((await desk.t.db.device.findUniqueOrThrow({ where: { id: row.id } })).revokedAt).not.toBeNull();
  });
  test("are not for dispatchers", async () => {
    await expect(devices.loader(desk.args("inbound_dispatcher", "/admin/devices", {}))).rejects.toMatchObject({
      init: { status: 403 },
    });
  });
});
