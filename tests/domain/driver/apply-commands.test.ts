import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import type { SentCommand } from "#app/domain/driver/phone-command.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { assigned, happened } from "#tests/factories/dispatch.ts";
import { driverCtx, type Manned, makeMannedVehicle } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

let dir: string;
let phone: typeof import("#app/domain/driver/apply-commands.server.ts");
let pictures: typeof import("#app/domain/driver/hand-in-picture.server.ts");
let trips: typeof import("#app/domain/driver/my-trips.server.ts");
let positions: typeof import("#app/domain/driver/report-position.server.ts");
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "yidao-driver-"));
  // where files are kept is read when the modules are loaded
  vi.stubEnv("DATA_DIR", dir);
  phone = await import("#app/domain/driver/apply-commands.server.ts");
  pictures = await import("#app/domain/driver/hand-in-picture.server.ts");
  trips = await import("#app/domain/driver/my-trips.server.ts");
  positions = await import("#app/domain/driver/report-position.server.ts");
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

let t: TestDb;
let desk: Ctx;
let driver: Ctx;
let lorry: Manned;
let shipmentId: string;
let tripId: string;
beforeEach(async () => {
  t = await testDb();
  desk = t.ctx("inbound_dispatcher");
  lorry = await makeMannedVehicle(desk);
  driver = driverCtx(desk, lorry.driverId);
  shipmentId = await makeShipment(desk, { codFen: 30_000, freightFen: 5_000 });
  await happened(desk, [shipmentId], "DEST_IN");
  const trip = await assigned(desk, [shipmentId], { to: { vehicleId: lorry.vehicleId } });
  tripId = trip.tripId;
  await releaseTrip(desk, { tripId, version: trip.version });
});
afterEach(() => t.close());

const at = (minutesAgo: number) => new Date(desk.now.getTime() - minutesAgo * 60_000).toISOString();
const stopId = async () => (await t.db.tripStop.findFirstOrThrow({ where: { tripId } })).id;
const loadId = async () => (await t.db.tripLoad.findFirstOrThrow({ where: { tripId } })).id;
const handIn = (over: Partial<Parameters<typeof pictures.handInPicture>[1]> = {}, ctx = driver) =>
  pictures.handInPicture(ctx, { key: randomUUID(), purpose: "signature", shipmentId, bytes: PNG, ...over });

async function day(): Promise<SentCommand[]> {
  const stop = await stopId();
  const signatureFileId = await handIn();
  const pod = { signedBy: "古丽娜", relation: "self" as const, signatureFileId, photoFileIds: [] };
  const cash = [{ loadId: await loadId(), fen: 35_000 }];
  return [
    { type: "depart", id: randomUUID(), at: at(50), tripId },
    { type: "arrive", id: randomUUID(), at: at(20), tripId, stopId: stop },
    { type: "complete", id: randomUUID(), at: at(15), tripId, stopId: stop, pod, cash },
  ];
}

describe("the acts of a phone", () => {
  test("are carried out in order, at the time the phone says", async () => {
    const commands = await day();
    const answers = await phone.applyCommands(driver, commands);
    expect(answers).toEqual(commands.map(({ id }) => ({ id, ok: true, partly: [] })));
    const events = await t.db.trackingEvent.findMany({ where: { tripId }, orderBy: { id: "asc" } });
    expect(events.map((event) => [event.code, event.occurredAt.toISOString(), event.source])).toEqual([
      ["OUT_FOR_DELIVERY", at(50), "driver"],
      ["SIGNED", at(15), "driver"],
    ]);
    expect(await t.db.proofOfDelivery.findMany()).toMatchObject([{ signedBy: "古丽娜", codCollectedFen: 35_000 }]);
  });

  test("sent again, whole or in part, they are answered alike and done once", async () => {
    const commands = await day();
    const first = await phone.applyCommands(driver, commands);
    expect(await phone.applyCommands(driver, commands)).toEqual(first);
    expect(await phone.applyCommands(driver, commands.slice(2))).toEqual(first.slice(2));
    expect(await t.db.proofOfDelivery.count()).toBe(1);
    expect(await t.db.trackingEvent.count({ where: { tripId } })).toBe(2);
    expect(await t.db.outboxEvent.count({ where: { event: "trip.departed" } })).toBe(1);
  });

  test("one that is refused or unreadable does not stop the others, and may be sent again later", async () => {
    const [depart, arrive, complete] = await day();
    const broken = { type: "dance", id: randomUUID(), at: at(3) };
    const answers = await phone.applyCommands(driver, [arrive!, broken, depart!]);
    expect(answers).toMatchObject([
      { id: arrive!.id, ok: false, code: "trip_not_open" },
      { id: broken.id, ok: false, code: "invalid" },
      { id: depart!.id, ok: true },
    ]);
    expect(await phone.applyCommands(driver, [arrive!, complete!])).toMatchObject([{ ok: true }, { ok: true }]);
  });

  test("a refusal by the consignee needs a photo", async () => {
    const [depart] = await day();
    const fail = {
      type: "fail" as const,
      at: at(5),
      tripId,
      stopId: await stopId(),
      reason: "consignee_refused" as const,
    };
    const without = { ...fail, id: randomUUID() };
    const photo = await handIn({ purpose: "photo" });
    const withPhoto = { ...fail, id: randomUUID(), photoFileIds: [photo] };
    expect(await phone.applyCommands(driver, [depart!, without, withPhoto])).toMatchObject([
      { ok: true },
      { ok: false, code: "photo_required" },
      { ok: true },
    ]);
    const event = await t.db.trackingEvent.findFirst({ where: { shipmentId, code: "REFUSED" } });
    expect(event?.details).toEqual({ photoFileIds: [photo] });
  });

  test("are refused on somebody else's trip, and for somebody who does not drive", async () => {
    const [depart] = await day();
    const stranger = driverCtx(desk, (await makeMannedVehicle(desk)).driverId);
    expect(await phone.applyCommands(stranger, [depart!])).toMatchObject([{ ok: false, code: "forbidden" }]);
    await expect(phone.applyCommands(t.ctx("inbound_dispatcher"), [depart!])).rejects.toMatchObject({ status: 403 });
    expect(await t.db.trip.findUnique({ where: { id: tripId } })).toMatchObject({ status: "released" });
  });
});

describe("pictures", () => {
  test("handed in twice are one file", async () => {
    const key = randomUUID();
    const first = await handIn({ key });
    expect(await handIn({ key })).toBe(first);
    expect(await t.db.storedFile.findMany()).toMatchObject([
      { id: first, contentType: "image/png", entityId: shipmentId },
    ]);
  });
  test("are taken only for goods on the driver's own trips, and only if they are pictures", async () => {
    const stranger = driverCtx(desk, (await makeMannedVehicle(desk)).driverId);
    await expect(handIn({}, stranger)).rejects.toMatchObject({ code: "not_found" });
    const script = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>");
    await expect(handIn({ bytes: script })).rejects.toMatchObject({ code: "file_type" });
    expect(await t.db.storedFile.count()).toBe(0);
  });
  test("of another driver prove nothing", async () => {
    const mate = await makeMannedVehicle(desk);
    await t.db.trip.update({ where: { id: tripId }, data: { coDriverId: mate.driverId } });
    const theirs = await handIn({}, driverCtx(desk, mate.driverId));
    const [depart, , complete] = await day();
    const pod = { signedBy: "古丽娜", relation: "self", signatureFileId: theirs, photoFileIds: [] };
    const answers = await phone.applyCommands(driver, [depart!, { ...complete!, pod } as SentCommand]);
    expect(answers[1]).toMatchObject({ ok: false, code: "picture_unknown" });
  });
});

describe("the phone's page", () => {
  test("shows the driver's own trips with what to collect, less what was taken before", async () => {
    const [trip] = await trips.myTrips(driver);
    expect(trip).toMatchObject({
      id: tripId,
      status: "released",
      stops: [{ kind: "delivery", phone: "+8619936164877", loads: [{ count: 10, due: { totalFen: 35_000 } }] }],
    });
    const [depart, , complete] = await day();
    const cash = [{ loadId: await loadId(), fen: 20_000 }];
    const exceptions = [
      { loadId: await loadId(), pieces: "6-10", reason: "consignee_reschedule" as const, photoFileIds: [] },
    ];
    const part = { ...complete!, cash, exceptions } as SentCommand;
    expect(await phone.applyCommands(driver, [depart!, part])).toMatchObject([{ ok: true }, { ok: true }]);
    const again = await assigned(desk, [shipmentId], { to: { vehicleId: lorry.vehicleId } });
    await releaseTrip(desk, { tripId: again.tripId, version: again.version });
    const second = await trips.myTrip(driver, again.tripId);
    expect(second.stops[0]?.loads).toMatchObject([{ count: 5, pieces: "6-10", due: { totalFen: 15_000 } }]);
  });
  test("does not show somebody else's", async () => {
    const stranger = driverCtx(desk, (await makeMannedVehicle(desk)).driverId);
    expect(await trips.myTrips(stranger)).toEqual([]);
    await expect(trips.myTrip(stranger, tripId)).rejects.toMatchObject({ code: "not_found", status: 404 });
  });
});

test("the phone's position is the vehicle's while its trip is under way, by the rules of every device", async () => {
  const fix = (secondsAgo: number) => ({ at: new Date(desk.now.getTime() - secondsAgo * 1000), lat: 43.8, lng: 87.6 });
  await expect(positions.reportPosition(driver, [fix(5)])).rejects.toMatchObject({ code: "no_trip_under_way" });
  await phone.applyCommands(driver, (await day()).slice(0, 1));
  const answer = await positions.reportPosition(driver, [fix(5), fix(-300), fix(20)]);
  expect(answer.results).toEqual([{ ok: true }, { ok: false, code: "future" }, { ok: true }]);
  expect(answer.vehicleId).toBe(lorry.vehicleId);
  expect(await t.db.vehicle.findUnique({ where: { id: lorry.vehicleId } })).toMatchObject({ fixAt: fix(5).at });
  expect(await t.db.position.count()).toBe(2);
});
