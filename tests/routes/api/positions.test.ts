import type { ActionFunctionArgs } from "@remix-run/node";
import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from "vitest";
import { addDevice } from "#app/domain/fleet/add-device.server.ts";
import { revokeDevice } from "#app/domain/fleet/revoke-device.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeVehicle } from "#tests/factories/fleet.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let live: Redis;
let action: typeof import("#app/routes/api/positions.ts").action;
let vehicleId: string;
let deviceId: string;
let key: string;
let heard: { event: string; entityId: string; data: unknown }[] = [];

beforeAll(async () => {
  t = await testDb();
  // the route's modules read the settings when they are loaded
  vi.stubEnv("DATABASE_URL", t.url);
  vi.stubEnv("REDIS_URL", inject("redisUrl"));
  ({ action } = await import("#app/routes/api/positions.ts"));
  const { sharedRedis } = await import("#app/platform/shared-redis.server.ts");
  await vi.waitFor(() => expect(sharedRedis().status).toBe("ready"));
  const url = inject("redisUrl");
  live = url.startsWith("unix:") ? new Redis(url.replace(/^unix:\/\//, "")) : new Redis(url);
  await live.subscribe("yidao:live");
  live.on("message", (_channel, text) => heard.push(JSON.parse(text)));
});
afterAll(async () => {
  const { sharedRedis } = await import("#app/platform/shared-redis.server.ts");
  const { db } = await import("#app/platform/db/db.server.ts");
  await db.$disconnect();
  sharedRedis().disconnect();
  live.disconnect();
  await t.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  heard = [];
  vehicleId = await makeVehicle(t.ctx("system"));
  ({ deviceId, key } = await addDevice(t.ctx("manager"), { vehicleId, name: "车载" }));
});

async function post(body: unknown, headers: Record<string, string> = { authorization: `Bearer ${key}` }) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request("http://yidao.test/api/v1/positions", { method: "POST", body: text, headers });
  const context = { facts: { now: TEST_NOW, requestId: newId(), ip: "127.0.0.1" } };
  const args = { request, context, params: {} } as unknown as ActionFunctionArgs;
  const response = await action(args);
  return { status: response.status, type: response.headers.get("content-type"), body: await response.json() };
}

const fix = (secondsAgo: number, lat = 43.8) => ({
  at: new Date(TEST_NOW.getTime() - secondsAgo * 1000).toISOString(),
  lat,
  lng: 87.6,
  speedKmh: 36.5,
});

test("answers fix by fix, keeps the latest, and tells the screens where the vehicle is", async () => {
  const { status, body } = await post({ fixes: [fix(5), fix(15), fix(10, 44.8), fix(-300)] });
  expect(status).toBe(200);
  expect(body).toEqual({
    accepted: 2,
    rejected: [
      { index: 2, code: "jump" },
      { index: 3, code: "future" },
    ],
  });
  expect(await t.db.vehicle.findUnique({ where: { id: vehicleId } })).toMatchObject({ lat: 43.8, speedKmh: 36.5 });
  await vi.waitFor(() => expect(heard.filter((event) => event.entityId === vehicleId)).toHaveLength(1));
  expect(heard.find((event) => event.entityId === vehicleId)).toMatchObject({
    event: "vehicle.moved",
    data: { vehicleId, lat: 43.8, lng: 87.6, at: fix(5).at, speed: 36.5 },
  });
  const late = await post({ fixes: [fix(60)] });
  expect(late.body).toEqual({ accepted: 1, rejected: [] });
  expect(heard.filter((event) => event.entityId === vehicleId)).toHaveLength(1);
});

test("without a key, with a wrong or a revoked one: 401 as a problem", async () => {
  const problem = { status: 401, type: "application/problem+json", body: { code: "unknown_device", status: 401 } };
  expect(await post({ fixes: [fix(1)] }, {})).toMatchObject(problem);
  expect(await post({ fixes: [fix(1)] }, { authorization: "Bearer yd_dev_nothing" })).toMatchObject(problem);
  await revokeDevice(t.ctx("admin"), { deviceId });
  expect(await post({ fixes: [fix(1)] })).toMatchObject(problem);
});

test("what is no batch of fixes is refused with the fields that are wrong", async () => {
  expect(await post("{")).toMatchObject({ status: 422, body: { code: "invalid", errors: [{ code: "not_json" }] } });
  const wrong = await post({
    fixes: [
      { ...fix(1), at: "yesterday" },
      { ...fix(1), lat: "north" },
    ],
  });
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors.map((problem: { field: string }) => problem.field)).toEqual(["fixes.0.at", "fixes.1.lat"]);
  const many = Array.from({ length: 501 }, (_, index) => fix(index + 1));
  expect((await post({ fixes: many })).status).toBe(422);
  expect((await post({ fixes: many.slice(0, 500) })).body).toEqual({ accepted: 500, rejected: [] });
});

test("a device that sends too often is asked to wait", async () => {
  const answers: number[] = [];
  for (let i = 0; i < 121; i++) {
    answers.push((await post({ fixes: [fix(300)] })).status);
  }
  expect(answers.slice(0, 120).every((status) => status === 200)).toBe(true);
  expect(answers[120]).toBe(429);
});
