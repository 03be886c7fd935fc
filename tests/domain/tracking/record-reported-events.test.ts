import { afterAll, beforeAll, expect, it } from "vitest";
import { recordReportedEvents } from "#app/domain/tracking/record-reported-events.server.ts";
import { reportedEventsSchema } from "#app/domain/tracking/reported-event.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let device: Ctx;

beforeAll(async () => {
  test = await testDb();
  device = test.ctx("system", { actor: { kind: "device", id: "d1", name: "扫描枪", role: "device" } });
});
afterAll(() => test.close());

const occurredAt = new Date(TEST_NOW.getTime() - 600_000).toISOString();
const report = (events: object[]) => recordReportedEvents(device, null, reportedEventsSchema.parse({ events }).events);

async function numbered(): Promise<{ id: string; waybillNo: string }> {
  const id = await makeShipment(test.ctx("inbound_dispatcher"));
  return test.db.shipment.findUniqueOrThrow({ where: { id }, select: { id: true, waybillNo: true } });
}

it("records a whole shipment and single pieces by barcode, each once however often it is sent", async () => {
  const { id, waybillNo } = await numbered();
  const events = [
    { id: "1", waybillNo, code: "DEST_ARRIVED", occurredAt },
    { id: "2", waybillNo: `${waybillNo}-003`, code: "SIGNED", occurredAt },
  ];
  expect(await report(events)).toMatchObject([
    { ok: true, known: false },
    { ok: true, known: false },
  ]);
  expect(await report(events)).toMatchObject([
    { ok: true, known: true },
    { ok: true, known: true },
  ]);
  const shipment = await test.db.shipment.findUniqueOrThrow({ where: { id } });
  expect(shipment).toMatchObject({ signedPieces: "3", open: true });
  expect(await test.db.trackingEvent.count({ where: { shipmentId: id } })).toBe(3);
});

it("tells per fact what it refuses, and records the rest", async () => {
  const { waybillNo } = await numbered();
  const outcomes = await report([
    { id: "a", waybillNo: "XJJ00000000000", code: "DEST_ARRIVED", occurredAt },
    { id: "b", waybillNo: `${waybillNo}-099`, code: "SIGNED", occurredAt },
    { id: "c", waybillNo, code: "DEST_ARRIVED", occurredAt },
  ]);
  expect(outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.code))).toEqual([
    "not_found",
    "pieces_out_of_range",
    "ok",
  ]);
});

it("leaves corrections and cancellations to people", () => {
  const parsed = reportedEventsSchema.safeParse({
    events: [{ id: "x", waybillNo: "XJ1", code: "VOIDED", occurredAt }],
  });
  expect(parsed.success).toBe(false);
});

it("is not for people: they have the desk", async () => {
  const events = reportedEventsSchema.parse({
    events: [{ id: "x", waybillNo: "XJ1", code: "NOTE", occurredAt }],
  }).events;
  await expect(recordReportedEvents(test.ctx("manager"), null, events)).rejects.toMatchObject({ code: "forbidden" });
});
