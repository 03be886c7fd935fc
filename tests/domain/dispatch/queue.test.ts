import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { boardTrips } from "#app/domain/dispatch/board-trips.server.ts";
import { queuePage, queuePoints, queueRows } from "#app/domain/dispatch/dispatch-queries.server.ts";
import { formatCursor, parseCursor, type QueueFilter } from "#app/domain/dispatch/queue-filter.ts";
import { boardVehicles, listTrips } from "#app/domain/dispatch/trip-queries.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { assigned, items } from "#tests/factories/dispatch.ts";
import { makeMannedVehicle } from "#tests/factories/fleet.ts";
import { type ManyRow, makeManyShipments } from "#tests/factories/many-shipments.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let ctx: Ctx;
let rows: ManyRow[];

/** Inbound goods that still need a vehicle, most urgent first, those without a promise last. */
function expected(keep: (row: ManyRow) => boolean = () => true): string[] {
  const due = (row: ManyRow) => row.stageDueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return rows
    .filter((row) => row.direction === "inbound" && row.open && keep(row))
    .sort((a, b) => due(a) - due(b) || (a.id < b.id ? -1 : 1))
    .map((row) => row.id);
}

beforeAll(async () => {
  t = await testDb();
  ctx = t.ctx("inbound_dispatcher");
  rows = await makeManyShipments(ctx, 2_000);
  const tasks = { inbound: "delivery", outbound: "pickup", transit: "transfer" };
  for (const [direction, dispatchTask] of Object.entries(tasks)) {
    await t.db.shipment.updateMany({
      where: { direction, open: true },
      data: { dispatchTask, unassignedPieces: "1-10", unassignedCount: 10 },
    });
  }
  await t.db.shipment.updateMany({
    where: { direction: "inbound", deliveryMode: "self_pickup", open: true },
    data: { dispatchTask: "pickup" },
  });
});
afterAll(() => t.close());

async function readAll(filter: QueueFilter): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await queueRows(ctx, { ...filter, cursor });
    ids.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor ?? undefined;
    pages += 1;
  } while (cursor !== undefined);
  return { ids, pages };
}

describe("the queue", () => {
  test("pages through both tasks in the order of their promises, without a gap or a double", async () => {
    const all = expected();
    for (const limit of [100, 37]) {
      const { ids, pages } = await readAll({ direction: "inbound", limit });
      expect(ids).toEqual(all);
      expect(pages).toBe(Math.ceil(all.length / limit));
    }
    expect(rows.some((row) => row.direction === "inbound" && row.open && row.stageDueAt === null)).toBe(true);
  });

  test("counts up to a thousand", async () => {
    const page = await queuePage(ctx, { direction: "inbound" });
    expect(page).toMatchObject({ total: expected().length, capped: false });
    const transit = await queuePage(ctx, { direction: "transit" });
    const waiting = rows.filter((row) => row.direction === "transit" && row.open).length;
    expect(transit).toMatchObject({ total: Math.min(waiting, 1_000), capped: waiting > 1_000 });
  });

  test("filters by place, arrival, exception, and what is due today", async () => {
    const only = async (filter: Partial<QueueFilter>) => (await readAll({ direction: "inbound", ...filter })).ids;
    expect(await only({ place: "650104" })).toEqual(expected((row) => row.destCode === "650104"));
    expect(await only({ place: "650100" })).toEqual(expected());
    expect(await only({ place: "653100" })).toEqual([]);
    expect(await only({ arrived: true })).toEqual(expected((row) => row.whereabouts === "station"));
    expect(await only({ exception: true })).toEqual(expected((row) => row.openExceptions > 0));
    const midnight = new Date("2026-11-18T16:00:00Z");
    const due = expected((row) => row.stageDueAt !== null && row.stageDueAt < midnight);
    expect(await only({ dueToday: true })).toEqual(due);
    expect(due.length).toBeGreaterThan(0);
    const late = expected((row) => row.stageDueAt !== null && row.stageDueAt < ctx.now);
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(due.length);
    expect(await only({ overdue: true, limit: 23 })).toEqual(late);
    expect(await queuePage(ctx, { direction: "inbound", overdue: true })).toMatchObject({ total: late.length });
    const both = { overdue: true, arrived: true, place: "650103" };
    const few = new Set(expected((row) => row.whereabouts === "station" && row.destCode === "650103"));
    expect(await only(both)).toEqual(late.filter((id) => few.has(id)));
  });

  test("a stage due exactly now is still in time", async () => {
    const [first] = expected((row) => row.stageDueAt !== null && row.stageDueAt < ctx.now);
    const { stageDueAt } = rows.find((row) => row.id === first)!;
    const at = (ms: number): Ctx => ({ ...ctx, now: new Date(stageDueAt!.getTime() + ms) });
    const shown = async (then: Ctx) => (await queueRows(then, { direction: "inbound", overdue: true })).rows;
    expect((await shown(at(0))).map((row) => row.id)).not.toContain(first);
    expect((await shown(at(1))).map((row) => row.id)).toContain(first);
  });

  test("finds by number, last digits and name, also when very many match", async () => {
    const [first] = expected();
    const row = rows.find((one) => one.id === first)!;
    const found = async (text: string) => (await readAll({ direction: "inbound", text })).ids;
    expect(await found(row.waybillNo)).toEqual([row.id]);
    expect(await found(row.waybillNo.slice(-6))).toContain(row.id);
    expect(await found("张")).toEqual(expected((one) => one.consigneeName.startsWith("张")));
    expect(await found(row.waybillNo.slice(0, 3).toLowerCase())).toEqual(expected());
    expect(await found("没有这个人")).toEqual([]);
    const page = await queuePage(ctx, { direction: "inbound", text: "张", limit: 10 });
    expect(page.rows).toHaveLength(10);
    expect(page.total).toBe(expected((one) => one.consigneeName.startsWith("张")).length);
    expect(await queuePage(ctx, { direction: "inbound", text: "没有这个人" })).toMatchObject({ rows: [], total: 0 });
  });

  test("a row says on which terms the goods go", async () => {
    const { rows: shown } = await queuePage(ctx, { direction: "inbound" });
    for (const { id, paymentTerm, deliveryMode, codFen } of shown) {
      const row = rows.find((one) => one.id === id);
      expect({ paymentTerm, deliveryMode, codFen }).toEqual({
        ...{ paymentTerm: row?.paymentTerm, deliveryMode: row?.deliveryMode, codFen: row?.codFen },
      });
    }
  });

  test("gives the map its points, most urgent first, those without a promise last", async () => {
    const tasks = new Map<string, string | null>();
    for (const { id, dispatchTask } of await t.db.shipment.findMany({ select: { id: true, dispatchTask: true } })) {
      tasks.set(id, dispatchTask);
    }
    const all = expected();
    const soon = [all.find((id) => tasks.get(id) === "pickup")!, all.find((id) => tasks.get(id) === "delivery")!];
    const placed = [...soon, all.at(-1)!].sort((a, b) => all.indexOf(a) - all.indexOf(b));
    expect(rows.find((row) => row.id === placed[2])?.stageDueAt).toBeNull();
    await t.db.shipment.updateMany({ where: { id: { in: placed } }, data: { lat: 43.8, lng: 87.6 } });
    const points = await queuePoints(ctx, { direction: "inbound" });
    expect(points.map((point) => point.id)).toEqual(placed);
    expect(points[0]).toEqual({
      id: placed[0],
      lat: 43.8,
      lng: 87.6,
      stageDueAt: rows.find((row) => row.id === placed[0])?.stageDueAt,
    });
    expect(await queuePoints(ctx, { direction: "inbound" }, 1)).toHaveLength(1);
  });

  test("a wrong cursor begins at the beginning, a right one survives the address", () => {
    for (const cursor of [
      { dueAt: new Date(5), id: "01T" },
      { dueAt: null, id: "01T" },
    ]) {
      expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
    }
    expect(["", undefined, "x", "-_", "5_;", "_a"].map(parseCursor)).toEqual(Array(6).fill(null));
  });
});

describe("the board", () => {
  test("shows the day's trips with what is on them, and what is left of days before", async () => {
    const yesterday: Ctx = { ...ctx, now: new Date(ctx.now.getTime() - 24 * 3_600_000) };
    const [old, done, today] = [
      await makeMannedVehicle(ctx),
      await makeMannedVehicle(ctx),
      await makeMannedVehicle(ctx),
    ];
    const trips = [];
    for (const [by, { vehicleId }] of [
      [yesterday, old],
      [yesterday, done],
      [ctx, today],
    ] as const) {
      const id = await makeShipment(ctx, { waybillNo: `XJD${vehicleId}` });
      trips.push(await assigned(by, [id], { items: await items(by, [id]), to: { vehicleId } }));
    }
    await t.db.trip.update({ where: { id: trips[1]!.tripId }, data: { status: "closed" } });
    const board = await boardTrips(ctx, { direction: "inbound" });
    expect(board.map((trip) => trip.tripNo)).toEqual([trips[0]!.tripNo, trips[2]!.tripNo]);
    expect(board[1]?.stops[0]?.loads[0]).toMatchObject({ count: 10, shipment: { pieces: 10 } });
    expect(await boardTrips(ctx, { direction: "transit" })).toEqual([]);
    const vehicles = await boardVehicles(ctx);
    expect(vehicles.find((vehicle) => vehicle.id === today.vehicleId)?.trips).toMatchObject([
      { id: trips[2]!.tripId, status: "planned" },
    ]);
    const listed = await listTrips(ctx, { limit: 2 });
    expect(listed.rows).toHaveLength(2);
    const rest = await listTrips(ctx, { limit: 2, cursor: listed.nextCursor ?? undefined });
    expect(rest.rows).toHaveLength(1);
    expect(rest.nextCursor).toBeNull();
  });

  test("is the desk's: drivers and strangers do not see it", async () => {
    for (const role of ["driver", "public"] as const) {
      await expect(queuePage(t.ctx(role), { direction: "inbound" })).rejects.toMatchObject({ code: "forbidden" });
      await expect(boardTrips(t.ctx(role), { direction: "inbound" })).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
