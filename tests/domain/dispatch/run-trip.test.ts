import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { arriveStop } from "#app/domain/dispatch/arrive-stop.server.ts";
import { assignShipments } from "#app/domain/dispatch/assign-shipments.server.ts";
import { closeTrip } from "#app/domain/dispatch/close-trip.server.ts";
import { completeStop, failStop } from "#app/domain/dispatch/complete-stop.server.ts";
import { departTrip } from "#app/domain/dispatch/depart-trip.server.ts";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import { driverTrips, tripDetail } from "#app/domain/dispatch/trip-queries.server.ts";
import { unassignLoads } from "#app/domain/dispatch/unassign-loads.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { assigned, happened, items, planOf, stopsOf } from "#tests/factories/dispatch.ts";
import { driverCtx, type Manned, makeMannedVehicle, makePartner } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let ctx: Ctx;
let driver: Ctx;
let lorry: Manned;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("inbound_dispatcher");
  lorry = await makeMannedVehicle(ctx);
  driver = driverCtx(ctx, lorry.driverId);
});
afterEach(() => t.close());

const POD = { signedBy: "古丽娜", relation: "self" as const, photoFileIds: [] };
const shipment = (id: string) => t.db.shipment.findUniqueOrThrow({ where: { id } });
const codes = async (shipmentId: string) =>
  (await t.db.trackingEvent.findMany({ where: { shipmentId }, orderBy: { id: "asc" } })).map((event) => event.code);
const stopAt = async (tripId: string, part: string) => {
  const stop = (await planOf(ctx, tripId)).stops.find(({ placeKey, title }) => `${placeKey} ${title}`.includes(part));
  return stop!;
};

async function released(ids: string[], over: Partial<Parameters<typeof assigned>[2]> = {}, by: Ctx = ctx) {
  const trip = await assigned(by, ids, { to: { vehicleId: lorry.vehicleId }, ...over });
  return releaseTrip(by, { tripId: trip.tripId, version: trip.version });
}

async function underWay(ids: string[], over: Partial<Parameters<typeof assigned>[2]> = {}, by: Ctx = ctx) {
  const { tripId } = await released(ids, over, by);
  await departTrip(driver, { tripId });
  return tripId;
}

const make = async (code: "DEST_IN" | "DEST_ARRIVED" | null, over: Parameters<typeof makeShipment>[1] = {}) => {
  const id = await makeShipment(ctx, over);
  if (code) {
    await happened(ctx, [id], code);
  }
  return id;
};

describe("a delivery", () => {
  test("goes planned → released → departed → done → closed, and the goods with it", async () => {
    const id = await make("DEST_IN");
    const { tripId } = await released([id]);
    expect(await driverTrips(driver)).toMatchObject([{ id: tripId, status: "released" }]);
    const left = await departTrip(driver, { tripId });
    expect(left).toMatchObject({ refused: [], missing: [] });
    expect(await shipment(id)).toMatchObject({ milestone: "out_for_delivery", whereabouts: "vehicle" });
    const stop = await stopAt(tripId, "古丽娜");
    await arriveStop(driver, { tripId, stopId: stop.id });
    const done = await completeStop(driver, {
      tripId,
      stopId: stop.id,
      pod: { ...POD, signatureFileId: "file1" },
      cash: [{ loadId: stop.loads[0]!.id, fen: 12_300 }],
    });
    expect(done).toMatchObject({ status: "done", results: [{ ok: true, failed: false }] });
    expect(await shipment(id)).toMatchObject({ milestone: "delivered", open: false, dispatchTask: null });
    expect(await codes(id)).toEqual(["WAYBILL_CREATED", "DEST_IN", "OUT_FOR_DELIVERY", "SIGNED"]);
    expect(await t.db.proofOfDelivery.findMany()).toMatchObject([
      { signedBy: "古丽娜", relation: "self", signatureFileId: "file1", codCollectedFen: 12_300 },
    ]);
    const closed = await closeTrip(ctx, { tripId, version: done.version });
    expect(await t.db.trip.findUnique({ where: { id: tripId } })).toMatchObject({
      status: "closed",
      version: closed.version,
    });
    const facts = await t.db.outboxEvent.findMany({ where: { entity: "trip" }, orderBy: { id: "asc" } });
    expect(facts.map((row) => row.event)).toEqual([
      "trip.created",
      "trip.changed",
      "trip.released",
      "trip.departed",
      "stop.arrived",
      "stop.completed",
      "trip.closed",
    ]);
  });

  test("sent twice by the phone is recorded once and answered alike", async () => {
    const id = await make("DEST_IN");
    const tripId = await underWay([id]);
    const stop = await stopAt(tripId, "古丽娜");
    const command = { tripId, stopId: stop.id, key: "phone-0001", at: ctx.now, pod: POD };
    const [first, second] = await Promise.all([completeStop(driver, command), completeStop(driver, command)]);
    expect(second).toEqual(first);
    expect(await completeStop({ ...driver, now: new Date(ctx.now.getTime() + 60_000) }, command)).toEqual(first);
    expect(await t.db.trackingEvent.count({ where: { shipmentId: id, code: "SIGNED" } })).toBe(1);
    expect(await t.db.outboxEvent.count({ where: { event: "stop.completed" } })).toBe(1);
    await expect(completeStop(driver, { ...command, key: "phone-0002" })).rejects.toMatchObject({ code: "stop_done" });
  });

  test("needs a proof; somebody else's signature is said to be one", async () => {
    const id = await make("DEST_IN");
    const tripId = await underWay([id]);
    const { id: stopId } = await stopAt(tripId, "古丽娜");
    await expect(completeStop(driver, { tripId, stopId })).rejects.toMatchObject({
      fields: [{ field: "pod", code: "required" }],
    });
    await completeStop(driver, { tripId, stopId, pod: { ...POD, relation: "family" } });
    expect(await codes(id)).toContain("SIGNED_BY_AGENT");
  });

  test("of a part: the rest fails with its reason and goes back to the queue as a second attempt", async () => {
    const id = await make("DEST_IN");
    const tripId = await underWay([id]);
    const stop = await stopAt(tripId, "古丽娜");
    const exception = { loadId: stop.loads[0]!.id, pieces: "9-10", reason: "consignee_not_available" as const };
    const { results } = await completeStop(driver, { tripId, stopId: stop.id, pod: POD, exceptions: [exception] });
    expect(results).toMatchObject([
      { ok: true, failed: false },
      { ok: true, failed: true },
    ]);
    expect(await shipment(id)).toMatchObject({
      signedPieces: "1-8",
      dispatchTask: "delivery",
      unassignedPieces: "9-10",
    });
    const loads = await t.db.tripLoad.findMany({ where: { shipmentId: id }, orderBy: { count: "desc" } });
    expect(loads.map(({ pieces, status, weightG }) => [pieces, status, weightG])).toEqual([
      ["1-8", "done", 80_000],
      ["9-10", "failed", 20_000],
    ]);
    const exceptions = await t.db.shipmentException.findMany({ where: { shipmentId: id } });
    expect(exceptions).toMatchObject([{ code: "consignee_not_available", status: "open" }]);
  });

  test("that fails altogether leaves a reason, an exception and the need", async () => {
    const id = await make("DEST_IN");
    const tripId = await underWay([id]);
    const { id: stopId } = await stopAt(tripId, "古丽娜");
    const refusal = { tripId, stopId, reason: "consignee_refused" as const };
    await expect(failStop(driver, refusal)).rejects.toMatchObject({ code: "photo_required" });
    expect((await planOf(ctx, tripId)).stops[0]?.status).toBe("planned");
    const failed = await failStop(driver, { ...refusal, photoFileIds: ["photo1"] });
    expect(failed.status).toBe("failed");
    expect(await shipment(id)).toMatchObject({
      milestone: "delivery_failed",
      dispatchTask: "delivery",
      openExceptions: 1,
    });
    const outcome = await assignShipments(ctx, { items: await items(ctx, [id]), to: { vehicleId: lorry.vehicleId } });
    expect(outcome.results).toMatchObject([{ code: "blocked_by_exception", params: { reason: "consignee_refused" } }]);
  });
});

describe("goods at the station", () => {
  test("whose pickup the driver reports only after handing them out leave no stop that cannot be closed", async () => {
    const id = await make("DEST_ARRIVED", { stationCode: "airport" });
    const tripId = await underWay([id]);
    const door = (await planOf(ctx, tripId)).stops.find(({ kind }) => kind === "delivery")!;
    await completeStop(driver, { tripId, stopId: door.id, pod: POD });
    const station = await stopAt(tripId, "station:");
    await completeStop(driver, { tripId, stopId: station.id });
    const { version } = await t.db.trip.findUniqueOrThrow({ where: { id: tripId } });
    await closeTrip(ctx, { tripId, version });
    expect(await t.db.trip.findUniqueOrThrow({ where: { id: tripId } })).toMatchObject({ status: "closed" });
    expect(await shipment(id)).toMatchObject({ milestone: "delivered" });
  });

  test("are fetched, and on their way at once when the same trip delivers them", async () => {
    const at = { stationCode: "airport" };
    const [a, b] = [await make("DEST_ARRIVED", at), await make("DEST_ARRIVED", { ...at, deliveryMode: "self_pickup" })];
    const tripId = await underWay([a, b]);
    expect(await stopsOf(ctx, tripId)).toEqual(["pickup station:airport 20", "delivery 古丽娜·阿不都 10"]);
    expect((await shipment(a)).milestone).toBe("in_transit");
    const station = await stopAt(tripId, "station:");
    await completeStop(driver, { tripId, stopId: station.id });
    expect(await codes(a)).toEqual(["WAYBILL_CREATED", "DEST_ARRIVED", "STATION_PICKED_UP", "OUT_FOR_DELIVERY"]);
    expect(await codes(b)).toEqual(["WAYBILL_CREATED", "DEST_ARRIVED", "STATION_PICKED_UP"]);
    const door = await stopAt(tripId, "古丽娜");
    const { version } = await completeStop(driver, { tripId, stopId: door.id, pod: POD });
    await closeTrip(ctx, { tripId, version, unload: true });
    expect(await shipment(b)).toMatchObject({ whereabouts: "hub_warehouse", dispatchTask: null });
    expect(await codes(a)).not.toContain("DEST_IN");
  });

  test("that are missing there come off the delivery and back to the queue", async () => {
    const id = await make("DEST_ARRIVED", { stationCode: "airport" });
    const tripId = await underWay([id]);
    const station = await stopAt(tripId, "station:");
    const exception = { loadId: station.loads[0]!.id, pieces: "1-4", reason: "consignee_reschedule" as const };
    await completeStop(driver, { tripId, stopId: station.id, exceptions: [exception] });
    expect(await stopsOf(ctx, tripId)).toEqual(["pickup station:airport 10", "delivery 古丽娜·阿不都 6"]);
    expect(await shipment(id)).toMatchObject({ dispatchTask: "delivery", unassignedPieces: "1-4" });
    const out = await t.db.trackingEvent.findFirst({ where: { shipmentId: id, code: "OUT_FOR_DELIVERY" } });
    expect(out?.pieces).toBe("5-10");
  });

  test("not seen here yet are named at departure and not said to be on their way", async () => {
    const id = await make(null);
    const { tripId } = await released([id]);
    const left = await departTrip(driver, { tripId });
    expect(left.missing).toMatchObject([{ shipmentId: id, pieces: "1-10" }]);
    expect(await codes(id)).not.toContain("OUT_FOR_DELIVERY");
  });
});

test("outbound goods are picked up at the shipper's, and brought in with the trip", async () => {
  const by = t.ctx("outbound_dispatcher");
  const over = { direction: "outbound", shipperName: "果业公司", shipperAddress: "安宁渠路8号", destCode: "440100" };
  const [a, b] = [await make(null, over), await make(null, { ...over, shipperAddress: "西山路9号" })];
  const tripId = await underWay([a, b], {}, by);
  const [first, second] = (await planOf(ctx, tripId)).stops;
  await completeStop(driver, { tripId, stopId: first!.id });
  const { version } = await failStop(driver, { tripId, stopId: second!.id, reason: "shipper_not_ready" });
  const [done, failed] = [first!.loads[0]!.shipment.id, second!.loads[0]!.shipment.id];
  expect(await shipment(done)).toMatchObject({ milestone: "picked_up", whereabouts: "vehicle", dispatchTask: null });
  expect(await shipment(failed)).toMatchObject({ milestone: "pending", dispatchTask: "pickup", openExceptions: 1 });
  expect(await codes(failed)).toEqual(["WAYBILL_CREATED", "PICKUP_ASSIGNED", "PICKUP_FAILED"]);
  await closeTrip(by, { tripId, version, unload: true });
  expect(await codes(done)).toEqual(["WAYBILL_CREATED", "PICKUP_ASSIGNED", "PICKED_UP", "ORIGIN_IN"]);
});

test("transit goods are handed to the partner with his number and a leg of their own", async () => {
  const by = t.ctx("transit_dispatcher");
  const id = await make("DEST_IN", { direction: "transit", destCode: "653101", destText: "喀什" });
  const partnerId = await makePartner(by);
  const tripId = await underWay([id], { partnerId }, by);
  expect(await shipment(id)).toMatchObject({ milestone: "in_transit", whereabouts: "vehicle" });
  const { id: stopId } = await stopAt(tripId, "partner:");
  await completeStop(driver, { tripId, stopId, partnerNo: "NJ-7788" });
  const event = await t.db.trackingEvent.findFirst({ where: { shipmentId: id, code: "HANDED_TO_PARTNER" } });
  const legs = await t.db.leg.findMany({ where: { shipmentId: id } });
  expect(legs).toMatchObject([
    { id: event?.legId, seq: 1, kind: "transit", partnerId, partnerNo: "NJ-7788", toText: "喀什", pieces: "1-10" },
  ]);
  expect(event).toMatchObject({ partnerId, partnerNo: "NJ-7788", tripId, stopId, vehicleId: lorry.vehicleId });
  expect(await shipment(id)).toMatchObject({ whereabouts: "partner", dispatchTask: null });
});

describe("what may not be", () => {
  test("a trip is not released without goods or driver, nor with goods on hold", async () => {
    const id = await make("DEST_IN");
    const trip = await assigned(ctx, [id], { to: { vehicleId: lorry.vehicleId } });
    await happened(ctx, [id], "HOLD_PLACED", { minutesAgo: 1 });
    await expect(releaseTrip(ctx, { tripId: trip.tripId, version: trip.version })).rejects.toMatchObject({
      code: "held",
      data: { blocked: [{ shipmentId: id }] },
    });
    await happened(ctx, [id], "HOLD_RELEASED", { minutesAgo: 0 });
    await t.db.trip.update({ where: { id: trip.tripId }, data: { driverId: null } });
    await expect(releaseTrip(ctx, { tripId: trip.tripId, version: trip.version })).rejects.toMatchObject({
      code: "driver_missing",
    });
  });

  test("goods put on hold on the way are not handed out, unless they already were", async () => {
    const id = await make("DEST_IN");
    const tripId = await underWay([id]);
    const after = { ...ctx, now: new Date(ctx.now.getTime() + 30 * 60_000) };
    await happened(after, [id], "HOLD_PLACED", { minutesAgo: 0 });
    const { id: stopId } = await stopAt(tripId, "古丽娜");
    const phone = { ...driver, now: new Date(ctx.now.getTime() + 60 * 60_000) };
    await expect(completeStop(phone, { tripId, stopId, pod: POD })).rejects.toMatchObject({ code: "held" });
    expect(await codes(id)).not.toContain("SIGNED");
  });

  test("a driver acts on his own trips only, and sees only those", async () => {
    const id = await make("DEST_IN");
    const { tripId } = await released([id]);
    const other = driverCtx(ctx, (await makeMannedVehicle(ctx)).driverId);
    await expect(departTrip(other, { tripId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(tripDetail(other, tripId)).rejects.toMatchObject({ code: "forbidden" });
    expect(await driverTrips(other)).toEqual([]);
    await expect(departTrip(t.ctx("service_agent"), { tripId })).rejects.toMatchObject({ code: "forbidden" });
    expect((await tripDetail(driver, tripId)).mayDispatch).toBe(false);
    await departTrip(ctx, { tripId });
    expect((await planOf(ctx, tripId)).trip.status).toBe("departed");
  });

  test("a trip is not closed over open stops, unless they are given up with a reason", async () => {
    const ids = [await make("DEST_IN"), await make("DEST_IN", { consigneeName: "李四", consigneePhone: null })];
    const tripId = await underWay(ids);
    const [a, b] = (await planOf(ctx, tripId)).stops;
    const { version } = await completeStop(driver, { tripId, stopId: a!.id, pod: POD });
    await expect(closeTrip(ctx, { tripId, version })).rejects.toMatchObject({
      code: "stops_open",
      params: { count: 1 },
    });
    const failures = [{ stopId: b!.id, reason: "consignee_unreachable" as const }];
    await closeTrip(ctx, { tripId, version, failures, unload: true });
    const rest = b!.loads[0]!.shipment.id;
    expect(await codes(rest)).toEqual(["WAYBILL_CREATED", "DEST_IN", "OUT_FOR_DELIVERY", "DELIVERY_FAILED", "DEST_IN"]);
    expect(await shipment(rest)).toMatchObject({ dispatchTask: "delivery", whereabouts: "hub_warehouse" });
  });

  test("one shipment that was cancelled meanwhile does not keep the others from being signed for", async () => {
    const [a, b] = [await make("DEST_IN"), await make("DEST_IN")];
    const tripId = await underWay([a, b]);
    await happened(ctx, [b], "CANCELLED", { minutesAgo: 0 });
    const { id: stopId } = await stopAt(tripId, "古丽娜");
    const { results, status, version } = await completeStop(driver, { tripId, stopId, pod: POD });
    expect(results).toMatchObject([{ ok: true }, { ok: false, code: "shipment_cancelled" }]);
    expect(status).toBe("arrived");
    expect((await shipment(a)).milestone).toBe("delivered");
    const loads = (await planOf(ctx, tripId)).stops.flatMap((stop) => stop.loads);
    const rest = loads.find((load) => load.shipment.id === b);
    const answer = await unassignLoads(ctx, { tripId, version, loadIds: [rest!.id] });
    await closeTrip(ctx, { tripId, version: answer.version });
  });
});

test("a driver who serves another stop first is believed, and the rest is reckoned anew", async () => {
  const names = ["A", "B", "C"];
  const ids: string[] = [];
  for (const [index, consigneeName] of names.entries()) {
    ids.push(await make("DEST_IN", { consigneeName, consigneePhone: null, lat: 43.8, lng: 87.5 + index / 20 }));
  }
  const tripId = await underWay(ids);
  const { stops } = await planOf(ctx, tripId);
  const now = new Date(ctx.now.getTime() + 3 * 3_600_000);
  await arriveStop({ ...driver, now }, { tripId, stopId: stops[2]!.id });
  const after = (await planOf(ctx, tripId)).stops;
  expect(after.map((stop) => stop.id)).toEqual([stops[2]!.id, stops[0]!.id, stops[1]!.id]);
  expect(after[0]).toMatchObject({ status: "arrived", arrivedAt: now });
  expect(after[1]!.plannedAt!.getTime()).toBeGreaterThan(now.getTime());
});
