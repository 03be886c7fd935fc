import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { boardTrips } from "#app/domain/dispatch/board-trips.server.ts";
import { departTrip } from "#app/domain/dispatch/depart-trip.server.ts";
import { moveTrip } from "#app/domain/dispatch/move-trip.server.ts";
import { previewAssignment } from "#app/domain/dispatch/preview-assignment.server.ts";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { assigned, happened, items } from "#tests/factories/dispatch.ts";
import { makeMannedVehicle } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let ctx: Ctx;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("inbound_dispatcher");
});
afterEach(() => t.close());

async function waiting(over: Parameters<typeof makeShipment>[1] = {}): Promise<string> {
  const id = await makeShipment(ctx, over);
  await happened(ctx, [id], "DEST_IN");
  return id;
}

const codes = (found: { code: string }[]) => found.map(({ code }) => code).sort();
const later = (minutes: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + minutes * 60_000) });
const at = (on: Ctx = ctx) => boardTrips(on, { direction: "inbound", date: "2026-11-18" });

/** Everything that can be wrong with a trip at once. */
const unfit = {
  vehicle: { type: "tractor", capacityG: 50_000, capacityCm3: 500_000, inspectionExpiresOn: "2026-12-01" },
  driver: { licenceClass: "C2", maxDrivingMs: 60_000 },
} as const;

describe("what the board says of a trip", () => {
  test("is all that the preview said before it was assigned", async () => {
    const { vehicleId } = await makeMannedVehicle(ctx, unfit);
    const promisedAt = new Date(ctx.now.getTime() + 60_000);
    const id = await waiting({ requiredVehicleType: "reefer", promisedAt });
    const wish = { items: await items(ctx, [id]), to: { vehicleId } };
    const { warnings, weightG, distanceM, durationMs } = await previewAssignment(ctx, wish);
    const { tripId } = await assigned(ctx, [id], { to: { vehicleId } });
    const [trip] = await at();
    expect(trip).toMatchObject({ id: tripId, weightG, distanceM, durationMs, refusals: [] });
    expect(trip?.warnings).toEqual(warnings);
    expect(codes(warnings)).toEqual([
      ...["driver_over_hours", "licence_class", "licence_expiring", "over_volume", "over_weight"],
      ...["promise_missed", "wrong_vehicle_type"],
    ]);
  });

  test("counts what its driver does on his other trips of the day, of any direction", async () => {
    const first = await makeMannedVehicle(ctx);
    const far = { lat: 43.8, lng: 88.9 };
    const { tripId } = await assigned(ctx, [await waiting(far)], { to: { vehicleId: first.vehicleId } });
    const [own] = await at();
    expect(own?.warnings).toEqual([]);
    const out = t.ctx("outbound_dispatcher");
    const pickup = await makeShipment(out, {
      direction: "outbound",
      shipperAddress: "安宁渠路8号",
      originCode: "650104",
    });
    await assigned(out, [pickup], { to: { vehicleId: first.vehicleId } });
    const maxDrivingMs = (own?.durationMs ?? 0) - 11 * 60_000;
    await t.db.driver.update({ where: { id: first.driverId }, data: { maxDrivingMs } });
    const [busy] = await at();
    expect(busy).toMatchObject({ id: tripId, warnings: [{ code: "driver_over_hours" }] });
    await t.db.trip.updateMany({ where: { direction: "outbound" }, data: { status: "cancelled" } });
    expect((await at())[0]?.warnings).toEqual([]);
  });

  test("names papers that have expired since it was planned, until it has left", async () => {
    const { vehicleId, driverId } = await makeMannedVehicle(ctx);
    const { tripId, version } = await assigned(ctx, [await waiting()], { to: { vehicleId } });
    await t.db.driver.update({ where: { id: driverId }, data: { licenceExpiresOn: "2026-11-17" } });
    const [trip] = await at();
    expect(trip?.refusals).toMatchObject([{ code: "driver_licence_expired", params: { on: "2026-11-17" } }]);
    await expect(releaseTrip(ctx, { tripId, version })).rejects.toMatchObject({ code: "driver_licence_expired" });
    await t.db.driver.update({ where: { id: driverId }, data: { licenceExpiresOn: "2027-11-17" } });
    await releaseTrip(ctx, { tripId, version });
    await departTrip(ctx, { tripId });
    await t.db.driver.update({ where: { id: driverId }, data: { licenceExpiresOn: "2026-11-17" } });
    expect((await at())[0]?.refusals).toEqual([]);
  });

  test("reckons a trip that has not left from now: a promise it can no longer keep is told before the release", async () => {
    const { vehicleId } = await makeMannedVehicle(ctx);
    const { tripId } = await assigned(ctx, [await waiting()], { to: { vehicleId } });
    const [trip] = await at();
    const planned = trip?.stops[0]?.plannedAt as Date;
    await t.db.shipment.updateMany({ data: { promisedAt: new Date(planned.getTime() + 3_600_000) } });
    expect((await at())[0]?.warnings).toEqual([]);
    const after = later((planned.getTime() - ctx.now.getTime()) / 60_000 + 45);
    const [waited] = await at(after);
    expect(waited).toMatchObject({ id: tripId, warnings: [{ code: "promise_missed" }] });
    expect(waited?.stops[0]?.plannedAt?.getTime()).toBeGreaterThan(planned.getTime() + 3_600_000);
  });

  test("of a closed trip is nothing, and its times stay", async () => {
    const { vehicleId } = await makeMannedVehicle(ctx, { vehicle: { capacityG: 50_000 } });
    const { tripId } = await assigned(ctx, [await waiting()], { to: { vehicleId } });
    const [open] = await at();
    expect(codes(open?.warnings ?? [])).toEqual(["over_weight"]);
    await t.db.trip.update({ where: { id: tripId }, data: { status: "closed" } });
    const [closed] = await at(later(600));
    expect(closed).toMatchObject({ warnings: [], refusals: [], stops: [{ plannedAt: open?.stops[0]?.plannedAt }] });
  });

  test("follows the vehicle it is moved to", async () => {
    const { vehicleId } = await makeMannedVehicle(ctx);
    const other = await makeMannedVehicle(ctx, unfit);
    const { tripId, version } = await assigned(ctx, [await waiting()], { to: { vehicleId } });
    expect((await at())[0]?.warnings).toEqual([]);
    const moved = await moveTrip(ctx, { tripId, version, vehicleId: other.vehicleId, acceptWarnings: true });
    expect((await at())[0]?.warnings).toEqual(moved.warnings);
    expect(codes(moved.warnings)).toContain("licence_class");
  });

  test("takes the same number of queries for one trip and for twenty", async () => {
    const asked: string[] = [];
    const counting = {
      ...ctx,
      db: t.db.$extends({
        query: {
          $allOperations: ({ model, operation, args, query }) => {
            asked.push(`${model}.${operation}`);
            return query(args);
          },
        },
      }) as unknown as Ctx["db"],
    };
    const make = async () =>
      assigned(ctx, [await waiting()], { to: { vehicleId: (await makeMannedVehicle(ctx)).vehicleId } });
    await make();
    await at(counting);
    const once = [...asked];
    for (let i = 1; i < 20; i += 1) {
      await make();
    }
    asked.length = 0;
    expect(await at(counting)).toHaveLength(20);
    expect(asked).toEqual(once);
  });
});
