import { describe, expect, test } from "vitest";
import { completeStopSchema, failStopSchema } from "#app/domain/dispatch/trip.ts";
import type { LoadView, StopView, TripView } from "#app/domain/driver/trip-view.ts";
import { tripSums } from "#app/domain/driver/trip-view.ts";
import { amapUrl, geoUrl } from "#app/ui/driver/navigate-links.tsx";
import { withQueued } from "#app/ui/driver/overlay.ts";
import type { QueuedCommand } from "#app/ui/driver/queue.ts";
import { fitInto } from "#app/ui/driver/shrink-photo.ts";
import { cashOf, completeInput, failInput, fenOf, leftPieces } from "#app/ui/driver/stop-acts.ts";

const load = (id: string, over: Partial<LoadView> = {}): LoadView => ({
  id,
  shipmentId: `ship-${id}`,
  waybillNo: `XJJ${id}`,
  goodsName: "灯具",
  pieces: "1-10",
  count: 10,
  total: 10,
  weightG: 100_000,
  consigneeName: "古丽娜",
  due: null,
  receiptCount: 0,
  remarks: null,
  status: "assigned",
  blocked: false,
  ...over,
});
const stop = (over: Partial<StopView> = {}): StopView => ({
  id: "stop1",
  seq: 1,
  kind: "delivery",
  status: "planned",
  title: "古丽娜",
  address: "西虹西路392号",
  phone: "+8619936164877",
  lat: 43.8,
  lng: 87.6,
  windowFrom: null,
  windowTo: null,
  plannedAt: null,
  arrivedAt: null,
  doneAt: null,
  loads: [load("a")],
  ...over,
});
const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    data.set(name, value);
  }
  return data;
};
const due = (totalFen: number) => ({ freightFen: totalFen, codFen: 0, totalFen });

describe("the form of a stop becomes the command", () => {
  test("all delivered, signed, paid", () => {
    const at = stop({ loads: [load("a", { due: due(1_000) }), load("b"), load("c", { status: "done" })] });
    const fields = { signedBy: " 张三 ", relation: "family", cash: "10.00", "done:a": "10", "done:b": "10" };
    const input = completeInput("t", at, form(fields), { signature: "sig", photos: ["p"] });
    expect(input).toEqual({
      tripId: "t",
      stopId: "stop1",
      exceptions: [],
      cash: [{ loadId: "a", fen: 1_000 }],
      pod: { signedBy: "张三", relation: "family", photoFileIds: ["p"], signatureFileId: "sig" },
    });
    expect(completeStopSchema.safeParse(input).success).toBe(true);
  });
  test("fewer pieces are an exception about the last of them; none at all about the whole load", () => {
    const at = stop({ loads: [load("a", { pieces: "3-8,12", count: 7, total: 12 }), load("b")] });
    const fields = {
      signedBy: "张三",
      relation: "self",
      "done:a": "4",
      "why:a": "consignee_refused",
      "done:b": "0",
      "why:b": "carrier_shortage",
    };
    const input = completeInput("t", at, form(fields), { photos: ["p"] });
    expect(input.exceptions).toEqual([
      { loadId: "a", pieces: "7-8,12", reason: "consignee_refused", photoFileIds: ["p"] },
      { loadId: "b", reason: "carrier_shortage", photoFileIds: ["p"] },
    ]);
    expect(input.pod).toBeDefined();
  });
  test("nothing handed over needs no proof; more than all is all; a reason left open is refused by the schema", () => {
    const none = completeInput("t", stop(), form({ "done:a": "0", "why:a": "other_unknown" }), { photos: [] });
    expect(none.pod).toBeUndefined();
    expect(completeInput("t", stop(), form({ "done:a": "99" }), { photos: [] }).exceptions).toEqual([]);
    const silent = completeInput("t", stop(), form({ "done:a": "3", "why:a": "" }), { photos: [] });
    expect(completeStopSchema.safeParse(silent).success).toBe(false);
  });
  test("a handover carries the partner's number, a pickup no proof", () => {
    const handover = completeInput("t", stop({ kind: "transfer" }), form({ partnerNo: "NJ-88" }), { photos: [] });
    expect(handover).toMatchObject({ partnerNo: "NJ-88" });
    expect(handover.pod).toBeUndefined();
    expect(completeInput("t", stop({ kind: "pickup" }), form({}), { photos: [] }).pod).toBeUndefined();
  });
  test("a failure says why", () => {
    const input = failInput("t", stop(), form({ reason: "consignee_address", note: "无此门牌" }), ["p"]);
    expect(failStopSchema.parse(input)).toMatchObject({
      reason: "consignee_address",
      note: "无此门牌",
      photoFileIds: ["p"],
    });
  });
  test("left pieces and money", () => {
    expect(leftPieces({ pieces: "1-10", total: 10 }, 4)).toBe("5-10");
    expect([fenOf("1,280.50"), fenOf("¥80"), fenOf("0"), fenOf("12.345"), fenOf(""), fenOf("-5")]).toEqual([
      128_050,
      8_000,
      0,
      null,
      null,
      null,
    ]);
    const at = stop({ loads: [load("a", { due: due(500) }), load("b"), load("c", { due: due(300) })] });
    expect(cashOf(at, 800)).toEqual([
      { loadId: "a", fen: 500 },
      { loadId: "c", fen: 300 },
    ]);
    expect(cashOf(at, 400)).toEqual([{ loadId: "a", fen: 400 }]);
    expect(cashOf(at, 900)).toEqual([
      { loadId: "a", fen: 500 },
      { loadId: "c", fen: 400 },
    ]);
  });
});

describe("the trip as the driver knows it", () => {
  const trip: TripView = {
    id: "t",
    tripNo: "P1",
    date: "2026-11-18",
    status: "released",
    plate: "新A·12345",
    plannedDepartAt: "2026-11-18T01:00:00.000Z",
    departedAt: null,
    mates: [],
    stops: [
      stop({ id: "pick", kind: "pickup", loads: [load("p", { shipmentId: "ship-a" })] }),
      stop({ loads: [load("a", { due: due(1_000) })] }),
      stop({ id: "stop2", loads: [load("b", { due: due(500) })] }),
    ],
  };
  const queued = (command: object, over: Partial<QueuedCommand> = {}): QueuedCommand =>
    ({
      id: "x",
      userId: "u",
      seq: 1,
      title: "",
      pictures: [],
      command: { tripId: "t", at: "2026-11-18T02:00:00.000Z", ...command },
      ...over,
    }) as QueuedCommand;

  test("shows his acts before the server knows of them, and leaves the server's answer alone", () => {
    const view = withQueued(trip, [
      queued({ type: "depart" }),
      queued({ type: "arrive", stopId: "stop1" }),
      queued({ type: "complete", stopId: "stop1" }),
      queued({ type: "fail", stopId: "stop2" }, { refusal: { code: "photo_required", params: {} } }),
      queued({ type: "complete", stopId: "stop2", tripId: "another" }),
    ]);
    expect(view).toMatchObject({ status: "departed", pending: true });
    expect(view.stops.map((row) => [row.status, row.pending ?? false])).toEqual([
      ["planned", false],
      ["done", true],
      ["planned", false],
    ]);
    expect(trip.stops[1]?.status).toBe("planned");
  });
  test("an act the server already shows changes nothing", () => {
    const done = { ...trip, status: "departed", stops: [stop({ status: "failed" })] };
    expect(withQueued(done, [queued({ type: "depart" }), queued({ type: "complete", stopId: "stop1" })])).toEqual(done);
  });
  test("sums count goods once and only what is still to collect", () => {
    expect(tripSums(trip)).toEqual({ stops: 3, done: 0, pieces: 20, weightG: 200_000, dueFen: 1_500 });
    const view = withQueued(trip, [queued({ type: "depart" }), queued({ type: "complete", stopId: "stop1" })]);
    expect(tripSums(view)).toMatchObject({ done: 1, dueFen: 500 });
  });
});

test("the ways to a stop", () => {
  expect(amapUrl(stop())).toBe(
    "https://uri.amap.com/navigation?to=87.600000%2C43.800000%2C%E5%8F%A4%E4%B8%BD%E5%A8%9C&mode=car&coordinate=wgs84&callnative=1",
  );
  expect(amapUrl(stop({ lat: null }))).toContain("search?keyword=%E8%A5%BF%E8%99%B9");
  expect(geoUrl(stop())).toBe("geo:43.8,87.6?q=43.8,87.6(%E5%8F%A4%E4%B8%BD%E5%A8%9C)");
  expect(geoUrl(stop({ lng: null }))).toBeNull();
});

test("photos keep their shape and lose their size", () => {
  expect(fitInto(4_000, 3_000)).toEqual({ width: 1_600, height: 1_200 });
  expect(fitInto(3_000, 4_000)).toEqual({ width: 1_200, height: 1_600 });
  expect(fitInto(800, 600)).toEqual({ width: 800, height: 600 });
});
