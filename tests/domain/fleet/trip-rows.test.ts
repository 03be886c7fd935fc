import { afterEach, beforeEach, expect, test } from "vitest";
import { departTrip } from "#app/domain/dispatch/depart-trip.server.ts";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import { tripEvents } from "#app/domain/fleet/trip-events.server.ts";
import { tripRows } from "#app/domain/fleet/trip-rows.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { assigned, happened } from "#tests/factories/dispatch.ts";
import { makeMannedVehicle } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

const TODAY = "2026-11-18";
const DAY_MS = 86_400_000;
let t: TestDb;
let ctx: Ctx;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("inbound_dispatcher");
});
afterEach(() => t.close());

async function underWay(count: number) {
  const { vehicleId } = await makeMannedVehicle(ctx);
  const ids = [];
  for (let n = 0; n < count; n++) {
    ids.push(await makeShipment(ctx, { consigneeAddress: `西虹西路 ${n} 号` }));
  }
  await happened(ctx, ids, "DEST_IN");
  const { tripId, version } = await assigned(ctx, ids, { to: { vehicleId } });
  await releaseTrip(ctx, { tripId, version });
  await departTrip(ctx, { tripId });
  return tripId;
}

test("a day's trips come with stops, shipments and load", async () => {
  const tripId = await underWay(3);
  const [row, ...others] = await tripRows(ctx, { date: TODAY });
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    id: tripId,
    status: "departed",
    fill: { stops: 3, stopsDone: 0, shipments: 3, pieces: 30, weightG: 300_000, volumeCm3: 3_000_000 },
  });
  expect(await tripRows(ctx, { date: TODAY, direction: "outbound" })).toEqual([]);
  expect(await tripRows(ctx, { date: TODAY, status: "planned" })).toEqual([]);
});

test("what an earlier day left open stands on today's list until it is closed", async () => {
  const tripId = await underWay(1);
  const tomorrow = { ...ctx, now: new Date(ctx.now.getTime() + DAY_MS) };
  expect((await tripRows(tomorrow, { date: "2026-11-19" })).map((row) => row.id)).toEqual([tripId]);
  expect(await tripRows(ctx, { date: "2026-11-19" })).toEqual([]);
  await t.db.trip.update({ where: { id: tripId }, data: { status: "closed" } });
  expect(await tripRows(tomorrow, { date: "2026-11-19" })).toEqual([]);
});

test("events of one act are one line; a voided one says so", async () => {
  const tripId = await underWay(3);
  const [line, ...others] = await tripEvents(ctx, tripId);
  expect(others).toEqual([]);
  expect(line).toMatchObject({ code: "OUT_FOR_DELIVERY", by: ctx.actor.name, voided: false });
  expect(line?.waybillNos).toHaveLength(3);
  const first = await t.db.trackingEvent.findFirstOrThrow({ where: { tripId } });
  await t.db.trackingEvent.create({
    data: { ...first, id: "void", code: "VOIDED", tripId: null, dedupeKey: null, voidsEventId: first.id, details: {} },
  });
  const lines = await tripEvents(ctx, tripId);
  expect(lines.map(({ voided, waybillNos }) => [voided, waybillNos.length]).sort()).toEqual([
    [false, 2],
    [true, 1],
  ]);
});

test("drivers see none of it", async () => {
  const driver = t.ctx("driver");
  await expect(tripRows(driver, { date: TODAY })).rejects.toMatchObject({ code: "forbidden" });
  await expect(tripEvents(driver, "x")).rejects.toMatchObject({ code: "forbidden" });
});
