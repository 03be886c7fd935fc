import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acceptPositions } from "#app/domain/fleet/accept-positions.server.ts";
import { addDevice } from "#app/domain/fleet/add-device.server.ts";
import { authenticateDevice } from "#app/domain/fleet/authenticate-device.server.ts";
import type { Fix } from "#app/domain/fleet/device.ts";
import { revokeDevice } from "#app/domain/fleet/revoke-device.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { makeVehicle } from "#tests/factories/fleet.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let ctx: Ctx;
let vehicleId: string;
let deviceId: string;
let key: string;

/** `seconds` before now, `north` hundredths of a degree (1.1 km) up the road. */
const fix = (seconds: number, north = 0): Fix => ({
  at: new Date(TEST_NOW.getTime() - seconds * 1000),
  lat: 43.8 + north / 100,
  lng: 87.6,
  speedKmh: 40,
});

beforeEach(async () => {
  t = await testDb();
  vehicleId = await makeVehicle(t.ctx("system"));
  ({ deviceId, key } = await addDevice(t.ctx("manager"), { vehicleId, name: "车载 1" }));
  ctx = t.ctx("system", { actor: { kind: "device", id: deviceId, name: "车载 1", role: "device" } });
});
afterEach(() => t.close());

const latestFix = async () => (await t.db.vehicle.findUniqueOrThrow({ where: { id: vehicleId } })).fixAt;

describe("acceptPositions", () => {
  test("judges each fix by itself, in any order, and keeps the youngest as the latest", async () => {
    const fixes = [
      fix(10, 3),
      fix(300),
      fix(200, 1),
      { ...fix(100), lat: 45 },
      fix(-120),
      { ...fix(50), lat: 0, lng: 0 },
    ];
    const { results, latest } = await acceptPositions(ctx, vehicleId, fixes);
    expect(results.map((row) => (row.ok ? "ok" : row.code))).toEqual([
      "ok",
      "ok",
      "ok",
      "jump",
      "future",
      "zero_point",
    ]);
    expect(latest?.at).toEqual(fix(10).at);
    expect(await latestFix()).toEqual(fix(10).at);
    expect(await t.db.position.count()).toBe(3);
    const device = await t.db.device.findUniqueOrThrow({ where: { id: deviceId } });
    expect(device.lastSeenAt).toEqual(TEST_NOW);
  });

  test("the same batch again changes nothing", async () => {
    const fixes = [fix(300), fix(200, 1)];
    await acceptPositions(ctx, vehicleId, fixes);
    const { results, latest } = await acceptPositions(ctx, vehicleId, fixes);
    expect(results).toEqual([
      { ok: false, code: "duplicate" },
      { ok: false, code: "duplicate" },
    ]);
    expect(latest).toBeNull();
    expect(await t.db.position.count()).toBe(2);
  });

  test("a fix that comes late is history, never the latest", async () => {
    await acceptPositions(ctx, vehicleId, [fix(10, 2)]);
    const { results, latest } = await acceptPositions(ctx, vehicleId, [fix(400)]);
    expect(results).toEqual([{ ok: true }]);
    expect(latest).toBeNull();
    expect(await latestFix()).toEqual(fix(10).at);
    const { lat } = await t.db.vehicle.findUniqueOrThrow({ where: { id: vehicleId } });
    expect(lat).toBeCloseTo(43.82);
  });

  test("a jump against the fix that was kept before is refused, however the batch is cut", async () => {
    await acceptPositions(ctx, vehicleId, [fix(100)]);
    const { results } = await acceptPositions(ctx, vehicleId, [fix(90, 27), fix(80, 1)]);
    expect(results).toEqual([{ ok: false, code: "jump" }, { ok: true }]);
  });

  test("the two of a duplicate instant within one batch are one", async () => {
    const { results } = await acceptPositions(ctx, vehicleId, [fix(100), fix(100, 1)]);
    expect(results).toEqual([{ ok: true }, { ok: false, code: "duplicate" }]);
  });

  test("neither audit nor outbox is filled by positions", async () => {
    const before = await t.db.outboxEvent.count();
    await acceptPositions(ctx, vehicleId, [fix(100)]);
    expect(await t.db.outboxEvent.count()).toBe(before);
  });

  test("people may not report positions, and a device only those of its own vehicle", async () => {
    await expect(acceptPositions(t.ctx("manager"), vehicleId, [fix(1)])).rejects.toMatchObject({ code: "forbidden" });
    const other = await makeVehicle(t.ctx("system"));
    await expect(acceptPositions(ctx, other, [fix(1)])).rejects.toMatchObject({ code: "unknown_device", status: 401 });
  });
});

describe("device keys", () => {
  test("are kept as a hash, and open the door until they are revoked", async () => {
    const row = await t.db.device.findUniqueOrThrow({ where: { id: deviceId } });
    expect(JSON.stringify(row)).not.toContain(key);
    expect(key.startsWith(row.keyPrefix)).toBe(true);
    expect(await authenticateDevice(t.db, key)).toEqual({ deviceId, vehicleId, name: "车载 1" });
    await revokeDevice(t.ctx("admin"), { deviceId });
    expect(await authenticateDevice(t.db, key)).toBeNull();
    await expect(acceptPositions(ctx, vehicleId, [fix(1)])).rejects.toMatchObject({ code: "unknown_device" });
  });

  test("revoking twice is told once", async () => {
    await revokeDevice(t.ctx("admin"), { deviceId });
    await revokeDevice(t.ctx("admin"), { deviceId });
    expect(await t.db.outboxEvent.count({ where: { event: "device.revoked" } })).toBe(1);
  });

  test("are given out by manager and administrator only", async () => {
    const add = addDevice(t.ctx("inbound_dispatcher"), { vehicleId, name: "x" });
    await expect(add).rejects.toMatchObject({ code: "forbidden" });
  });
});
