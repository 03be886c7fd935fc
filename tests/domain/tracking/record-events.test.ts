import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeException, openException, takeException } from "#app/domain/tracking/handle-exceptions.server.ts";
import { recordEvents } from "#app/domain/tracking/record-events.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let ctx: Ctx;

beforeAll(async () => {
  test = await testDb();
  ctx = test.ctx("inbound_dispatcher");
});
afterAll(() => test.close());

const at = (minutesAgo: number) => new Date(TEST_NOW.getTime() - minutesAgo * 60_000);
const row = (id: string) => ctx.db.shipment.findUniqueOrThrow({ where: { id } });
const outboxOf = (id: string, event: string) =>
  ctx.db.outboxEvent.findMany({ where: { entityId: id, event }, orderBy: { id: "asc" } });

describe("recordEvents", () => {
  it("moves the milestone, keeps audit and outbox with it, and completes stages", async () => {
    const id = await makeShipment(ctx);
    expect(await row(id)).toMatchObject({
      milestone: "pending",
      stage: "arrival",
      dispatchTask: "delivery",
      unassignedPieces: "1-10",
    });
    const [outcome] = await recordEvents(ctx, [
      { shipmentId: id, code: "DEST_ARRIVED", occurredAt: at(60), source: "desk" },
    ]);
    expect(outcome).toMatchObject({ ok: true, known: false });
    expect(await row(id)).toMatchObject({ milestone: "in_transit", whereabouts: "station", stage: "station_pickup" });
    expect(await outboxOf(id, "tracking.event_recorded")).toHaveLength(1);
    const told = await outboxOf(id, "shipment.milestone_changed");
    expect(told.map((fact) => fact.payload)).toMatchObject([{ milestone: "in_transit", notices: ["in_transit"] }]);
    expect(await ctx.db.auditEntry.count({ where: { entityId: id } })).toBe(2);
  });

  it("accepts the same fact twice and writes it once", async () => {
    const id = await makeShipment(ctx);
    const event = {
      shipmentId: id,
      code: "DEST_ARRIVED" as const,
      occurredAt: at(30),
      source: "desk" as const,
      dedupeKey: `scan-${id}`,
    };
    const [first] = await recordEvents(ctx, [event]);
    const [second] = await recordEvents(ctx, [event]);
    expect(second).toEqual({ shipmentId: id, ok: true, eventId: (first as { eventId: string }).eventId, known: true });
    expect(await ctx.db.trackingEvent.count({ where: { shipmentId: id, code: "DEST_ARRIVED" } })).toBe(1);
  });

  it("puts a late event into history and leaves the milestone where it is", async () => {
    const id = await makeShipment(ctx);
    await recordEvents(ctx, [{ shipmentId: id, code: "OUT_FOR_DELIVERY", occurredAt: at(20), source: "desk" }]);
    await recordEvents(ctx, [{ shipmentId: id, code: "DEST_ARRIVED", occurredAt: at(300), source: "desk" }]);
    expect(await row(id)).toMatchObject({ milestone: "out_for_delivery" });
    expect(await outboxOf(id, "shipment.milestone_changed")).toHaveLength(1);
  });

  it("is delivered only when every piece is signed for, and takes a voided signature back", async () => {
    const id = await makeShipment(ctx);
    const [out, part] = await recordEvents(ctx, [
      { shipmentId: id, code: "OUT_FOR_DELIVERY", occurredAt: at(50), source: "desk" },
      {
        shipmentId: id,
        code: "SIGNED",
        occurredAt: at(40),
        source: "desk",
        pieces: "1-4",
        pod: { signedBy: "古丽娜", relation: "self" },
      },
    ]);
    expect(out?.ok && part?.ok).toBe(true);
    expect(await row(id)).toMatchObject({
      milestone: "out_for_delivery",
      partialDone: 4,
      signedPieces: "1-4",
      open: true,
      unassignedPieces: "5-10",
    });
    const [rest] = await recordEvents(ctx, [
      {
        shipmentId: id,
        code: "SIGNED",
        occurredAt: at(10),
        source: "desk",
        pieces: "5-10",
        pod: { signedBy: "邻居", relation: "neighbour" },
      },
    ]);
    expect(await row(id)).toMatchObject({ milestone: "delivered", open: false, dispatchTask: null, stage: null });
    expect(await ctx.db.proofOfDelivery.count({ where: { shipmentId: id } })).toBe(2);
    const eventId = (rest as { eventId: string }).eventId;
    await recordEvents(ctx, [
      { shipmentId: id, code: "VOIDED", occurredAt: at(5), source: "desk", voidsEventId: eventId, note: "签错" },
    ]);
    expect(await row(id)).toMatchObject({ milestone: "out_for_delivery", open: true, signedPieces: "1-4" });
  });

  it("refuses per row: what is in the future, before the shipment, or of an unknown shipment", async () => {
    const id = await makeShipment(ctx);
    const outcomes = await recordEvents(ctx, [
      { shipmentId: id, code: "DEST_ARRIVED", occurredAt: at(-10), source: "desk" },
      { shipmentId: id, code: "DEST_ARRIVED", occurredAt: at(60 * 24 * 9), source: "desk" },
      { shipmentId: "nobody", code: "DEST_ARRIVED", occurredAt: at(1), source: "desk" },
      { shipmentId: id, code: "DEST_ARRIVED", occurredAt: at(1), source: "desk" },
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.code))).toEqual([
      "in_future",
      "before_shipment",
      "not_found",
      "ok",
    ]);
    expect(await ctx.db.trackingEvent.count({ where: { shipmentId: id } })).toBe(2);
  });

  it("opens the exception of a failed delivery, closes it at the next attempt, and counts attempts", async () => {
    const id = await makeShipment(ctx);
    await recordEvents(ctx, [
      { shipmentId: id, code: "OUT_FOR_DELIVERY", occurredAt: at(90), source: "desk" },
      { shipmentId: id, code: "DELIVERY_FAILED", occurredAt: at(80), source: "desk", reason: "consignee_unreachable" },
    ]);
    expect(await row(id)).toMatchObject({ milestone: "delivery_failed", openExceptions: 1, dispatchTask: "delivery" });
    await recordEvents(ctx, [{ shipmentId: id, code: "OUT_FOR_DELIVERY", occurredAt: at(20), source: "desk" }]);
    expect(await row(id)).toMatchObject({ milestone: "out_for_delivery", openExceptions: 0, attempt: 2 });
    const exception = await ctx.db.shipmentException.findFirstOrThrow({ where: { shipmentId: id } });
    expect(exception).toMatchObject({
      code: "consignee_unreachable",
      status: "closed",
      resolution: "OUT_FOR_DELIVERY",
    });
    const told = await outboxOf(id, "shipment.milestone_changed");
    expect(told.at(-1)?.payload).toMatchObject({ notices: ["out_for_delivery:2"] });
  });

  it("a burst about one shipment tells only where it stands after it", async () => {
    const id = await makeShipment(ctx);
    await recordEvents(ctx, [
      { shipmentId: id, code: "DEST_ARRIVED", occurredAt: at(90), source: "desk" },
      { shipmentId: id, code: "DEST_IN", occurredAt: at(80), source: "desk" },
      { shipmentId: id, code: "OUT_FOR_DELIVERY", occurredAt: at(70), source: "desk" },
    ]);
    const told = await outboxOf(id, "shipment.milestone_changed");
    expect(told.map((fact) => (fact.payload as { notices: string[] }).notices)).toEqual([["out_for_delivery:1"]]);
  });

  it("takes a whole arrival list at once", async () => {
    const ids: string[] = [];
    for (let made = 0; made < 1_100; made += 1) {
      ids.push(`many-${made}`);
    }
    const like = await row(await makeShipment(ctx));
    await ctx.db.shipment.createMany({
      data: ids.map((id) => ({ ...like, id, waybillNo: id, trackingToken: id, stagePlan: [] })),
    });
    const outcomes = await recordEvents(
      ctx,
      ids.map((shipmentId) => ({
        shipmentId,
        code: "DEST_ARRIVED" as const,
        occurredAt: at(5),
        source: "desk" as const,
      })),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1_100);
  });

  it("is not for drivers, finance or the public, and writes nothing then", async () => {
    const id = await makeShipment(ctx);
    for (const role of ["driver", "finance", "public"] as const) {
      const event = { shipmentId: id, code: "NOTE" as const, occurredAt: at(1), source: "desk" as const };
      await expect(recordEvents(test.ctx(role), [event])).rejects.toMatchObject({ code: "forbidden", status: 403 });
    }
    expect(await ctx.db.trackingEvent.count({ where: { shipmentId: id } })).toBe(1);
  });

  it("serves ten desks writing to one shipment at once without losing a fact", async () => {
    const id = await makeShipment(ctx);
    const scans = Array.from({ length: 10 }, (_, i) => i + 1);
    await Promise.all(
      scans.map((piece) =>
        recordEvents(ctx, [{ shipmentId: id, code: "SIGNED", occurredAt: at(5), source: "desk", pieces: `${piece}` }]),
      ),
    );
    expect(await row(id)).toMatchObject({ milestone: "delivered", signedPieces: "1-10" });
    expect(
      (await outboxOf(id, "shipment.milestone_changed")).filter((fact) =>
        JSON.stringify(fact.payload).includes('"delivered"'),
      ),
    ).not.toHaveLength(0);
  });
});

describe("exceptions", () => {
  it("go open → handling → closed, once, and block dispatch while they are open", async () => {
    const id = await makeShipment(ctx);
    const exceptionId = await openException(ctx, { shipmentId: id, code: "shipper_incorrect_data", note: "地址不全" });
    expect(await row(id)).toMatchObject({ openExceptions: 1, blocksDispatch: true, blocksDelivery: false });
    await takeException(ctx, { id: exceptionId, version: 1 });
    await expect(takeException(test.ctx("manager"), { id: exceptionId, version: 1 })).rejects.toMatchObject({
      code: "conflict",
      data: { status: "handling", by: ctx.actor.name },
    });
    await closeException(ctx, { id: exceptionId, version: 2, resolution: "已补全地址" });
    expect(await row(id)).toMatchObject({ openExceptions: 0, blocksDispatch: false });
    await expect(closeException(ctx, { id: exceptionId, version: 3, resolution: "再次" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("refuse pieces the shipment does not have", async () => {
    const id = await makeShipment(ctx);
    const bad = openException(ctx, { shipmentId: id, code: "carrier_damaged", pieces: "9-12" });
    await expect(bad).rejects.toMatchObject({
      status: 422,
      fields: [{ field: "pieces", code: "pieces_out_of_range" }],
    });
    expect(await row(id)).toMatchObject({ openExceptions: 0 });
  });
});
