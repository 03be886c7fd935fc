import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { assignShipments } from "#app/domain/dispatch/assign-shipments.server.ts";
import { newWarnings } from "#app/domain/dispatch/check-trip.ts";
import type { Warning } from "#app/domain/dispatch/findings.ts";
import { previewAssignment } from "#app/domain/dispatch/preview-assignment.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { createDb } from "#app/platform/db/create-db.server.ts";
import { assigned, happened, items, planOf, stopsOf } from "#tests/factories/dispatch.ts";
import { type Manned, makeMannedVehicle, makePartner } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let ctx: Ctx;
let lorry: Manned;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("inbound_dispatcher");
  lorry = await makeMannedVehicle(ctx);
});
afterEach(() => t.close());

const inWarehouse = async (over: Parameters<typeof makeShipment>[1] = {}) => {
  const id = await makeShipment(ctx, over);
  await happened(ctx, [id], "DEST_IN");
  return id;
};
const shipment = (id: string) => t.db.shipment.findUniqueOrThrow({ where: { id } });

describe("the trip", () => {
  test("a vehicle's planned trip of the day is made once, numbered, and manned with its crew", async () => {
    const [a, b] = [await inWarehouse(), await inWarehouse({ consigneeName: "李四", consigneeAddress: "北京路1号" })];
    const first = await assigned(ctx, [a], { to: { vehicleId: lorry.vehicleId } });
    const second = await assigned(ctx, [b], { to: { vehicleId: lorry.vehicleId } });
    expect(second.tripId).toBe(first.tripId);
    expect(first.tripNo).toBe("P261118001");
    const { trip, stops } = await planOf(ctx, first.tripId);
    expect(trip).toMatchObject({
      direction: "inbound",
      date: "2026-11-18",
      status: "planned",
      driverId: lorry.driverId,
    });
    expect(trip.version).toBe(second.version);
    expect(stops).toHaveLength(2);
    expect(await shipment(a)).toMatchObject({ dispatchTask: null, unassignedCount: 0, unassignedPieces: "" });
  });

  test("goods of one consignee at one address are one stop, others are not", async () => {
    const ids = [await inWarehouse(), await inWarehouse(), await inWarehouse({ consigneePhone: "+8613999000000" })];
    const { tripId } = await assigned(ctx, ids, { to: { vehicleId: lorry.vehicleId } });
    const { stops } = await planOf(ctx, tripId);
    expect(stops.map((stop) => stop.loads.length)).toEqual([2, 1]);
  });

  test("what waits at the station is fetched there first, once for all", async () => {
    const at = { stationCode: "airport" };
    const [a, b] = [
      await makeShipment(ctx, at),
      await makeShipment(ctx, { ...at, consigneeName: "李四", consigneePhone: null }),
    ];
    const [c] = [await inWarehouse({ ...at, consigneeName: "王五", consigneePhone: null })];
    await happened(ctx, [a, b], "DEST_ARRIVED");
    const { tripId } = await assigned(ctx, [c, a, b], { to: { vehicleId: lorry.vehicleId } });
    const stops = await stopsOf(ctx, tripId);
    expect([...stops].sort()).toEqual([
      "delivery 古丽娜·阿不都 10",
      "delivery 李四 10",
      "delivery 王五 10",
      "pickup station:airport 20",
    ]);
    const pickup = stops.indexOf("pickup station:airport 20");
    expect(pickup).toBeLessThan(stops.indexOf("delivery 古丽娜·阿不都 10"));
    expect(pickup).toBeLessThan(stops.indexOf("delivery 李四 10"));
  });

  test("a stop that needs goods fetched later is served after them", async () => {
    const a = await inWarehouse({ stationCode: "airport" });
    const { tripId } = await assigned(ctx, [a], { to: { vehicleId: lorry.vehicleId } });
    const b = await makeShipment(ctx, { stationCode: "airport" });
    await happened(ctx, [b], "DEST_ARRIVED");
    await assigned(ctx, [b], { to: { tripId } });
    expect(await stopsOf(ctx, tripId)).toEqual(["pickup station:airport 10", "delivery 古丽娜·阿不都 20"]);
  });

  test("times, way and quantities are kept with it", async () => {
    const id = await inWarehouse({ pieces: 7, weightG: 1_000, volumeCm3: 100, lat: 43.8, lng: 87.6 });
    const { tripId } = await assigned(ctx, [id], { to: { vehicleId: lorry.vehicleId } });
    const { stops, distanceM, durationMs, trip } = await planOf(ctx, tripId);
    expect(stops[0]?.loads[0]).toMatchObject({ pieces: "1-7", count: 7, weightG: 1_000, volumeCm3: 100 });
    expect(stops[0]?.plannedAt?.getTime()).toBeGreaterThan(trip.plannedDepartAt.getTime());
    expect(distanceM).toBeGreaterThan(30_000);
    expect(durationMs).toBeGreaterThan(11 * 60_000);
  });

  test("outbound goods are told that a vehicle is found; transit goods need a partner", async () => {
    const out = t.ctx("outbound_dispatcher");
    const a = await makeShipment(out, {
      direction: "outbound",
      shipperName: "果业公司",
      shipperAddress: "安宁渠路8号",
    });
    const { tripId } = await assigned(out, [a], { to: { vehicleId: lorry.vehicleId } });
    expect(await stopsOf(out, tripId)).toEqual(["pickup 果业公司 10"]);
    const events = await t.db.trackingEvent.findMany({ where: { shipmentId: a, code: "PICKUP_ASSIGNED" } });
    expect(events).toMatchObject([{ tripId, vehicleId: lorry.vehicleId }]);

    const b = await makeShipment(ctx, { direction: "transit", destCode: "653101", destText: "喀什" });
    await happened(ctx, [b], "DEST_IN");
    const wish = { items: await items(ctx, [b]), to: { vehicleId: lorry.vehicleId }, acceptWarnings: true };
    expect((await assignShipments(ctx, wish)).results).toMatchObject([{ ok: false, code: "partner_required" }]);
    const partnerId = await makePartner(ctx);
    const trip = await assigned(ctx, [b], { to: { vehicleId: lorry.vehicleId }, partnerId });
    expect(trip.tripId).not.toBe(tripId);
    expect(await stopsOf(ctx, trip.tripId)).toEqual(["transfer 南疆快运 10"]);
  });
});

describe("two dispatchers", () => {
  test("who take the same shipment at once: one gets it, the other is told by whom", async () => {
    const other = await makeMannedVehicle(ctx);
    const db = createDb(t.url);
    try {
      for (let round = 0; round < 5; round++) {
        const id = await inWarehouse();
        const wish = await items(ctx, [id]);
        const people = [
          { ...ctx, actor: { ...ctx.actor, id: "a", name: "阿依古丽" } },
          { ...ctx, db, actor: { ...ctx.actor, id: "b", name: "王芳" } },
        ];
        const answers = await Promise.all(
          people.map((person, index) => {
            const to = { vehicleId: [lorry, other][index]!.vehicleId };
            return assignShipments(person, { items: wish, to, acceptWarnings: true });
          }),
        );
        const winner = answers.findIndex((answer) => answer.results[0]?.ok);
        const [won, lost] = [answers[winner], answers[1 - winner]];
        const params = { name: people[winner]?.actor.name, tripNo: won?.trip?.tripNo };
        expect(lost?.results).toEqual([{ shipmentId: id, ok: false, code: "taken", params }]);
        expect(lost?.undoId).toBeNull();
        expect(await t.db.tripLoad.count({ where: { shipmentId: id } })).toBe(1);
      }
    } finally {
      await db.$disconnect();
    }
  });

  test("rows that can be assigned are, the others say why not", async () => {
    const [free, taken, changed] = [await inWarehouse(), await inWarehouse(), await inWarehouse()];
    const wish = await items(ctx, [free, taken, changed]);
    const { tripNo } = await assigned(ctx, [taken], { to: { vehicleId: lorry.vehicleId } });
    await happened(ctx, [changed], "NOTE");
    const missing = { shipmentId: "01NOBODY", version: 1 };
    const to = { vehicleId: (await makeMannedVehicle(ctx)).vehicleId };
    const { results, trip } = await assignShipments(ctx, { items: [...wish, missing], to, acceptWarnings: true });
    expect(results).toMatchObject([
      { ok: true },
      { code: "taken", params: { tripNo, name: ctx.actor.name } },
      { code: "changed" },
      { code: "not_found" },
    ]);
    expect((await planOf(ctx, trip!.tripId)).stops.flatMap((stop) => stop.loads)).toHaveLength(1);
  });

  test("when nothing can be assigned no trip is made", async () => {
    const id = await inWarehouse();
    await assigned(ctx, [id], { to: { vehicleId: lorry.vehicleId } });
    const { vehicleId } = await makeMannedVehicle(ctx);
    const answer = await assignShipments(ctx, { items: await items(ctx, [id]), to: { vehicleId } });
    expect(answer).toMatchObject({ trip: null, undoId: null, results: [{ code: "taken" }] });
    expect(await t.db.trip.count({ where: { vehicleId } })).toBe(0);
  });

  test("when nothing can be assigned nothing is written: neither the trip nor the shipments look changed", async () => {
    const [own, held] = [await inWarehouse(), await inWarehouse()];
    const { tripId, version } = await assigned(ctx, [own], { to: { vehicleId: lorry.vehicleId } });
    await happened(ctx, [held], "HOLD_PLACED", { minutesAgo: 5 });
    const before = await t.db.trip.findUniqueOrThrow({ where: { id: tripId } });
    const [heldBefore, facts] = [await shipment(held), await t.db.outboxEvent.count()];
    const colleague = { ...ctx, actor: { ...ctx.actor, id: "b", name: "王芳" } };
    for (const to of [{ tripId, version }, { vehicleId: lorry.vehicleId }]) {
      const answer = await assignShipments(colleague, { items: await items(ctx, [own, held]), to });
      expect(answer).toMatchObject({ undoId: null, trip: { tripId, version } });
      expect(answer.results.map((row) => row.ok)).toEqual([false, false]);
    }
    expect(await t.db.trip.findUniqueOrThrow({ where: { id: tripId } })).toEqual(before);
    expect(await shipment(held)).toEqual(heldBefore);
    expect(await t.db.outboxEvent.count()).toBe(facts);
  });

  test("a row that is refused beside others keeps its version; a trip changed meanwhile is a conflict", async () => {
    const [free, held] = [await inWarehouse(), await inWarehouse()];
    await happened(ctx, [held], "HOLD_PLACED", { minutesAgo: 5 });
    const { version } = await shipment(held);
    const wish = { items: await items(ctx, [free, held]), to: { vehicleId: lorry.vehicleId } };
    const { trip } = await assignShipments(ctx, wish);
    expect((await shipment(held)).version).toBe(version);
    const to = { tripId: trip!.tripId, version: trip!.version };
    await assigned(ctx, [await inWarehouse()], { to });
    const late = assignShipments(ctx, { items: await items(ctx, [await inWarehouse()]), to });
    await expect(late).rejects.toMatchObject({ code: "conflict", data: { yours: to.version, theirs: to.version + 1 } });
  });

  test("named twice in one wish, a shipment is assigned once", async () => {
    const id = await inWarehouse();
    const [item] = await items(ctx, [id]);
    const wish = { items: [item!, item!], to: { vehicleId: lorry.vehicleId }, acceptWarnings: true };
    expect((await previewAssignment(ctx, wish)).results.map((row) => row.ok)).toEqual([true, false]);
    expect((await assignShipments(ctx, wish)).results.map((row) => row.ok)).toEqual([true, false]);
  });
});

describe("pieces", () => {
  test("of a shipment go on two trips; weights sum up; what is taken is refused", async () => {
    const id = await inWarehouse({ pieces: 3, weightG: 100, volumeCm3: 10 });
    const second = await makeMannedVehicle(ctx);
    const part = async (pieces: string, vehicleId: string) => {
      const [item] = await items(ctx, [id]);
      return assignShipments(ctx, { items: [{ ...item!, pieces }], to: { vehicleId }, acceptWarnings: true });
    };
    await part("1-2", lorry.vehicleId);
    expect(await shipment(id)).toMatchObject({ dispatchTask: "delivery", unassignedPieces: "3", unassignedCount: 1 });
    expect((await part("2-3", second.vehicleId)).results).toMatchObject([{ code: "taken" }]);
    expect((await part("9", second.vehicleId)).results).toMatchObject([{ code: "pieces_out_of_range" }]);
    const rest = await assigned(ctx, [id], { to: { vehicleId: second.vehicleId } });
    expect(rest.tripNo).toBe("P261118002");
    const loads = await t.db.tripLoad.findMany({ where: { shipmentId: id }, orderBy: { id: "asc" } });
    expect(loads.map(({ pieces, weightG }) => [pieces, weightG])).toEqual([
      ["1-2", 66],
      ["3", 34],
    ]);
    expect((await shipment(id)).dispatchTask).toBeNull();
  });
});

describe("warnings", () => {
  test("are asked about before anything is written, and accepted", async () => {
    const small = await makeMannedVehicle(ctx, { vehicle: { capacityG: 150_000, capacityCm3: 1_500_000 } });
    const ids = [await inWarehouse(), await inWarehouse({ requiredVehicleType: "reefer" })];
    const wish = { items: await items(ctx, ids), to: { vehicleId: small.vehicleId } };
    const preview = await previewAssignment(ctx, wish);
    expect(preview.warnings.map((warning) => warning.code).sort()).toEqual([
      "over_volume",
      "over_weight",
      "wrong_vehicle_type",
    ]);
    expect(preview.warnings.find((row) => row.code === "over_weight")?.params).toEqual({
      loadG: 200_000,
      capacityG: 150_000,
    });
    const asked = assignShipments(ctx, wish);
    await expect(asked).rejects.toMatchObject({ code: "needs_confirmation", status: 409 });
    expect(await t.db.trip.count()).toBe(0);
    expect((await assignShipments(ctx, { ...wish, acceptWarnings: true })).results.every((row) => row.ok)).toBe(true);
  });

  test("what was accepted is asked about again only when it gets worse", async () => {
    const soon = await makeMannedVehicle(ctx, { driver: { licenceExpiresOn: "2026-12-01" } });
    const ids = [await inWarehouse(), await inWarehouse(), await inWarehouse()];
    const first = { items: await items(ctx, [ids[0]!]), to: { vehicleId: soon.vehicleId } };
    expect((await previewAssignment(ctx, first)).warnings).toMatchObject([
      { code: "licence_expiring", params: { paper: "driver_licence", days: 13 } },
    ]);
    await assignShipments(ctx, { ...first, acceptWarnings: true });
    const second = { items: await items(ctx, [ids[1]!]), to: { vehicleId: soon.vehicleId } };
    expect((await previewAssignment(ctx, second)).warnings).toEqual([]);
    await assignShipments(ctx, second);
    await t.db.vehicle.update({ where: { id: soon.vehicleId }, data: { capacityG: 150_000 } });
    const third = { items: await items(ctx, [ids[2]!]), to: { vehicleId: soon.vehicleId } };
    expect((await previewAssignment(ctx, third)).warnings).toMatchObject([{ code: "over_weight" }]);
  });

  test("goods not seen here yet, promises that will be missed, licence class and hours", async () => {
    const c1 = await makeMannedVehicle(ctx, { driver: { licenceClass: "C1", maxDrivingMs: 60_000 } });
    const id = await makeShipment(ctx, { promisedAt: new Date(ctx.now.getTime() + 60_000), stationCode: "airport" });
    const { warnings } = await previewAssignment(ctx, {
      items: await items(ctx, [id]),
      to: { vehicleId: c1.vehicleId },
    });
    expect(warnings.map((warning) => warning.code).sort()).toEqual([
      "driver_over_hours",
      "licence_class",
      "not_arrived_yet",
      "promise_missed",
    ]);
  });

  test("of the same kind count as known up to the worst that was accepted", () => {
    const late = (lateMs: number): Warning => ({ code: "promise_missed", shipmentId: "s", params: { lateMs } });
    const hours = (drivingMs: number): Warning => ({ code: "driver_over_hours", params: { name: "马", drivingMs } });
    expect(newWarnings([late(90), late(360)], [late(80), late(360)])).toEqual([]);
    expect(newWarnings([late(90), late(360)], [late(361)])).toEqual([late(361)]);
    expect(newWarnings([hours(10)], [hours(10), late(1)])).toEqual([late(1)]);
    expect(newWarnings([hours(10)], [hours(11)])).toEqual([hours(11)]);
  });

  test("what is late anyway is not held against the vehicle", async () => {
    const id = await inWarehouse({ promisedAt: new Date(ctx.now.getTime() - 60_000) });
    const wish = { items: await items(ctx, [id]), to: { vehicleId: lorry.vehicleId } };
    expect((await previewAssignment(ctx, wish)).warnings).toEqual([]);
  });
});

describe("refusals", () => {
  test.each([
    ["vehicle_licence_expired", { vehicle: { licenceExpiresOn: "2026-11-17" } }],
    ["inspection_expired", { vehicle: { inspectionExpiresOn: "2026-11-17" } }],
    ["driver_licence_expired", { driver: { licenceExpiresOn: "2026-11-17" } }],
  ])("%s: nothing is assigned, whatever is accepted", async (code, over) => {
    const { vehicleId } = await makeMannedVehicle(ctx, over);
    const wish = { items: await items(ctx, [await inWarehouse()]), to: { vehicleId }, acceptWarnings: true };
    expect((await previewAssignment(ctx, wish)).refusals).toMatchObject([{ code, params: { on: "2026-11-17" } }]);
    await expect(assignShipments(ctx, wish)).rejects.toMatchObject({ code, status: 409 });
    expect(await t.db.trip.count()).toBe(0);
  });

  test("a paper is good through its last day", async () => {
    const { vehicleId } = await makeMannedVehicle(ctx, { vehicle: { inspectionExpiresOn: "2026-11-18" } });
    const wish = { items: await items(ctx, [await inWarehouse()]), to: { vehicleId } };
    expect((await previewAssignment(ctx, wish)).refusals).toEqual([]);
  });

  test("holds, blocking exceptions, signed goods and goods of another direction stay where they are", async () => {
    const [held, blocked, signed, other, partly] = [
      await inWarehouse(),
      await inWarehouse(),
      await inWarehouse(),
      await makeShipment(ctx, { direction: "transit", destCode: "653101" }),
      await inWarehouse(),
    ];
    await happened(ctx, [held], "HOLD_PLACED", { minutesAgo: 5 });
    await happened(ctx, [partly], "HOLD_PLACED", { minutesAgo: 5, pieces: "1-2" });
    await happened(ctx, [blocked], "DELIVERY_FAILED", { minutesAgo: 5, reason: "consignee_address" });
    await happened(ctx, [signed], "SIGNED", { minutesAgo: 5 });
    const ok = await inWarehouse();
    const to = { vehicleId: lorry.vehicleId };
    const wish = { items: await items(ctx, [ok, held, blocked, signed, other]), to, acceptWarnings: true };
    const { results } = await assignShipments(ctx, wish);
    expect(results).toMatchObject([
      { ok: true },
      { code: "held" },
      { code: "blocked_by_exception", params: { reason: "consignee_address" } },
      { code: "already_signed" },
      { code: "other_direction" },
    ]);
    const [item] = await items(ctx, [partly]);
    const free = await assignShipments(ctx, { items: [{ ...item!, pieces: "3-10" }], to, acceptWarnings: true });
    expect(free.results).toMatchObject([{ ok: true }]);
  });

  test("only dispatchers and the manager dispatch", async () => {
    const wish = { items: await items(ctx, [await inWarehouse()]), to: { vehicleId: lorry.vehicleId } };
    for (const role of ["service_agent", "finance", "driver", "admin"] as const) {
      await expect(assignShipments(t.ctx(role), wish)).rejects.toMatchObject({ code: "forbidden" });
      await expect(previewAssignment(t.ctx(role), wish)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
