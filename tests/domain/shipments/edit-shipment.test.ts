import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cancelShipment } from "#app/domain/shipments/cancel-shipment.server.ts";
import { createShipment } from "#app/domain/shipments/create-shipment.server.ts";
import { editShipment } from "#app/domain/shipments/edit-shipment.server.ts";
import { revealPhone } from "#app/domain/shipments/reveal-phone.server.ts";
import { revokeTrackingLink } from "#app/domain/shipments/revoke-tracking-link.server.ts";
import type { ShipmentChange } from "#app/domain/shipments/shipment.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { anEntry, makeStandards } from "#tests/factories/new-shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let ctx: Ctx;
let id: string;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("inbound_dispatcher");
  await makeStandards(ctx);
  ({ id } = await createShipment(ctx, anEntry()));
});
afterEach(() => t.close());

const read = () => t.db.shipment.findUniqueOrThrow({ where: { id } });
const edit = async (change: ShipmentChange, within: Ctx = ctx) =>
  editShipment(within, { id, version: (await read()).version, change });

async function putOnTrip(): Promise<void> {
  const { db, now } = { db: t.db, now: ctx.now };
  const at = { createdAt: now, updatedAt: now };
  await db.vehicle.create({
    data: {
      id: "v",
      plate: "新A12345",
      type: "box",
      ownership: "own",
      capacityG: 4_000_000,
      capacityCm3: 15_000_000,
      licenceExpiresOn: "2027-01-01",
      inspectionExpiresOn: "2027-01-01",
      ...at,
    },
  });
  await db.trip.create({
    data: {
      id: "trip",
      tripNo: "T1",
      direction: "inbound",
      date: "2026-11-18",
      vehicleId: "v",
      plannedDepartAt: now,
      createdById: "x",
      updatedByName: "x",
      ...at,
    },
  });
  await db.tripStop.create({
    data: { id: "stop", tripId: "trip", seq: 1, kind: "delivery", placeKey: "p", title: "p" },
  });
  const load = {
    id: "load",
    tripId: "trip",
    stopId: "stop",
    shipmentId: id,
    kind: "delivery",
    pieces: "1-12",
    count: 12,
  };
  const by = { assignedAt: now, assignedById: "x", assignedByName: "x" };
  await db.tripLoad.create({ data: { ...load, weightG: 1, volumeCm3: 1, ...by } });
}

describe("editShipment", () => {
  it("changes what is told, and says so without personal data", async () => {
    const fields = await edit({ consigneeName: "阿依古丽", consigneePhone: "13999900001", freightFen: 1 });
    expect(fields.sort()).toEqual(["consigneeName", "consigneePhone", "freightFen"]);
    const row = await read();
    expect(row).toMatchObject({
      consigneeName: "阿依古丽",
      consigneePhone: "+8613999900001",
      freightFen: 1,
      pieces: 12,
    });
    const customer = await t.db.customer.findUniqueOrThrow({ where: { phone: "+8613999900001" } });
    expect(row.consigneeCustomerId).toBe(customer.id);
    const keys = (await t.db.shipmentSearchKey.findMany({ where: { shipmentId: id } })).map((one) => one.key);
    expect(keys).toContain("ayiguli");
    expect(keys).not.toContain("gulinaabudu");
    const audit = await t.db.auditEntry.findFirstOrThrow({ where: { event: "shipment.updated" } });
    expect(audit.details).toMatchObject({ before: { consigneePhone: "199****5678" }, after: { freightFen: 1 } });
    const outbox = await t.db.outboxEvent.findFirstOrThrow({ where: { event: "shipment.updated" } });
    expect(JSON.stringify(outbox.payload)).not.toContain("999");
  });

  it("writes nothing when nothing changed, also when the phone comes back masked", async () => {
    expect(await edit({ goodsName: "灯具", consigneePhone: "199****5678" })).toEqual([]);
    expect(await t.db.auditEntry.count({ where: { event: "shipment.updated" } })).toBe(0);
  });

  it("gives the second of two the other's values beside his own", async () => {
    const { version } = await read();
    await editShipment(t.ctx("manager"), { id, version, change: { pieces: 20, consigneePhone: "13999900001" } });
    const mine = editShipment(ctx, { id, version, change: { pieces: 15, consigneePhone: "13999900002" } });
    await expect(mine).rejects.toMatchObject({
      code: "conflict",
      status: 409,
      data: {
        current: { pieces: 20, consigneePhone: "139****0001" },
        yours: { pieces: 15 },
        changedBy: "测试 manager",
      },
    });
    expect((await read()).pieces).toBe(20);
  });

  it("derives pieces and need of a vehicle anew", async () => {
    await edit({ pieces: 20 });
    expect(await read()).toMatchObject({ unassignedPieces: "1-20", unassignedCount: 20 });
    await edit({ deliveryMode: "self_pickup" });
    expect((await read()).dispatchTask).toBe("pickup");
  });

  it("moves the point with the address and plans a new lane anew", async () => {
    const before = await read();
    await edit({ consigneeAddress: "新疆乌鲁木齐市沙依巴克区西虹西路1号" });
    const moved = await read();
    expect([moved.lat, moved.lng]).not.toEqual([before.lat, before.lng]);
    expect(moved.promisedAt).toEqual(before.promisedAt);
    const transit = await createShipment(
      ctx,
      anEntry({ destText: "库车", consigneeAddress: "新疆阿克苏库车市一路1号" }),
    );
    id = transit.id;
    const kuqa = await read();
    await edit({ destText: "和田市", consigneeAddress: "新疆和田市二路2号" });
    const hotan = await read();
    expect(hotan.destCode).toBe("653201");
    expect(Number(hotan.promisedAt) - Number(kuqa.promisedAt)).toBe((252 - 216) * 3_600_000);
    expect(hotan.stageDueAt).toEqual(kuqa.stageDueAt);
  });

  it("refuses a change of direction, an unknown place and a missing field", async () => {
    const fields = (field: string, code: string) => ({ code: "invalid", fields: [{ field, code }] });
    await expect(edit({ destText: "库车", consigneeAddress: "新疆阿克苏库车市一路1号" })).rejects.toMatchObject(
      fields("destText", "direction_changes"),
    );
    await expect(edit({ destText: "塔什干", consigneeAddress: "某街1号" })).rejects.toMatchObject(
      fields("destText", "unknown_place"),
    );
    await expect(edit({ consigneePhone: null })).rejects.toMatchObject(fields("consigneePhone", "required"));
    expect((await read()).version).toBe(1);
  });

  it("leaves alone where goods on a trip go", async () => {
    await putOnTrip();
    await expect(edit({ pieces: 11, goodsName: "电器" })).rejects.toMatchObject({ code: "on_trip" });
    await edit({ goodsName: "电器" });
    expect(await read()).toMatchObject({ goodsName: "电器", pieces: 12 });
  });

  it("is not for finance, nor for a finished shipment", async () => {
    await expect(edit({ pieces: 1 }, t.ctx("finance"))).rejects.toMatchObject({ code: "forbidden" });
    await cancelShipment(ctx, { id, version: (await read()).version, note: "客户取消" });
    await expect(edit({ pieces: 1 })).rejects.toMatchObject({ code: "shipment_closed" });
  });
});

describe("cancelShipment", () => {
  it("is an event with the reason, once", async () => {
    await cancelShipment(ctx, { id, version: 1, note: "客户取消" });
    expect(await read()).toMatchObject({ milestone: "cancelled", open: false, dispatchTask: null });
    const event = await t.db.trackingEvent.findFirstOrThrow({ where: { shipmentId: id, code: "CANCELLED" } });
    expect(event).toMatchObject({ note: "客户取消", recordedById: ctx.actor.id, source: "desk" });
    await expect(cancelShipment(ctx, { id, version: 1, note: "x" })).rejects.toMatchObject({ code: "conflict" });
    const { version } = await read();
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 600_000) };
    await expect(cancelShipment(later, { id, version, note: "x" })).rejects.toMatchObject({ code: "cannot_cancel" });
  });

  it("is refused on a trip and to a service agent", async () => {
    const agent = t.ctx("service_agent");
    await expect(cancelShipment(agent, { id, version: 1, note: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await putOnTrip();
    await expect(cancelShipment(ctx, { id, version: 1, note: "x" })).rejects.toMatchObject({ code: "on_trip" });
    expect(await read()).toMatchObject({ open: true, version: 1 });
  });
});

describe("revokeTrackingLink", () => {
  it("gives another token and refuses a stale version", async () => {
    const before = await read();
    const token = await revokeTrackingLink(ctx, { id, version: 1 });
    expect(token).not.toBe(before.trackingToken);
    expect((await read()).trackingToken).toBe(token);
    await expect(revokeTrackingLink(ctx, { id, version: 1 })).rejects.toMatchObject({ code: "conflict" });
    expect(JSON.stringify(await t.db.auditEntry.findMany())).not.toContain(token);
  });
});

describe("revealPhone", () => {
  it.each(["inbound_dispatcher", "service_agent", "manager"] as const)(
    "shows %s the number and keeps it",
    async (role) => {
      expect(await revealPhone(t.ctx(role), id, "consignee")).toBe("199 1234 5678");
      const audit = await t.db.auditEntry.findFirstOrThrow({ where: { event: "personal_data.revealed" } });
      expect(audit).toMatchObject({
        entity: "shipment",
        entityId: id,
        actorRole: role,
        details: { which: "consigneePhone" },
      });
      expect(await t.db.outboxEvent.count({ where: { event: "personal_data.revealed" } })).toBe(0);
    },
  );

  it.each(["finance", "admin", "driver", "public"] as const)("does not show %s the number", async (role) => {
    await expect(revealPhone(t.ctx(role), id, "consignee")).rejects.toMatchObject({ code: "forbidden" });
    expect(await t.db.auditEntry.count({ where: { event: "personal_data.revealed" } })).toBe(0);
  });
});
