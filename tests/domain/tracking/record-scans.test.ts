import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatWaybillNo } from "#app/domain/shipments/waybill-no.ts";
import { pieceBarcode, readBarcode } from "#app/domain/tracking/barcode.ts";
import { recordBulk, targetsById } from "#app/domain/tracking/record-bulk.server.ts";
import { recordOne } from "#app/domain/tracking/record-one.server.ts";
import { recordScans } from "#app/domain/tracking/record-scans.server.ts";
import { occurredAtOf } from "#app/domain/tracking/said-event.ts";
import { voidEvent } from "#app/domain/tracking/void-event.server.ts";
import { instantOf, wallClock } from "#app/domain/tracking/wall-clock.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let ctx: Ctx;
let sequence = 100;
const ZONE = "Asia/Shanghai";
const said = { code: "DEST_ARRIVED" as const, occurredAt: null, placeText: null, reason: null, note: null };

beforeAll(async () => {
  test = await testDb();
  ctx = test.ctx("inbound_dispatcher");
});
afterAll(() => test.close());

async function shipment(over: Parameters<typeof makeShipment>[1] = {}) {
  const waybillNo = formatWaybillNo("inbound", "2026-11-18", sequence++);
  return { id: await makeShipment(ctx, { waybillNo, ...over }), waybillNo };
}

const arrivals = (shipmentId: string) =>
  ctx.db.trackingEvent.findMany({ where: { shipmentId, code: "DEST_ARRIVED" }, orderBy: { id: "asc" } });

describe("barcodes", () => {
  it("name a piece or the whole shipment", () => {
    const no = formatWaybillNo("inbound", "2026-11-18", 1);
    expect(readBarcode(pieceBarcode(no, 7))).toEqual({ number: no, piece: 7 });
    expect(readBarcode(` ${no.toLowerCase()}-012 `)).toEqual({ number: no, piece: 12 });
    expect(readBarcode("GZ-001")).toEqual({ number: "GZ-001", piece: null });
    expect(readBarcode(`${no}-000`).piece).toBeNull();
  });
});

describe("wall clocks", () => {
  it("go there and back in every zone, also where the clock is changed", () => {
    for (const zone of [ZONE, "Asia/Urumqi", "Europe/Berlin"]) {
      for (let hour = 0; hour < 24 * 365; hour += 5) {
        const at = new Date(Date.UTC(2026, 0, 1, hour));
        const back = instantOf(wallClock(at, zone), zone);
        // the repeated hour of autumn may be read as either of its two instants
        expect(Math.abs((back as Date).getTime() - at.getTime()) % 3_600_000).toBe(0);
        expect(wallClock(back as Date, zone)).toBe(wallClock(at, zone));
      }
    }
    expect(instantOf("2026-11-18T10:00", ZONE)?.toISOString()).toBe("2026-11-18T02:00:00.000Z");
    expect(instantOf("2026-11-18T08:00", "Asia/Urumqi")?.toISOString()).toBe("2026-11-18T02:00:00.000Z");
    expect(instantOf("2026-13-01T10:00", ZONE)).toBeNull();
    expect(instantOf("yesterday", ZONE)).toBeNull();
  });

  it("take the minute that is shown for now, to the second", () => {
    const now = new Date(TEST_NOW.getTime() + 34_000);
    expect(occurredAtOf({ occurredAt: "2026-11-18T10:00" }, ZONE, now)).toEqual(now);
    expect(occurredAtOf({ occurredAt: null }, ZONE, now)).toEqual(now);
    expect(occurredAtOf({ occurredAt: "2026-11-18T09:59" }, ZONE, now)?.toISOString()).toBe("2026-11-18T01:59:00.000Z");
  });
});

describe("recordScans", () => {
  it("records pieces one by one, says what is known already, and writes it once", async () => {
    const { id, waybillNo } = await shipment();
    const [one] = await recordScans(ctx, [pieceBarcode(waybillNo, 1)], said, ZONE);
    expect(one).toMatchObject({ outcome: "recorded", piece: 1, pieces: 10, done: 1, waybillNo });
    const later = test.ctx("inbound_dispatcher", { now: new Date(TEST_NOW.getTime() + 20 * 60_000) });
    const [again, two] = await recordScans(later, [pieceBarcode(waybillNo, 1), pieceBarcode(waybillNo, 2)], said, ZONE);
    expect(again).toMatchObject({ outcome: "known" });
    expect(two).toMatchObject({ outcome: "recorded", done: 2 });
    expect((await arrivals(id)).map((event) => event.pieces)).toEqual(["1", "2"]);
    const [all] = await recordScans(later, [waybillNo], said, ZONE);
    expect(all).toMatchObject({ outcome: "recorded", done: 10 });
    const [piece] = await recordScans(later, [pieceBarcode(waybillNo, 9)], said, ZONE);
    expect(piece).toMatchObject({ outcome: "known", done: 10 });
  });

  it("joins the pieces of a pasted batch into one event and answers line by line", async () => {
    const a = await shipment();
    const b = await shipment({ externalNo: "PASTE-1", senderKey: "s" });
    await ctx.db.shipmentSearchKey.create({ data: { key: "paste-1", shipmentId: b.id } });
    const lines = [
      pieceBarcode(a.waybillNo, 3),
      pieceBarcode(a.waybillNo, 4),
      pieceBarcode(a.waybillNo, 3),
      "paste-1",
      "NOPE",
      pieceBarcode(a.waybillNo, 11),
    ];
    const rows = await recordScans(ctx, lines, said, ZONE);
    expect(rows.map((row) => row.code ?? row.outcome)).toEqual([
      "recorded",
      "recorded",
      "known",
      "recorded",
      "not_found",
      "pieces_out_of_range",
    ]);
    expect((await arrivals(a.id)).map((event) => event.pieces)).toEqual(["3-4"]);
    expect(await arrivals(b.id)).toHaveLength(1);
  });

  it("may scan anew what was voided", async () => {
    const { id, waybillNo } = await shipment();
    await recordScans(ctx, [waybillNo], said, ZONE);
    const [event] = await arrivals(id);
    await voidEvent(ctx, { shipmentId: id, eventId: event!.id, note: "扫错" });
    const later = test.ctx("inbound_dispatcher", { now: new Date(TEST_NOW.getTime() + 10 * 60_000) });
    const [row] = await recordScans(later, [waybillNo], said, ZONE);
    expect(row).toMatchObject({ outcome: "recorded" });
  });

  it("tells why in each line, and is not for drivers", async () => {
    const transit = await shipment({ direction: "transit" });
    const [row] = await recordScans(ctx, [transit.waybillNo], said, ZONE);
    expect(row).toMatchObject({ outcome: "refused", code: "direction_not_allowed", done: 0 });
    await expect(recordScans(test.ctx("driver"), [transit.waybillNo], said, ZONE)).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe("recordBulk", () => {
  it("has a line for each, and repeating it writes nothing twice", async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => shipment()));
    const targets = await targetsById(ctx, [...made.map((one) => one.id), "nobody"], "1");
    const first = await recordBulk(ctx, targets, said, ZONE);
    const second = await recordBulk(ctx, targets, said, ZONE);
    expect(first.map((row) => row.outcome)).toEqual(Array(5).fill("recorded"));
    expect(second.map((row) => row.outcome)).toEqual(Array(5).fill("known"));
    expect(
      await ctx.db.trackingEvent.count({
        where: { shipmentId: { in: made.map((one) => one.id) }, code: "DEST_ARRIVED" },
      }),
    ).toBe(5);
    expect((await arrivals(made[0]!.id))[0]?.pieces).toBeNull();
  });

  it("cancels only for those who may", async () => {
    const { id } = await shipment();
    const cancel = { ...said, code: "CANCELLED" as const };
    const refused = await recordBulk(test.ctx("service_agent"), await targetsById(ctx, [id], null), cancel, ZONE);
    expect(refused).toMatchObject([{ outcome: "refused", code: "forbidden" }]);
    const done = await recordBulk(ctx, await targetsById(ctx, [id], null), cancel, ZONE);
    expect(done).toMatchObject([{ outcome: "recorded" }]);
    expect(await ctx.db.shipment.findUnique({ where: { id } })).toMatchObject({ milestone: "cancelled", open: false });
  });

  it("of one shipment puts the problem beside its field", async () => {
    const { id } = await shipment();
    const wrong = recordOne(ctx, { ...said, shipmentId: id, pieces: "11" }, ZONE);
    await expect(wrong).rejects.toMatchObject({ fields: [{ field: "pieces", code: "event.pieces_out_of_range" }] });
    const future = recordOne(ctx, { ...said, occurredAt: "2026-11-19T10:00", shipmentId: id, pieces: null }, ZONE);
    await expect(future).rejects.toMatchObject({ fields: [{ field: "occurredAt", code: "event.in_future" }] });
    expect(await arrivals(id)).toHaveLength(0);
  });
});
