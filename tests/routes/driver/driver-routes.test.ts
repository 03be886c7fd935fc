import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActionFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import type { Role } from "#app/domain/identity/roles.ts";
import { newId } from "#app/platform/ids.ts";
import { assigned, happened } from "#tests/factories/dispatch.ts";
import { makeMannedVehicle } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

let t: TestDb;
let dir: string;
let cookieOf: (token: string) => Promise<string>;
let frame: typeof import("#app/routes/driver/driver-frame.tsx");
let trip: typeof import("#app/routes/driver/trip.tsx");
let sync: typeof import("#app/routes/driver/sync.ts");
let files: typeof import("#app/routes/driver/files.ts");
let driverCookie: string;
let deskCookie: string;
let lorry: { vehicleId: string; driverId: string };
let shipmentId: string;
let tripId: string;
let stopId: string;

async function account(role: Role, username: string): Promise<{ id: string; cookie: string }> {
  const { createUser } = await import("#app/domain/identity/manage-users.server.ts");
  const { signIn } = await import("#app/domain/identity/sign-in.server.ts");
  const system = t.ctx("system");
  const password = "long-enough-for-a-test";
  await createUser(system, { username, password, role, displayName: username } as Parameters<typeof createUser>[1]);
  const { id } = await t.db.user.findUniqueOrThrow({ where: { username } });
  const { token } = await signIn(t.ctx("public"), { username, password }, { userAgent: "test" });
  return { id, cookie: (await cookieOf(token)).split(";")[0] ?? "" };
}

beforeAll(async () => {
  t = await testDb();
  dir = mkdtempSync(join(tmpdir(), "yidao-driver-"));
  // the routes' modules read the settings when they are loaded
  vi.stubEnv("DATABASE_URL", t.url);
  vi.stubEnv("DATA_DIR", dir);
  vi.stubEnv("REDIS_URL", inject("redisUrl"));
  const { sessionCookie } = await import("#app/http/session-cookie.server.ts");
  cookieOf = (token) => sessionCookie.serialize(token);
  frame = await import("#app/routes/driver/driver-frame.tsx");
  trip = await import("#app/routes/driver/trip.tsx");
  sync = await import("#app/routes/driver/sync.ts");
  files = await import("#app/routes/driver/files.ts");
  const driver = await account("driver", "mai");
  driverCookie = driver.cookie;
  deskCookie = (await account("inbound_dispatcher", "wang")).cookie;
  lorry = await makeMannedVehicle(t.ctx("system"), { driver: { userId: driver.id } });
});
afterAll(async () => {
  const { sharedRedis } = await import("#app/platform/shared-redis.server.ts");
  const { db } = await import("#app/platform/db/db.server.ts");
  await db.$disconnect();
  sharedRedis().disconnect();
  await t.close();
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  const desk = t.ctx("inbound_dispatcher");
  await t.db.trip.updateMany({ data: { status: "closed" } });
  shipmentId = await makeShipment(desk);
  await happened(desk, [shipmentId], "DEST_IN");
  const made = await assigned(desk, [shipmentId], { to: { vehicleId: lorry.vehicleId } });
  tripId = made.tripId;
  await releaseTrip(desk, { tripId, version: made.version });
  stopId = (await t.db.tripStop.findFirstOrThrow({ where: { tripId } })).id;
});

function args(init: RequestInit, cookie: string, path = "/driver"): ActionFunctionArgs {
  const request = new Request(`http://yidao.test${path}`, { ...init, headers: { cookie, ...init.headers } });
  const context = { facts: { now: TEST_NOW, requestId: newId(), ip: "127.0.0.1" } };
  return { request, context, params: { tripId } } as unknown as ActionFunctionArgs;
}

/** A form post as a browser sends it, with its length. */
async function posted(fields: Record<string, string | Blob>, cookie = driverCookie): Promise<ActionFunctionArgs> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, value);
  }
  const plain = new Response(form);
  const body = await plain.arrayBuffer();
  const type = plain.headers.get("content-type") ?? "";
  return args(
    { method: "POST", body, headers: { "content-type": type, "content-length": String(body.byteLength) } },
    cookie,
  );
}

describe("who may come in", () => {
  test("the driver sees his trips; the desk is refused in words; strangers go to the login page and come back", async () => {
    const mine = (await frame.loader(args({}, driverCookie))) as { trips: { id: string }[] };
    expect(mine.trips.map((row) => row.id)).toContain(tripId);
    await expect(frame.loader(args({}, deskCookie))).rejects.toMatchObject({
      init: { status: 403 },
      data: { code: "forbidden" },
    });
    const away = (await frame.loader(args({}, "")).catch((error: unknown) => error)) as unknown as Response;
    expect(away.headers.get("location")).toBe("/login?next=%2Fdriver");
  });
  test("the desk cannot send a phone's acts", async () => {
    const body = JSON.stringify({ commands: [{ id: randomUUID() }] });
    expect((await sync.action(args({ method: "POST", body }, deskCookie))).status).toBe(403);
  });
});

describe("without a script", () => {
  const post = async (fields: Record<string, string | Blob>) => trip.action(await posted(fields));

  test("a trip is driven by plain forms: leave, arrive, deliver with the signer's name and a photo", async () => {
    const left = (await post({ intent: "depart", key: "key-depart" })) as unknown as Response;
    expect(left.headers.get("location")).toBe(`/driver/trips/${tripId}`);
    await post({ intent: "arrive", stopId, key: "key-arrive" });
    const fields = { intent: "complete", stopId, key: "key-complete", signedBy: "张三", relation: "family" };
    await post({ ...fields, photo: new File([PNG], "door.png", { type: "image/png" }) });
    await post(fields);
    const proofs = await t.db.proofOfDelivery.findMany({ where: { shipmentId } });
    expect(proofs).toMatchObject([{ signedBy: "张三", relation: "family" }]);
    const [photo] = (proofs[0]?.photoFileIds ?? []) as string[];
    expect(await t.db.storedFile.findUnique({ where: { id: photo } })).toMatchObject({ contentType: "image/png" });
    expect(await t.db.tripStop.findUnique({ where: { id: stopId } })).toMatchObject({ status: "done" });
  });

  test("what is missing is told, and nothing is recorded", async () => {
    await post({ intent: "depart", key: "key-depart-2" });
    const empty = {
      intent: "complete",
      stopId,
      key: "key-empty",
      signedBy: "",
      relation: "self",
      photo: new File([], ""),
    };
    expect(await post(empty)).toMatchObject({ data: { ok: false, code: "invalid" }, init: { status: 422 } });
    const refused = { intent: "fail", stopId, key: "key-refused", reason: "consignee_refused" };
    expect(await post(refused)).toMatchObject({ data: { ok: false, code: "photo_required" } });
    expect(await post({ intent: "arrive", stopId: "nowhere", key: "key-nowhere" })).toMatchObject({
      data: { code: "not_found" },
    });
    expect(await post({ intent: "dance", stopId, key: "key-dance" })).toMatchObject({ init: { status: 422 } });
    expect(await t.db.tripStop.findUnique({ where: { id: stopId } })).toMatchObject({ status: "planned" });
    await post({ intent: "fail", stopId, key: "key-failed", reason: "consignee_address", note: "无此门牌" });
    expect(await t.db.tripStop.findUnique({ where: { id: stopId } })).toMatchObject({ status: "failed" });
  });
});

describe("the queue's addresses", () => {
  const send = async (commands: object[]) => {
    const answer = await sync.action(args({ method: "POST", body: JSON.stringify({ commands }) }, driverCookie));
    return (await answer.json()) as { answers: { ok: boolean; code?: string }[] };
  };
  test("take pictures, then acts, and tell the trips as they are now", async () => {
    const upload = await posted({ key: randomUUID(), purpose: "signature", shipmentId, file: new Blob([PNG]) });
    const { fileId } = (await (await files.action(upload)).json()) as { fileId: string };
    const at = new Date(TEST_NOW.getTime() - 60_000).toISOString();
    const pod = { signedBy: "张三", relation: "self", signatureFileId: fileId };
    const commands = [
      { type: "depart", id: randomUUID(), at, tripId },
      { type: "complete", id: randomUUID(), at, tripId, stopId, pod },
    ];
    expect((await send(commands)).answers).toMatchObject([{ ok: true }, { ok: true }]);
    expect((await send(commands)).answers).toMatchObject([{ ok: true }, { ok: true }]);
    const { trips } = (await (await sync.loader(args({}, driverCookie))).json()) as {
      trips: { id: string; stops: object[] }[];
    };
    expect(trips.find((row) => row.id === tripId)?.stops).toMatchObject([{ status: "done" }]);
    expect(await t.db.proofOfDelivery.count({ where: { shipmentId, signatureFileId: fileId } })).toBe(1);
  });
  test("refuse in words what is no picture, too large, or no list of acts", async () => {
    const page = await posted({ key: randomUUID(), purpose: "photo", shipmentId, file: new Blob(["<html>"]) });
    const answer = await files.action(page);
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: "file_type" }]);
    const huge = args({ method: "POST", body: "x", headers: { "content-length": "99000000" } }, driverCookie);
    expect((await files.action(huge)).status).toBe(413);
    const bad = await sync.action(args({ method: "POST", body: '{"commands":1}' }, driverCookie));
    expect(bad.status).toBe(422);
  });
});
