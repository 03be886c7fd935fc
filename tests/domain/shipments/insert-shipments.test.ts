import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertShipments } from "#app/domain/shipments/insert-shipments.server.ts";
import { searchKeys, searchPrefixes } from "#app/domain/shipments/search-keys.server.ts";
import type { ShipmentDraft } from "#app/domain/shipments/shipment.ts";
import { isWaybillNo } from "#app/domain/shipments/waybill-no.ts";
import { refreshShipments } from "#app/domain/tracking/refresh-shipments.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { createDb } from "#app/platform/db/create-db.server.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { aDraft, makeStandards } from "#tests/factories/new-shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let ctx: Ctx;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("system");
  await makeStandards(ctx);
});
afterEach(() => t.close());

const insert = (drafts: ShipmentDraft[], within: Ctx = ctx) =>
  inTransaction(within, (tx) => insertShipments(tx, within, drafts));

describe("insertShipments", () => {
  it("writes everything a shipment begins with", async () => {
    const [made] = await insert([aDraft({ stationCode: "rail_north" })]);
    const row = await t.db.shipment.findUniqueOrThrow({ where: { id: made!.id }, include: { events: true } });
    expect(isWaybillNo(row.waybillNo)).toBe(true);
    expect(row.waybillNo).toMatch(/^XJJ2611180001/);
    expect(row).toMatchObject({
      milestone: "pending",
      whereabouts: "origin",
      open: true,
      dispatchTask: "delivery",
      unassignedPieces: "1-12",
      unassignedCount: 12,
      stage: "arrival",
      version: 1,
    });
    expect(row.promisedAt?.toISOString()).toBe("2026-11-22T04:00:00.000Z"); // 156 h after shipping
    expect(row.stageDueAt?.toISOString()).toBe("2026-11-20T16:00:00.000Z");
    expect(row.trackingToken.length).toBeGreaterThanOrEqual(32);
    expect(row.lat).not.toBeNull();
    expect(row.events).toMatchObject([{ code: "WAYBILL_CREATED", occurredAt: row.shippedAt, recordedAt: ctx.now }]);
    const outbox = await t.db.outboxEvent.findMany({ where: { entityId: row.id } });
    expect(outbox.map((one) => one.event)).toEqual(["shipment.created"]);
    expect(outbox[0]?.payload).toMatchObject({ shipmentId: row.id, eventId: row.events[0]?.id });
    expect(await t.db.auditEntry.count({ where: { entityId: row.id, event: "shipment.created" } })).toBe(1);
  });

  it("stores the very columns that the rules of tracking derive", async () => {
    const made = await insert([
      aDraft(),
      aDraft({ deliveryMode: "self_pickup", consigneeAddress: null }),
      aDraft({ direction: "transit", destCode: "652902", destText: "库车" }),
      aDraft({ direction: "outbound", originCode: "650104", destCode: "620100", destText: "兰州", shippedAt: null }),
      aDraft({ pieces: 1 }),
    ]);
    const ids = made.map(({ id }) => id);
    const select = {
      milestone: true,
      milestoneAt: true,
      partialDone: true,
      attempt: true,
      whereabouts: true,
      lastEventAt: true,
      open: true,
      stage: true,
      stageDueAt: true,
      dispatchTask: true,
      unassignedPieces: true,
      unassignedCount: true,
      blocksDispatch: true,
    };
    const read = () => t.db.shipment.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" }, select });
    const before = await read();
    await inTransaction(ctx, (tx) => refreshShipments(tx, ctx, ids));
    expect(await read()).toEqual(before);
    expect(before.map((row) => row.dispatchTask)).toEqual(["delivery", "pickup", "transfer", "pickup", "delivery"]);
  });

  it("takes the base instant by direction and the most specific standard", async () => {
    await t.db.laneStandard.create({
      data: {
        id: "kuqa",
        direction: "transit",
        destScope: "652902",
        name: "库车",
        stages: [{ stage: "signed", afterMs: 3_600_000 }],
        effectiveFrom: new Date("2026-11-14T16:00:00Z"),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    });
    const made = await insert([
      aDraft({ direction: "transit", destCode: "652902" }),
      aDraft({ direction: "transit", destCode: "652902", shippedAt: new Date("2026-11-13T16:00:00Z") }),
      aDraft({ direction: "transit", destCode: "659002" }),
      aDraft({ direction: "outbound", originCode: "650104", destCode: "620100", shippedAt: null }),
      aDraft({ direction: "outbound", originCode: "650104", destCode: "110000", shippedAt: null }),
    ]);
    const rows = await Promise.all(made.map(({ id }) => t.db.shipment.findUniqueOrThrow({ where: { id } })));
    const hours = rows.map(
      (row, i) => (Number(row.promisedAt) - Number(i < 3 ? row.shippedAt : row.createdAt)) / 3.6e6,
    );
    // Kuqa's own; before it was in force Aksu's; 阿拉尔 lies in Aksu; Gansu; the rest of China
    expect(hours).toEqual([1, 216, 216, 120, 192]);
  });

  it("finds or makes one customer a phone number", async () => {
    await insert([aDraft(), aDraft({ consigneeName: "别的写法" }), aDraft({ shipperPhone: null })]);
    await insert([aDraft({ consigneePhone: "+8613999900000", consigneeName: "曾单" })]);
    const customers = await t.db.customer.findMany({ orderBy: { code: "asc" } });
    expect(customers.map(({ code, name, phone }) => ({ code, name, phone }))).toEqual([
      { code: "C000001", name: "古丽娜·阿不都", phone: "+8619912345678" },
      { code: "C000002", name: "广州华盛灯饰", phone: "+862034567890" },
      { code: "C000003", name: "曾单", phone: "+8613999900000" },
    ]);
    expect(customers[2]).toMatchObject({ namePinyin: "zengdan", nameInitials: "zd" });
    const rows = await t.db.shipment.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => row.consigneeCustomerId)).toEqual([
      customers[0]?.id,
      customers[0]?.id,
      customers[0]?.id,
      customers[2]?.id,
    ]);
    expect(rows[2]?.shipperCustomerId).toBeNull();
  });

  it("never gives a number twice: fifty writers on two connections", async () => {
    const other = createDb(t.url);
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const within = { ...ctx, db: i % 2 === 0 ? t.db : other };
        const direction = i % 5 === 0 ? "transit" : "inbound";
        const drafts = Array.from({ length: 1 + (i % 3) }, () => aDraft({ direction, consigneePhone: null }));
        return insert(drafts, within);
      }),
    );
    await other.$disconnect();
    const numbers = made.flat().map((one) => one.waybillNo);
    expect(new Set(numbers).size).toBe(numbers.length);
    // without gaps, as nothing was rolled back
    const inbound = numbers.filter((no) => no.startsWith("XJJ")).map((no) => Number(no.slice(9, -1)));
    expect(inbound.sort((a, b) => a - b)).toEqual(Array.from({ length: inbound.length }, (_, i) => i + 1));
  });

  it("refuses a sender's number that is there already, and writes nothing", async () => {
    await insert([aDraft({ senderKey: "ld", externalNo: "LD1" })]);
    await expect(insert([aDraft(), aDraft({ senderKey: "ld", externalNo: "LD1" })])).rejects.toThrow();
    expect(await t.db.shipment.count()).toBe(1);
    expect(await t.db.trackingEvent.count()).toBe(1);
  });
});

describe("search keys", () => {
  const shipment = {
    waybillNo: "XJJ26111800017",
    externalNo: "LD261100001",
    shipperName: "ABC商贸",
    shipperPhone: "+869912345678",
    consigneeName: "单文静",
    consigneePhone: "+8619912345678",
  };
  const found = (query: string) =>
    searchPrefixes(query).some((prefix) => searchKeys(shipment).some((key) => key.startsWith(prefix)));

  it.each([
    "XJJ2611",
    "xjj26111800017",
    "00017",
    "ld2611",
    "LD261100001",
    "0001",
    "5678",
    "19912345678",
    "199 1234 5678",
    "0991-2345678",
    "单文",
    "shanwen",
    "swj",
    "abc",
    "abcsm",
    "ABC商",
  ])("find it by %j", (query) => {
    expect(found(query)).toBe(true);
  });

  it.each(["danwen", "文静", "1991", "9999", "0002", "商贸", ""])("do not find it by %j", (query) => {
    expect(found(query)).toBe(false);
  });

  it("are lower case", () => {
    for (const key of searchKeys(shipment)) {
      expect(key).toBe(key.toLowerCase());
    }
  });
});
