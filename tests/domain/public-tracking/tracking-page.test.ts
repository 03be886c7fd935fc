import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { arriveStop } from "#app/domain/dispatch/arrive-stop.server.ts";
import { completeStop } from "#app/domain/dispatch/complete-stop.server.ts";
import { departTrip } from "#app/domain/dispatch/depart-trip.server.ts";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import { proofFile } from "#app/domain/public-tracking/proof-file.server.ts";
import { trackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { recordEvents } from "#app/domain/tracking/record-events.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { assigned, happened, planOf } from "#tests/factories/dispatch.ts";
import { driverCtx, type Manned, makeMannedVehicle } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let desk: Ctx;
let anyone: Ctx;
let lorry: Manned;
beforeEach(async () => {
  t = await testDb();
  desk = t.ctx("inbound_dispatcher");
  anyone = t.ctx("public");
  lorry = await makeMannedVehicle(desk);
});
afterEach(() => t.close());

const tokenOf = (id: string) => `token-${id}`;

async function outForDelivery(ids: string[]) {
  await happened(desk, ids, "DEST_IN");
  const { tripId, version } = await assigned(desk, ids, { to: { vehicleId: lorry.vehicleId } });
  await releaseTrip(desk, { tripId, version });
  await departTrip(driverCtx(desk, lorry.driverId), { tripId });
  return tripId;
}

describe("what strangers are told", () => {
  test("where the goods are, in order, without anything about people", async () => {
    const id = await makeShipment(desk, { shipperName: "王建国", shipperPhone: "+8613999990000", remarks: "门牌二楼" });
    await happened(desk, [id], "DEST_ARRIVED", { minutesAgo: 90 });
    await happened(desk, [id], "NOTE", { minutesAgo: 80 });
    await happened(desk, [id], "DEST_IN", { minutesAgo: 60 });
    const page = await trackingPage(anyone, tokenOf(id));
    expect(page).toMatchObject({ milestone: "in_transit", consignee: "古**", to: "乌鲁木齐·沙依巴克区", pieces: 10 });
    expect(page.timeline.map((entry) => entry.code)).toEqual(["DEST_IN", "DEST_ARRIVED", "WAYBILL_CREATED"]);
    const sent = JSON.stringify(page);
    for (const secret of ["阿不都", "19936164877", "4877", "西虹西路", "王建国", "13999990000", "门牌", "测试", id]) {
      expect(sent).not.toContain(secret);
    }
  });

  test("an event taken back is not shown, nor the correction", async () => {
    const id = await makeShipment(desk);
    await happened(desk, [id], "DEST_ARRIVED", { minutesAgo: 90 });
    const wrong = await t.db.trackingEvent.findFirstOrThrow({ where: { shipmentId: id, code: "DEST_ARRIVED" } });
    const manager = t.ctx("manager");
    const [outcome] = await recordEvents(manager, [
      { shipmentId: id, code: "VOIDED", occurredAt: desk.now, voidsEventId: wrong.id, source: "desk" },
    ]);
    expect(outcome).toMatchObject({ ok: true });
    const page = await trackingPage(anyone, tokenOf(id));
    expect(page.timeline.map((entry) => entry.code)).toEqual(["WAYBILL_CREATED"]);
    expect(page.milestone).toBe("pending");
  });

  test("reasons and exceptions only where the customer may know them", async () => {
    const id = await makeShipment(desk);
    await happened(desk, [id], "DEST_IN", { minutesAgo: 90 });
    await happened(desk, [id], "DELIVERY_FAILED", { minutesAgo: 50, reason: "carrier_vehicle_issue" });
    await happened(desk, [id], "DELIVERY_FAILED", { minutesAgo: 20, reason: "consignee_unreachable" });
    const page = await trackingPage(anyone, tokenOf(id));
    expect(page.exceptions).toEqual(["consignee_unreachable"]);
    expect(page.timeline.slice(0, 2).map((entry) => entry.reason)).toEqual(["consignee_unreachable", null]);
  });

  test("a link that is unknown, malformed or taken away is always the same", async () => {
    const id = await makeShipment(desk);
    const refused = { code: "not_found", status: 404 };
    await expect(trackingPage(anyone, "x".repeat(32))).rejects.toMatchObject(refused);
    await expect(trackingPage(anyone, "' or 1=1")).rejects.toMatchObject(refused);
    await trackingPage(anyone, tokenOf(id));
    await t.db.shipment.update({ where: { id }, data: { trackingToken: "y".repeat(32) } });
    await expect(trackingPage(anyone, tokenOf(id))).rejects.toMatchObject(refused);
  });
});

describe("the vehicle", () => {
  test("is shown, rounded, only while these goods are out for delivery on it", async () => {
    const mine = await makeShipment(desk, { consigneeAddress: "甲路1号", lat: 43.80123456, lng: 87.6 });
    const other = await makeShipment(desk, { consigneeAddress: "乙路2号", consigneePhone: "+8613911110000" });
    await t.db.vehicle.update({
      where: { id: lorry.vehicleId },
      data: { lat: 43.87654321, lng: 87.51234567, fixAt: desk.now },
    });
    expect(await trackingPage(anyone, tokenOf(mine))).toMatchObject({ vehicle: null, map: null });
    const tripId = await outForDelivery([mine, other]);
    const page = await trackingPage(anyone, tokenOf(mine));
    expect(page).toMatchObject({ outForDelivery: true, estimate: { basis: "trip" } });
    expect(page.vehicle?.plate).toMatch(/^新A/);
    expect(page.map?.vehicle.y).toBeLessThan(page.map?.destination.y ?? 0);
    const sent = JSON.stringify(page);
    expect(sent).not.toContain("43.8765");
    expect(sent).not.toContain("87.5123");
    expect(sent).not.toContain("43.8012");
    const { stops } = await planOf(desk, tripId);
    const stop = stops.find((known) => known.loads.some((load) => load.shipment.id === mine));
    const driver = driverCtx(desk, lorry.driverId);
    await arriveStop(driver, { tripId, stopId: stop!.id });
    await completeStop(driver, {
      tripId,
      stopId: stop!.id,
      pod: { signedBy: "张三丰", relation: "family", signatureFileId: "sig1", photoFileIds: ["photo1"] },
    });
    const after = await trackingPage(anyone, tokenOf(mine));
    expect(after).toMatchObject({ milestone: "delivered", vehicle: null, map: null, estimate: null, due: null });
    expect(after.proofs).toMatchObject([
      { signedBy: "张**", relation: "family", pieces: 10, signatureFileId: "sig1", photos: ["photo1"] },
    ]);
  });

  test("some pieces signed for: the rest is still on its way and still to be paid", async () => {
    const id = await makeShipment(desk, { codFen: 50_000 });
    const tripId = await outForDelivery([id]);
    const [stop] = (await planOf(desk, tripId)).stops;
    const load = stop!.loads[0]!;
    await completeStop(driverCtx(desk, lorry.driverId), {
      tripId,
      stopId: stop!.id,
      pod: { signedBy: "古丽娜", relation: "self", photoFileIds: [] },
      cash: [{ loadId: load.id, fen: 20_000 }],
      exceptions: [{ loadId: load.id, pieces: "5-10", reason: "consignee_reschedule", photoFileIds: [] }],
    });
    const page = await trackingPage(anyone, tokenOf(id));
    expect(page.partial).toEqual({ milestone: "delivered", done: 4, total: 10 });
    expect(page.due).toMatchObject({ totalFen: 30_000 });
    expect(page.proofs).toMatchObject([{ pieces: 4 }]);
    expect(page.timeline.find((entry) => entry.code === "SIGNED")?.part).toBe(4);
  });
});

test("a picture is given out only with the link of its own shipment", async () => {
  const mine = await makeShipment(desk);
  const other = await makeShipment(desk, { consigneePhone: "+8613911110000" });
  await happened(desk, [mine, other], "DEST_IN");
  const pod = { signedBy: "甲", relation: "self", signatureFileId: "file-of-other", photoFileIds: [] };
  const signed = { shipmentId: other, code: "SIGNED" as const, occurredAt: desk.now, source: "desk" as const, pod };
  await recordEvents(desk, [signed]);
  const refused = { code: "not_found", status: 404, params: { entity: "file" } };
  await expect(proofFile(anyone, tokenOf(mine), "file-of-other")).rejects.toMatchObject(refused);
  await expect(proofFile(anyone, tokenOf(other), "anything")).rejects.toMatchObject(refused);
  await expect(proofFile(anyone, "z".repeat(32), "file-of-other")).rejects.toMatchObject({ code: "not_found" });
});
