import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cancelTrip } from "#app/domain/dispatch/cancel-trip.server.ts";
import { departTrip } from "#app/domain/dispatch/depart-trip.server.ts";
import { editTrip } from "#app/domain/dispatch/edit-trip.server.ts";
import { moveLoads, moveStops } from "#app/domain/dispatch/move-loads.server.ts";
import { moveTrip } from "#app/domain/dispatch/move-trip.server.ts";
import { previewMove } from "#app/domain/dispatch/preview-move.server.ts";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import { reorderStops } from "#app/domain/dispatch/reorder-stops.server.ts";
import { unassignLoads } from "#app/domain/dispatch/unassign-loads.server.ts";
import { undoDispatch } from "#app/domain/dispatch/undo-dispatch.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { assigned, happened, planOf, stopsOf } from "#tests/factories/dispatch.ts";
import { type Manned, makeDriver, makeMannedVehicle, makeVehicle } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let ctx: Ctx;
let lorry: Manned;
let other: Manned;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("inbound_dispatcher");
  lorry = await makeMannedVehicle(ctx);
  other = await makeMannedVehicle(ctx);
});
afterEach(() => t.close());

/** A trip with stops at A, B, C … in that order, each for 10 pieces. */
async function tripOf(names: string[], at: { stationCode?: string } = {}) {
  const ids: string[] = [];
  for (const [index, name] of names.entries()) {
    const place = { consigneeName: name, consigneePhone: null, lat: 43.8, lng: 87.5 + index / 20, ...at };
    ids.push(await makeShipment(ctx, place));
  }
  await happened(ctx, ids, at.stationCode ? "DEST_ARRIVED" : "DEST_IN");
  const trip = await assigned(ctx, ids, { to: { vehicleId: lorry.vehicleId } });
  return { ...trip, ids };
}

const shipment = (id: string) => t.db.shipment.findUniqueOrThrow({ where: { id } });
const stopIds = async (tripId: string) => (await planOf(ctx, tripId)).stops.map((stop) => stop.id);
const later = (minutes: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + minutes * 60_000) });

/** Everything of the trips that an undo must bring back; times follow from it. */
async function picture(...tripIds: string[]) {
  const plans = await Promise.all(tripIds.map((id) => planOf(ctx, id)));
  return plans.map(({ trip, stops }) => ({
    vehicleId: trip.vehicleId,
    driverId: trip.driverId,
    stops: stops.map(({ id, placeKey, loads }) => ({
      id,
      placeKey,
      loads: loads.map((l) => [l.id, l.pieces, l.status]),
    })),
  }));
}

describe("unassign", () => {
  test("brings goods back to the queue, and takes the pickup at the station with them", async () => {
    const { tripId, version, ids } = await tripOf(["A", "B"], { stationCode: "airport" });
    const { stops } = await planOf(ctx, tripId);
    const load = stops.flatMap((stop) => stop.loads).find((l) => l.kind === "delivery" && l.shipment.id === ids[0]);
    await unassignLoads(ctx, { tripId, version, loadIds: [load!.id] });
    expect(await stopsOf(ctx, tripId)).toEqual(["pickup station:airport 10", "delivery B 10"]);
    expect(await shipment(ids[0]!)).toMatchObject({ dispatchTask: "delivery", unassignedPieces: "1-10" });
    expect(await shipment(ids[1]!)).toMatchObject({ dispatchTask: null });
  });

  test("of a part of the pieces leaves the others", async () => {
    const { tripId, ids, version } = await tripOf(["A"]);
    const { stops } = await planOf(ctx, tripId);
    const loadIds = [stops[0]!.loads[0]!.id];
    await expect(unassignLoads(ctx, { tripId, version, loadIds: [...loadIds, "x"] })).rejects.toMatchObject({
      code: "load_gone",
    });
    const { version: next } = await unassignLoads(ctx, { tripId, version, loadIds });
    expect(next).toBe(version + 1);
    expect(await stopsOf(ctx, tripId)).toEqual([]);
    expect((await shipment(ids[0]!)).unassignedCount).toBe(10);
  });

  test("two tabs never undo each other: the older one is told both versions and by whom", async () => {
    const { tripId, version } = await tripOf(["A", "B"]);
    const [first, second] = (await planOf(ctx, tripId)).stops.map((stop) => stop.loads[0]!.id);
    await unassignLoads(ctx, { tripId, version, loadIds: [first!] });
    const stale = unassignLoads(ctx, { tripId, version, loadIds: [second!] });
    await expect(stale).rejects.toMatchObject({
      code: "conflict",
      status: 409,
      data: { yours: version, theirs: version + 1, by: ctx.actor.name },
    });
    expect(await stopsOf(ctx, tripId)).toEqual(["delivery B 10"]);
  });
});

describe("move", () => {
  test("several stops keep their order on the other vehicle", async () => {
    const { tripId, version } = await tripOf(["A", "B", "C", "D"]);
    const order = await stopIds(tripId);
    const reordered = await reorderStops(ctx, { tripId, version, stopIds: [3, 0, 2, 1].map((i) => order[i]!) });
    expect(await stopsOf(ctx, tripId)).toEqual(["D", "A", "C", "B"].map((name) => `delivery ${name} 10`));
    const moved = [order[3]!, order[2]!, order[1]!];
    const { to, from } = await moveStops(ctx, {
      tripId,
      version: reordered.version,
      stopIds: [moved[1]!, moved[0]!, moved[2]!],
      to: { vehicleId: other.vehicleId },
    });
    expect(await stopsOf(ctx, to.tripId)).toEqual(["delivery D 10", "delivery C 10", "delivery B 10"]);
    expect(await stopsOf(ctx, from.tripId)).toEqual(["delivery A 10"]);
    expect(from.version).toBe(reordered.version + 1);
    expect((await planOf(ctx, to.tripId)).trip.driverId).toBe(other.driverId);
  });

  test("takes the pickup along, split as the goods are", async () => {
    const { tripId, version } = await tripOf(["A", "B"], { stationCode: "airport" });
    const stops = (await planOf(ctx, tripId)).stops;
    const loadIds = [stops.find((stop) => stop.title === "A")!.loads[0]!.id];
    const { to } = await moveLoads(ctx, { tripId, version, loadIds, to: { vehicleId: other.vehicleId } });
    expect(await stopsOf(ctx, tripId)).toEqual(["pickup station:airport 10", "delivery B 10"]);
    expect(await stopsOf(ctx, to.tripId)).toEqual(["pickup station:airport 10", "delivery A 10"]);
  });

  test("a whole trip goes to another vehicle and its crew with every stop in its order", async () => {
    const { tripId, tripNo, version } = await tripOf(["A", "B", "C"], { stationCode: "airport" });
    const before = await picture(tripId);
    const { to, undoId } = await moveTrip(ctx, { tripId, version, vehicleId: other.vehicleId });
    expect(to).toEqual({ tripId, tripNo, version: version + 1 });
    const [after] = await picture(tripId);
    expect(after).toEqual({ ...before[0], vehicleId: other.vehicleId, driverId: other.driverId });
    await undoDispatch(ctx, undoId);
    expect(await picture(tripId)).toEqual(before);
  });

  test("of a trip under way what is still to do goes to the other vehicle", async () => {
    const { tripId, version } = await tripOf(["A", "B"]);
    await releaseTrip(ctx, { tripId, version });
    const left = await departTrip(ctx, { tripId });
    const { to } = await moveTrip(ctx, { tripId, version: left.version, vehicleId: other.vehicleId });
    expect(await stopsOf(ctx, to.tripId)).toEqual(["delivery A 10", "delivery B 10"]);
    expect(await stopsOf(ctx, tripId)).toEqual([]);
  });

  test("not to the same trip, not onto one that has left, not to a vehicle that may not drive", async () => {
    const { tripId, version } = await tripOf(["A"]);
    const [stopId] = await stopIds(tripId);
    const move = (to: { vehicleId: string } | { tripId: string }) =>
      moveStops(ctx, { tripId, version, stopIds: [stopId!], to });
    await expect(move({ tripId })).rejects.toMatchObject({ code: "same_trip" });
    const old = await makeMannedVehicle(ctx, { vehicle: { inspectionExpiresOn: "2026-01-01" } });
    await expect(move({ vehicleId: old.vehicleId })).rejects.toMatchObject({ code: "inspection_expired" });
    expect((await planOf(ctx, tripId)).trip.version).toBe(version);
  });
});

describe("a move is weighed before it is made", () => {
  const codes = (found: { code: string }[]) => found.map(({ code }) => code).sort();
  const trips = async () => (await t.db.trip.findMany({ orderBy: { id: "asc" } })).map((row) => [row.id, row.version]);
  const unfit = {
    vehicle: { type: "tractor", capacityG: 150_000, capacityCm3: 1_500_000 },
    driver: { licenceClass: "C1", licenceExpiresOn: "2026-12-01", maxDrivingMs: 60_000 },
  } as const;

  test("a whole trip: all that is wrong with the other vehicle, whatever was accepted of this one", async () => {
    await t.db.vehicle.update({ where: { id: lorry.vehicleId }, data: { capacityG: 160_000, type: "van" } });
    const { tripId, version, ids } = await tripOf(["A", "B"]);
    const promisedAt = new Date(ctx.now.getTime() + 60_000);
    await t.db.shipment.update({ where: { id: ids[0]! }, data: { requiredVehicleType: "box", promisedAt } });
    const { vehicleId } = await makeMannedVehicle(ctx, unfit);
    const before = await trips();
    const preview = await previewMove(ctx, { tripId, version, vehicleId });
    const expected = [
      ...["driver_over_hours", "licence_class", "licence_expiring", "over_volume", "over_weight"],
      "wrong_vehicle_type",
    ];
    expect(codes(preview.warnings)).toEqual(expected);
    expect(preview).toMatchObject({ tripId, weightG: 200_000, volumeCm3: 2_000_000, refusals: [] });
    expect(await trips()).toEqual(before);
    const asked = moveTrip(ctx, { tripId, version, vehicleId });
    await expect(asked).rejects.toMatchObject({
      code: "needs_confirmation",
      data: { warnings: preview.warnings },
    });
    expect(await trips()).toEqual(before);
    await moveTrip(ctx, { tripId, version, vehicleId, acceptWarnings: true });
    expect((await planOf(ctx, tripId)).trip.vehicleId).toBe(vehicleId);
  });

  test("several stops: what they add to the other trip, a promise they will miss among it", async () => {
    const { tripId, version, ids } = await tripOf(["A", "B", "C"]);
    const small = await makeMannedVehicle(ctx, { vehicle: { capacityG: 250_000 } });
    const known = await makeShipment(ctx, { consigneeName: "X", consigneePhone: null, lat: 43.8, lng: 87.9 });
    await happened(ctx, [known], "DEST_IN");
    const target = await assigned(ctx, [known], { to: { vehicleId: small.vehicleId } });
    const { trip: own, stops } = await planOf(ctx, target.tripId);
    const promisedAt = new Date((stops[0]?.plannedAt ?? own.plannedDepartAt).getTime() + 60_000);
    await t.db.shipment.update({ where: { id: ids[1]! }, data: { promisedAt } });
    const stopIdsAB = (await stopIds(tripId)).slice(0, 2);
    const wish = { tripId, version, stopIds: stopIdsAB, to: { tripId: target.tripId } };
    const preview = await previewMove(ctx, wish);
    expect(codes(preview.warnings)).toEqual(["over_weight", "promise_missed"]);
    expect(preview).toMatchObject({ tripId: target.tripId, tripNo: target.tripNo, weightG: 300_000 });
    await expect(moveStops(ctx, wish)).rejects.toMatchObject({ code: "needs_confirmation" });
    const done = await moveStops(ctx, { ...wish, acceptWarnings: true });
    expect(done.warnings).toEqual(preview.warnings);
    expect(await stopsOf(ctx, target.tripId)).toEqual(["X", "A", "B"].map((name) => `delivery ${name} 10`));
  });

  test("papers that have expired and goods on hold forbid it; nothing is moved", async () => {
    const { tripId, version, ids } = await tripOf(["A", "B"]);
    const old = await makeMannedVehicle(ctx, { driver: { licenceExpiresOn: "2026-11-17" } });
    await happened(ctx, [ids[0]!], "HOLD_PLACED", { minutesAgo: 5 });
    const whole = { tripId, version, vehicleId: old.vehicleId };
    const { waybillNo } = await shipment(ids[0]!);
    expect((await previewMove(ctx, whole)).refusals).toMatchObject([
      { code: "driver_licence_expired", params: { on: "2026-11-17" } },
      { code: "held", params: { waybillNo } },
    ]);
    const accepted = { acceptWarnings: true };
    await expect(moveTrip(ctx, { ...whole, ...accepted })).rejects.toMatchObject({ code: "driver_licence_expired" });
    const [a, b] = await stopIds(tripId);
    const move = (stopId: string) => ({ tripId, version, stopIds: [stopId], to: { vehicleId: other.vehicleId } });
    await expect(moveStops(ctx, { ...move(a!), ...accepted })).rejects.toMatchObject({ code: "held" });
    await expect(moveTrip(ctx, { ...whole, vehicleId: other.vehicleId })).rejects.toMatchObject({ code: "held" });
    expect((await planOf(ctx, tripId)).trip.version).toBe(version);
    expect((await previewMove(ctx, move(b!))).refusals).toEqual([]);
    await moveStops(ctx, move(b!));
    expect(await stopsOf(ctx, tripId)).toEqual(["delivery A 10"]);
  });

  test("a released trip is not given to a vehicle nobody drives; one under way gives what is left", async () => {
    const { tripId, version } = await tripOf(["A", "B"]);
    const unmanned = await makeVehicle(ctx);
    const released = await releaseTrip(ctx, { tripId, version });
    const wish = { tripId, version: released.version, vehicleId: unmanned };
    expect((await previewMove(ctx, wish)).refusals).toEqual([{ code: "driver_missing", params: {} }]);
    await departTrip(ctx, { tripId });
    const preview = await previewMove(ctx, { ...wish, vehicleId: other.vehicleId });
    expect(preview).toMatchObject({ tripId: null, weightG: 200_000, warnings: [], refusals: [] });
    await expect(previewMove(t.ctx("finance"), wish)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("reorder", () => {
  test("must name all stops, and never hands out what is not fetched yet", async () => {
    const { tripId, version } = await tripOf(["A", "B"], { stationCode: "airport" });
    const [pickup, a, b] = await stopIds(tripId);
    const order = (stopIds: string[]) => reorderStops(ctx, { tripId, version, stopIds });
    await expect(order([pickup!, a!])).rejects.toMatchObject({ code: "stops_changed" });
    await expect(order([pickup!, a!, a!])).rejects.toMatchObject({ code: "stops_changed" });
    await expect(order([a!, pickup!, b!])).rejects.toMatchObject({ code: "pickup_after_delivery" });
    await order([pickup!, b!, a!]);
    expect(await stopIds(tripId)).toEqual([pickup, b, a]);
  });
});

describe("undo", () => {
  test("of an assignment empties the trip that was made for it, and frees the goods", async () => {
    const { tripId, ids, undoId } = await tripOf(["A", "B"], { stationCode: "airport" });
    await undoDispatch(ctx, undoId);
    expect(await t.db.tripLoad.count()).toBe(0);
    expect((await t.db.trip.findUniqueOrThrow({ where: { id: tripId } })).status).toBe("cancelled");
    expect(await shipment(ids[0]!)).toMatchObject({ dispatchTask: "delivery", unassignedCount: 10 });
    await expect(undoDispatch(ctx, undoId)).rejects.toMatchObject({ code: "undo_gone" });
  });

  test("of a removal, a move and an order brings back exactly what was", async () => {
    const { tripId, version } = await tripOf(["A", "B", "C"], { stationCode: "airport" });
    const before = await picture(tripId);
    const stops = (await planOf(ctx, tripId)).stops;
    const loadIds = [stops.find((stop) => stop.title === "B")!.loads[0]!.id];
    const removal = await unassignLoads(ctx, { tripId, version, loadIds });
    const undoneRemoval = await undoDispatch(ctx, removal.undoId);
    expect(await picture(tripId)).toEqual(before);
    const move = await moveLoads(ctx, {
      tripId,
      version: undoneRemoval.trips[0]!.version,
      loadIds,
      to: { vehicleId: other.vehicleId },
    });
    const undoneMove = await undoDispatch(ctx, move.undoId);
    expect(await picture(tripId)).toEqual(before);
    const current = undoneMove.trips.find((trip) => trip.tripId === tripId)!.version;
    const ids = await stopIds(tripId);
    const order = await reorderStops(ctx, { tripId, version: current, stopIds: [ids[0]!, ids[3]!, ids[2]!, ids[1]!] });
    await undoDispatch(ctx, order.undoId);
    expect(await picture(tripId)).toEqual(before);
  });

  test("leaves alone what others did meanwhile beside it", async () => {
    const { tripId, version } = await tripOf(["A", "B"]);
    const [, b] = (await planOf(ctx, tripId)).stops;
    const { undoId } = await unassignLoads(ctx, { tripId, version, loadIds: [b!.loads[0]!.id] });
    const extra = await makeShipment(ctx, { consigneeName: "X", consigneePhone: null, lat: 43.8, lng: 87.9 });
    await happened(ctx, [extra], "DEST_IN");
    await assigned(ctx, [extra], { to: { tripId } });
    await undoDispatch(ctx, undoId);
    expect((await stopsOf(ctx, tripId)).sort()).toEqual(["delivery A 10", "delivery B 10", "delivery X 10"]);
  });

  test("is stale once the goods went elsewhere, the stops were put in another order, or the trip left", async () => {
    const { tripId, version } = await tripOf(["A", "B"]);
    const [a, b] = (await planOf(ctx, tripId)).stops;
    const removal = await unassignLoads(ctx, { tripId, version, loadIds: [a!.loads[0]!.id] });
    const goods = a!.loads[0]!.shipment.id;
    await assigned(ctx, [goods], { to: { vehicleId: other.vehicleId } });
    await expect(undoDispatch(ctx, removal.undoId)).rejects.toMatchObject({ code: "undo_stale", status: 409 });
    expect(await stopsOf(ctx, tripId)).toEqual(["delivery B 10"]);

    const c = await makeShipment(ctx, { consigneeName: "C", consigneePhone: null });
    await happened(ctx, [c], "DEST_IN");
    const more = await assigned(ctx, [c], { to: { tripId } });
    const ids = await stopIds(tripId);
    const first = await reorderStops(ctx, { tripId, version: more.version, stopIds: [...ids].reverse() });
    const second = await reorderStops(ctx, { tripId, version: first.version, stopIds: ids });
    await expect(undoDispatch(ctx, first.undoId)).rejects.toMatchObject({ code: "undo_stale" });
    await releaseTrip(ctx, { tripId, version: second.version });
    await departTrip(ctx, { tripId });
    await expect(undoDispatch(ctx, second.undoId)).rejects.toMatchObject({ code: "undo_stale" });
    expect(b).toBeDefined();
  });

  test("is the user's own, and only for ten minutes", async () => {
    const { undoId } = await tripOf(["A"]);
    const colleague = { ...ctx, actor: { ...ctx.actor, id: "colleague" } };
    await expect(undoDispatch(colleague, undoId)).rejects.toMatchObject({ code: "undo_gone" });
    await expect(undoDispatch(later(10.1), undoId)).rejects.toMatchObject({ code: "undo_gone" });
    await undoDispatch(later(9.9), undoId);
  });
});

describe("before departure", () => {
  test("a cancelled trip gives all goods back and stays readable", async () => {
    const { tripId, version, ids } = await tripOf(["A", "B"]);
    await cancelTrip(ctx, { tripId, version });
    expect(await shipment(ids[1]!)).toMatchObject({ dispatchTask: "delivery", unassignedCount: 10 });
    expect(await t.db.tripLoad.count({ where: { tripId, status: "removed" } })).toBe(2);
    await expect(releaseTrip(ctx, { tripId, version: version + 1 })).rejects.toMatchObject({ code: "trip_not_open" });
  });

  test("another driver is checked, and told when the trip was released already", async () => {
    const { tripId, version } = await tripOf(["A"]);
    const expired = await makeDriver(ctx, { licenceExpiresOn: "2026-11-01" });
    const fit = await makeDriver(ctx);
    const { trip } = await planOf(ctx, tripId);
    const edit = { tripId, coDriverId: null, helpers: null, plannedDepartAt: trip.plannedDepartAt };
    await expect(editTrip(ctx, { ...edit, version, driverId: expired })).rejects.toMatchObject({
      code: "driver_licence_expired",
    });
    await expect(editTrip(ctx, { ...edit, version, driverId: "nobody" })).rejects.toMatchObject({ code: "invalid" });
    const released = await releaseTrip(ctx, { tripId, version });
    await editTrip(ctx, { ...edit, version: released.version, driverId: fit });
    const told = await t.db.outboxEvent.findMany({ where: { event: "trip.released" }, orderBy: { id: "asc" } });
    expect(told.map((row) => (row.payload as { driverIds: string[] }).driverIds)).toEqual([[lorry.driverId], [fit]]);
  });
});
