import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { assigned, happened } from "#tests/factories/dispatch.ts";
import { type Manned, makeMannedVehicle } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { useDesk } from "./desk.ts";

const desk = useDesk();
let route: typeof import("#app/routes/fleet/trip.tsx");
let lorry: Manned;
let shipmentId: string;
let tripId: string;
beforeAll(async () => {
  route = await import("#app/routes/fleet/trip.tsx");
});
beforeEach(async () => {
  const ctx = desk.t.ctx("inbound_dispatcher");
  lorry = await makeMannedVehicle(ctx);
  shipmentId = await makeShipment(ctx, { freightFen: 50_000, codFen: 12_345 });
  await happened(ctx, [shipmentId], "DEST_IN");
  ({ tripId } = await assigned(ctx, [shipmentId], { to: { vehicleId: lorry.vehicleId } }));
});

type Form = Record<string, string | string[]>;
const trip = () =>
  desk.t.db.trip.findUniqueOrThrow({ where: { id: tripId }, include: { stops: { include: { loads: true } } } });

async function act(intent: string, form: Form = {}, role: "inbound_dispatcher" | "finance" = "inbound_dispatcher") {
  const { version } = await trip();
  const args = desk.args(role, `/trips/${tripId}`, { id: tripId }, { intent, version: String(version), ...form });
  return desk.reply(await route.action(args));
}

async function underWay() {
  await act("release");
  await act("depart");
  const { stops } = await trip();
  return { stopId: stops[0]!.id, loadId: stops[0]!.loads[0]!.id, title: stops[0]!.title };
}

describe("the life of a trip from the desk", () => {
  test("release, depart, arrive, deliver with money, close", async () => {
    expect(await act("release")).toMatchObject({ status: 302, location: `/trips/${tripId}` });
    expect(await act("depart")).toMatchObject({ status: 302 });
    const stop = (await trip()).stops[0]!;
    const at = { stopId: stop.id, title: stop.title, kind: "delivery", "loads[]": stop.loads[0]!.id };
    expect(await act("arrive", at)).toMatchObject({ status: 302, location: `/trips/${tripId}#stop-${stop.id}` });
    const proof = { "pod.signedBy": "古丽娜", "pod.relation": "family", [`cash:${stop.loads[0]!.id}`]: "623.45" };
    expect(await act("complete", { ...at, ...proof })).toMatchObject({ status: 302 });
    expect(await act("close", { unload: "on" })).toMatchObject({ status: 302 });
    expect(await trip()).toMatchObject({ status: "closed", stops: [{ status: "done" }] });
    const pod = await desk.t.db.proofOfDelivery.findFirstOrThrow({ where: { shipmentId } });
    expect(pod).toMatchObject({ signedBy: "古丽娜", relation: "family", codCollectedFen: 62_345 });
  });

  test("a stop that fails gives its goods back with the reason", async () => {
    const { stopId, title } = await underWay();
    const form = { stopId, title, reason: "consignee_not_available", note: "电话约明天" };
    expect(await act("fail", form)).toMatchObject({ status: 302 });
    expect(await trip()).toMatchObject({
      stops: [{ status: "failed", loads: [{ reason: "consignee_not_available" }] }],
    });
  });

  test("a delivery that nobody signed for is sent back to its field", async () => {
    const { stopId, loadId } = await underWay();
    const form = { stopId, kind: "delivery", "loads[]": loadId, "pod.signedBy": " ", "pod.relation": "self" };
    expect(await act("complete", form)).toMatchObject({
      status: 422,
      body: { ok: false, fields: [{ field: "pod.signedBy", code: "required" }] },
    });
    expect(await trip()).toMatchObject({ stops: [{ status: "planned" }] });
  });

  test("a trip with open stops closes with a reason for each, not without", async () => {
    const { stopId } = await underWay();
    expect(await act("close")).toMatchObject({ status: 409, body: { code: "stops_open", params: { count: 1 } } });
    expect(await act("close", { [`reason:${stopId}`]: "weather_delay" })).toMatchObject({ status: 302 });
    expect((await trip()).status).toBe("closed");
  });

  test("an act on an older version is refused, and nothing happens", async () => {
    const { version } = await trip();
    await act("edit", { driverId: lorry.driverId, plannedDepartAt: "2026-11-18T11:00" });
    expect(await act("release", { version: String(version) })).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    expect(await trip()).toMatchObject({ status: "planned", plannedDepartAt: new Date("2026-11-18T03:00:00.000Z") });
  });

  test("cancelling gives the goods back to the queue", async () => {
    expect(await act("cancel")).toMatchObject({ status: 302 });
    expect((await trip()).status).toBe("cancelled");
    const shipment = await desk.t.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
    expect(shipment.dispatchTask).toBe("delivery");
  });
});

describe("who may", () => {
  test("finance reads a trip with masked phones and acts on nothing", async () => {
    const seen = await route.loader(desk.args("finance", `/trips/${tripId}`, { id: tripId }));
    expect(seen.mayDispatch).toBe(false);
    expect(seen.drivers).toEqual([]);
    expect(seen.trip.stops[0]?.phone).toBe("199****4877");
    expect(JSON.stringify(seen)).not.toContain("19936164877");
    expect(await act("release", {}, "finance")).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });
  test("a dispatcher sees whom to call, what to collect, and how full the lorry is", async () => {
    const seen = await route.loader(desk.args("inbound_dispatcher", `/trips/${tripId}`, { id: tripId }));
    expect(seen).toMatchObject({ mayDispatch: true, fill: { shipments: 1, pieces: 10, weightG: 100_000 } });
    expect(seen.trip.stops[0]).toMatchObject({ phone: "199 3616 4877", loads: [{ shipment: { codFen: 12_345 } }] });
    expect(seen.barcode).toMatch(/^data:image\/svg\+xml/);
  });
  test("a trip that is not there is not found", async () => {
    const gone = route.loader(desk.args("manager", "/trips/none", { id: "none" }));
    await expect(gone).rejects.toMatchObject({ init: { status: 404 } });
  });
});
