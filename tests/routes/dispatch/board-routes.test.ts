import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#app/domain/identity/roles.ts";
import type { BoardData, QueuePage, QueuePoint } from "#app/ui/dispatch/board-data.ts";
import { happened, items } from "#tests/factories/dispatch.ts";
import { makeMannedVehicle, makePartner } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { useDesk } from "#tests/routes/fleet/desk.ts";

const desk = useDesk();
let board: typeof import("#app/routes/dispatch/dispatch.tsx");
let acts: typeof import("#app/routes/dispatch/dispatch-act.ts");
let preview: typeof import("#app/routes/dispatch/dispatch-preview.ts");
let queue: typeof import("#app/routes/dispatch/dispatch-queue.ts");
let points: typeof import("#app/routes/dispatch/dispatch-points.ts");
let places: typeof import("#app/routes/dispatch/map-places.ts");
beforeAll(async () => {
  board = await import("#app/routes/dispatch/dispatch.tsx");
  acts = await import("#app/routes/dispatch/dispatch-act.ts");
  preview = await import("#app/routes/dispatch/dispatch-preview.ts");
  queue = await import("#app/routes/dispatch/dispatch-queue.ts");
  points = await import("#app/routes/dispatch/dispatch-points.ts");
  places = await import("#app/routes/dispatch/map-places.ts");
});

const DAY = "2026-11-18";

const load = (query = "direction=inbound") =>
  board.loader(desk.args("manager", `/dispatch?${query}`, {})) as Promise<BoardData>;

function jsonArgs(role: Role, path: string, body: object) {
  const args = desk.args(role, path, {});
  const headers = new Headers(args.request.headers);
  headers.set("content-type", "application/json");
  const request = new Request(args.request.url, { method: "POST", headers, body: JSON.stringify(body) });
  return { ...args, request };
}

async function act(intent: string, payload: object, role: Role = "manager") {
  const response = (await acts.action(jsonArgs(role, "/dispatch/act", { intent, payload }))) as Response;
  return { status: response.status, body: await response.json() };
}

async function plain(
  form: Record<string, string | string[]>,
  referer = "http://yidao.test/dispatch?direction=inbound",
) {
  const args = desk.args("manager", "/dispatch/act", {}, form);
  args.request.headers.set("referer", referer);
  const response = (await acts.action(args)) as Response;
  return { status: response.status, to: new URL(response.headers.get("location") ?? "", "http://yidao.test") };
}

/** Goods in the warehouse, ready to be delivered. */
async function waiting(over: Parameters<typeof makeShipment>[1] = {}): Promise<string> {
  const ctx = desk.t.ctx("manager");
  const id = await makeShipment(ctx, over);
  await happened(ctx, [id], "DEST_ARRIVED", { minutesAgo: 120 });
  await happened(ctx, [id], "DEST_IN", { minutesAgo: 60 });
  return id;
}

const rowOf = (data: BoardData, id: string) => data.queue.rows.find((row) => row.id === id);
const tripsOf = (data: BoardData) => data.vehicles.flatMap((vehicle) => vehicle.trips);

describe("the board", () => {
  test("shows what waits with its terms, and each vehicle with its day", async () => {
    const id = await waiting({ paymentTerm: "monthly", codFen: 12_300, pieces: 36 });
    const { vehicleId } = await makeMannedVehicle(desk.t.ctx("manager"), { driver: { name: "曾志强" } });
    const data = await load();
    expect(rowOf(data, id)).toMatchObject({
      ...{ paymentTerm: "monthly", codFen: 12_300, deliveryMode: "delivery", whereabouts: "hub_warehouse" },
      ...{ dest: "沙依巴克", unassignedCount: 36, block: null },
    });
    const vehicle = data.vehicles.find((each) => each.id === vehicleId);
    expect(vehicle).toMatchObject({ driverName: "曾志强", expired: false, trips: [] });
    expect(vehicle?.keys).toContain("zengzhiqiang");
    expect(data.filter).toMatchObject({ direction: "inbound", date: DAY, today: DAY, view: "all" });
  });

  test("goods on hold and goods with an exception say why they cannot go", async () => {
    const held = await waiting();
    await happened(desk.t.ctx("manager"), [held], "HOLD_PLACED", { minutesAgo: 5 });
    expect(rowOf(await load(), held)?.block).toBe("held");
  });

  test("narrows by view and text, and for outbound goods shows the shipper", async () => {
    const late = await waiting();
    const then = new Date("2026-11-30T02:00:00.000Z");
    await desk.t.db.shipment.update({
      where: { id: late },
      data: { stageDueAt: new Date("2026-11-17T02:00:00.000Z") },
    });
    const fresh = await waiting();
    await desk.t.db.shipment.update({ where: { id: fresh }, data: { stageDueAt: then } });
    const data = await load("direction=inbound&view=late");
    expect(data.queue.rows.map((row) => row.id)).toContain(late);
    expect(data.queue.rows.map((row) => row.id)).not.toContain(fresh);
    expect(data.total).toBe(data.queue.rows.length);
    const out = await makeShipment(desk.t.ctx("manager"), {
      ...{
        direction: "outbound",
        shipperName: "天山商贸",
        shipperAddress: "河南西路 1 号",
        originCode: "650104",
        destCode: "440100",
      },
    });
    const row = rowOf(await load("direction=outbound"), out);
    expect(row).toMatchObject({
      consigneeName: "天山商贸",
      address: "河南西路 1 号",
      dest: "新市区",
      whereabouts: "shipper",
    });
  });
});

describe("acts of the board", () => {
  test("assign, tell the second dispatcher who was faster, and are undone", async () => {
    const ctx = desk.t.ctx("manager");
    const id = await waiting();
    const { vehicleId } = await makeMannedVehicle(ctx);
    const payload = { items: await items(ctx, [id]), to: { vehicleId, date: DAY } };
    const first = await act("assign", payload);
    expect(first).toMatchObject({
      status: 200,
      body: { ok: true, result: { results: [{ shipmentId: id, ok: true }] } },
    });
    const second = await act("assign", payload, "inbound_dispatcher");
    const [refused] = second.body.result.results;
    expect(refused).toMatchObject({ ok: false, code: "taken", params: { name: "manager" } });
    const [trip] = tripsOf(await load()).filter((each) => each.vehicleId === vehicleId);
    expect(trip).toMatchObject({ status: "planned", weightG: 100_000, warnings: [] });
    expect(trip?.stops.map((stop) => stop.loads.map((one) => one.count))).toEqual([[10]]);
    expect(await act("undo", { undoId: first.body.result.undoId })).toMatchObject({ status: 200 });
    expect(rowOf(await load(), id)?.unassignedCount).toBe(10);
  });

  test("ask before an overload, and say so on the board once it was accepted", async () => {
    const ctx = desk.t.ctx("manager");
    const id = await waiting({ weightG: 2_000_000 });
    const { vehicleId } = await makeMannedVehicle(ctx, { vehicle: { capacityG: 1_500_000 } });
    const payload = { items: await items(ctx, [id]), to: { vehicleId, date: DAY } };
    const asked = await act("assign", payload);
    expect(asked).toMatchObject({ status: 409, body: { ok: false, code: "needs_confirmation" } });
    expect(asked.body.data.warnings).toMatchObject([{ code: "over_weight", params: { capacityG: 1_500_000 } }]);
    const said = (await preview.action(
      jsonArgs("manager", "/dispatch/preview", { intent: "assign", payload }),
    )) as Response;
    expect(await said.json()).toMatchObject({
      ok: true,
      result: { weightG: 2_000_000, warnings: [{ code: "over_weight" }] },
    });
    expect(tripsOf(await load()).some((trip) => trip.vehicleId === vehicleId)).toBe(false);
    expect((await act("assign", { ...payload, acceptWarnings: true })).status).toBe(200);
    const [trip] = tripsOf(await load()).filter((each) => each.vehicleId === vehicleId);
    expect(trip?.warnings.map((warning) => warning.code)).toContain("over_weight");
  });

  test("weigh a move before it, and record an event only about the pieces that a trip carries", async () => {
    const ctx = desk.t.ctx("manager");
    const id = await waiting({ pieces: 10, weightG: 2_000_000 });
    const [first, second] = [
      await makeMannedVehicle(ctx),
      await makeMannedVehicle(ctx, { vehicle: { capacityG: 500_000 } }),
    ];
    const [item] = await items(ctx, [id]);
    const to = { vehicleId: first.vehicleId, date: DAY };
    await act("assign", { items: [{ ...item, pieces: "1-4" }], to, acceptWarnings: true });
    const [trip] = tripsOf(await load()).filter((each) => each.vehicleId === first.vehicleId);
    const payload = { tripId: trip!.id, version: trip!.version, vehicleId: second.vehicleId };
    const asked = { intent: "move_trip", payload };
    const said = (await preview.action(jsonArgs("manager", "/dispatch/preview", asked))) as Response;
    expect(await said.json()).toMatchObject({
      ok: true,
      result: { weightG: 800_000, warnings: [{ code: "over_weight" }], refusals: [] },
    });
    expect(await act("move_trip", payload)).toMatchObject({ status: 409, body: { code: "needs_confirmation" } });

    const told = await act("event", { code: "DELAYED", shipmentIds: [id], tripNo: trip!.tripNo });
    expect(told.body.result.rows).toMatchObject([{ shipmentId: id, outcome: "recorded" }]);
    const event = await desk.t.db.trackingEvent.findFirstOrThrow({ where: { shipmentId: id, code: "DELAYED" } });
    expect(event).toMatchObject({ pieces: "1-4", tripId: trip!.id, vehicleId: first.vehicleId });
    await act("event", { code: "NOTE", shipmentIds: [id], pieces: "7" });
    const note = await desk.t.db.trackingEvent.findFirstOrThrow({ where: { shipmentId: id, code: "NOTE" } });
    expect(note).toMatchObject({ tripId: null });
    expect((await act("event", { code: "NOTE", shipmentIds: [id], tripNo: "P000" })).status).toBe(404);
    expect((await act("event", { code: "NOTE", shipmentIds: [id] }, "finance")).status).toBe(403);
  });

  test("refuse an old version, an unknown act, wrong input and a reader who may not", async () => {
    const ctx = desk.t.ctx("manager");
    const id = await waiting();
    const { vehicleId } = await makeMannedVehicle(ctx);
    await act("assign", { items: await items(ctx, [id]), to: { vehicleId, date: DAY }, acceptWarnings: true });
    const [trip] = tripsOf(await load()).filter((each) => each.vehicleId === vehicleId);
    const loadIds = trip!.stops.flatMap((stop) => stop.loads.map((one) => one.id));
    const stale = await act("unassign", { tripId: trip!.id, version: trip!.version + 1, loadIds });
    expect(stale).toMatchObject({ status: 409, body: { code: "conflict", params: { name: "manager" } } });
    expect((await act("unassign", { tripId: trip!.id, version: trip!.version, loadIds })).status).toBe(200);
    expect((await act("explode", {})).status).toBe(404);
    expect((await act("release", { tripId: "" })).status).toBe(422);
    expect((await act("undo", { undoId: "x" }, "finance")).status).toBe(403);
  });
});

describe("without script", () => {
  test("a ticked box and a choice assign, and the trip is released and cancelled by its buttons", async () => {
    const ctx = desk.t.ctx("manager");
    const id = await waiting();
    const { vehicleId } = await makeMannedVehicle(ctx);
    const [item] = await items(ctx, [id]);
    const form = {
      intent: "assign",
      item: `${id}:${item!.version}`,
      to: `vehicle:${vehicleId}`,
      date: DAY,
      direction: "inbound",
    };
    const sent = await plain(form);
    expect(sent).toMatchObject({ status: 302 });
    expect(sent.to.pathname).toBe("/dispatch");
    const find = async () => tripsOf(await load()).find((each) => each.vehicleId === vehicleId);
    const trip = await find();
    expect(trip?.stops).toHaveLength(1);
    await plain({ intent: "release", tripId: trip!.id, version: String(trip!.version) });
    const released = await find();
    expect(released?.status).toBe("released");
    await plain({ intent: "cancel", tripId: trip!.id, version: String(released!.version) });
    expect(await find()).toBeUndefined();
    expect(rowOf(await load(), id)?.unassignedCount).toBe(10);
  });

  test("what needs a word comes back with what was sent, and goes on with it", async () => {
    const ctx = desk.t.ctx("manager");
    const id = await waiting({ weightG: 2_000_000 });
    const { vehicleId } = await makeMannedVehicle(ctx, { vehicle: { capacityG: 1_500_000 } });
    const [item] = await items(ctx, [id]);
    const sent = await plain({
      intent: "assign",
      item: `${id}:${item!.version}`,
      to: `vehicle:${vehicleId}`,
      date: DAY,
    });
    const { confirm } = await load(sent.to.search.slice(1));
    expect(confirm?.warnings.map((warning) => warning.code)).toEqual(["over_weight"]);
    await plain({ intent: "assign", payload: confirm!.payload, acceptWarnings: "on" });
    expect(tripsOf(await load()).find((each) => each.vehicleId === vehicleId)?.weightG).toBe(2_000_000);
  });
});

describe("long queues", () => {
  test("are paged without a gap or a double, and have all their points on the map", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 23; i++) {
      ids.push(
        await makeShipment(desk.t.ctx("manager"), {
          direction: "transit",
          destCode: "653101",
          lat: 39.4 + i / 100,
          lng: 76,
        }),
      );
    }
    const args = (query: string) => desk.args("manager", `/dispatch/queue?direction=transit&${query}`, {});
    const all = (await queue.loader(args("take=200"))) as QueuePage;
    expect(new Set(all.rows.map((row) => row.id))).toEqual(new Set(ids));
    const seen: string[] = [];
    let after: string | null = "";
    while (after !== null) {
      const page = (await queue.loader(args(`take=5&after=${after}`))) as QueuePage;
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    }
    expect(seen).toEqual(all.rows.map((row) => row.id));
    const answer = (await points.loader(desk.args("manager", "/dispatch/points?direction=transit", {}))) as Response;
    const found = (await answer.json()) as QueuePoint[];
    expect(found).toHaveLength(23);
    expect(found.every(([id, lat, lng]) => ids.includes(id) && lat > 39 && lng === 76)).toBe(true);
  });

  test("offer the partners and their depots for transit", async () => {
    const partnerId = await makePartner(desk.t.ctx("manager"));
    const data = await load("direction=transit");
    expect(data.partners).toContainEqual({
      id: partnerId,
      name: "南疆快运",
      laneCodes: ["653100"],
      lat: 43.86,
      lng: 87.42,
    });
    expect((await load()).partners).toEqual([]);
  });
});

test("names of places for the map are open to all, in either language", async () => {
  const read = async (query: string) => {
    const response = (await places.loader(desk.args("finance", `/map/places${query}`, {}))) as Response;
    return (await response.json()) as [string, string, number, number][];
  };
  const zh = await read("?locale=zh-CN");
  expect(zh).toHaveLength(124);
  expect(zh).toContainEqual(["喀什", "prefecture", expect.any(Number), expect.any(Number)]);
  expect((await read("?locale=en")).some(([name]) => name === "Kashgar" || name === "Kashi")).toBe(true);
});
