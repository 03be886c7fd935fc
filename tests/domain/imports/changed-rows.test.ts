import "./files-folder.ts";
import type ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listRows } from "#app/domain/imports/row-queries.server.ts";
import { applyEvents } from "#app/domain/tracking/apply-events.server.ts";
import { goodRow, HEADINGS, workbookOf } from "#tests/domain/shipments/arrival-list/files.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";
import { bringIn, type Desk, deskOf, dryRun, importGood, upload } from "./lists.ts";

let database: TestDb;
let desk: Desk;

beforeEach(async () => {
  database = await testDb();
  desk = deskOf(database);
});
afterEach(() => database.close());

type Cells = Record<string, ExcelJS.CellValue>;
const SENDER = { senderName: "甲线" };
const HEADED = [...HEADINGS, "备注"];
const listOfRows = (...rows: Cells[]) =>
  workbookOf({ 清单: [HEADED, ...rows.map((row) => [...goodRow(row), row.备注 ?? null])] });

const first = () =>
  listOfRows({ 运单号: "A1" }, { 运单号: "A2", 到站: "乌鲁木齐", 收货地址: "乌鲁木齐沙依巴克区西虹西路1号" });
const shipmentOf = (externalNo: string) =>
  database.db.shipment.findUniqueOrThrow({ where: { senderKey_externalNo: { senderKey: "甲线", externalNo } } });

describe("a corrected list", () => {
  test("shows what changed, from what to what, and tells the shipment anew", async () => {
    await bringIn(desk, await first(), SENDER);
    const before = await shipmentOf("A1");
    const corrected = await listOfRows(
      {
        运单号: "A1",
        件数: 5,
        "重量(kg)": 20,
        收货人: "阿依古丽",
        收货人电话: "13899990000",
        到站: "喀什",
        收货地址: "喀什市人民西路9号",
      },
      { 运单号: "A2", 到站: "乌鲁木齐", 收货地址: "乌鲁木齐沙依巴克区西虹西路1号" },
      { 运单号: "A3" },
    );
    const listId = await upload(desk, corrected, SENDER);
    expect(await dryRun(desk, listId)).toMatchObject({ new: 1, changed: 1, known: 1, wrong: 0 });
    const [row] = await listRows(desk.dispatcher, listId, { status: "changed", page: 1 });
    expect(row).toMatchObject({ sheetRow: 2, waybillNo: before.waybillNo });
    expect(row?.changes).toEqual([
      { field: "destination", from: "石河子", to: "喀什" },
      { field: "consigneeName", from: "马玉兰", to: "阿依古丽" },
      { field: "consigneePhone", from: "199 1234 5678", to: "138 9999 0000" },
      { field: "address", from: "新疆石河子市北四路3号", to: "喀什市人民西路9号" },
      { field: "pieces", from: 3, to: 5 },
      { field: "weight", from: 12_500, to: 20_000 },
    ]);

    expect(await importGood(desk, listId)).toMatchObject({ created: 1, updated: 1, known: 1, conflict: 0 });
    const after = await shipmentOf("A1");
    expect(after).toMatchObject({
      id: before.id,
      waybillNo: before.waybillNo,
      trackingToken: before.trackingToken,
      arrivalListId: before.arrivalListId,
      pieces: 5,
      weightG: 20_000,
      consigneeName: "阿依古丽",
      consigneePhone: "+8613899990000",
      destCode: "653101",
      unassignedPieces: "1-5",
      unassignedCount: 5,
    });
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.lat).not.toBe(before.lat);
    expect(after.consigneeCustomerId).not.toBe(before.consigneeCustomerId);
    const keys = await database.db.shipmentSearchKey.findMany({ where: { shipmentId: after.id } });
    expect(keys.map(({ key }) => key)).toEqual(expect.arrayContaining(["阿依古丽", "0000999983168"]));
    expect(keys.map(({ key }) => key)).not.toContain("马玉兰");
    const updated = await database.db.outboxEvent.findMany({ where: { event: "shipment.updated" } });
    expect(updated.map(({ entityId }) => entityId)).toEqual([before.id]);

    const again = await upload(desk, corrected, SENDER);
    expect(await dryRun(desk, again)).toMatchObject({ known: 3, changed: 0, new: 0 });
  });

  test("leaves alone what cannot be told anew: moved to another direction, ended, or told per piece", async () => {
    await bringIn(desk, await listOfRows(...["A1", "A2", "A3"].map((number) => ({ 运单号: number }))), SENDER);
    const [ended, tracked] = [await shipmentOf("A2"), await shipmentOf("A3")];
    const ctx = desk.dispatcher;
    await database.db.$transaction((tx) =>
      applyEvents(tx, ctx, [
        { shipmentId: ended.id, code: "CANCELLED", occurredAt: ctx.now, source: "desk" },
        { shipmentId: tracked.id, code: "DEST_IN", occurredAt: ctx.now, source: "desk", pieces: "1-2" },
      ]),
    );
    const corrected = await listOfRows(
      { 运单号: "A1", 到站: "乌鲁木齐", 收货地址: "乌鲁木齐沙依巴克区西虹西路1号" },
      { 运单号: "A2", 品名: "瓷器" },
      { 运单号: "A3", 件数: 4 },
    );
    const listId = await upload(desk, corrected, SENDER);
    expect(await dryRun(desk, listId)).toMatchObject({ changed: 3 });
    expect(await importGood(desk, listId)).toMatchObject({ changed: 0, updated: 0, conflict: 3 });
    const rows = await listRows(ctx, listId, { status: "conflict", page: 1 });
    expect(rows.map(({ externalNo, conflict }) => [externalNo, conflict])).toEqual([
      ["A1", "direction_changed"],
      ["A2", "ended"],
      ["A3", "pieces_tracked"],
    ]);
    expect((await shipmentOf("A1")).destText).toBe("石河子");
    expect((await shipmentOf("A2")).goodsName).toBe("茶叶");
    expect((await shipmentOf("A3")).pieces).toBe(3);
  });

  test("places a hold that the list has come to ask for, once", async () => {
    await bringIn(desk, await listOfRows({ 运单号: "A1" }), SENDER);
    await bringIn(desk, await listOfRows({ 运单号: "A1", 备注: "控货" }), SENDER);
    const held = await shipmentOf("A1");
    expect(held).toMatchObject({ milestone: "on_hold", blocksDispatch: true, openExceptions: 1 });
    await database.db.$transaction((tx) =>
      applyEvents(tx, desk.dispatcher, [
        { shipmentId: held.id, code: "HOLD_RELEASED", occurredAt: desk.dispatcher.now, source: "desk" },
      ]),
    );
    await bringIn(desk, await listOfRows({ 运单号: "A1", 备注: "控货", 件数: 9 }), SENDER);
    expect(await shipmentOf("A1")).toMatchObject({ pieces: 9, openExceptions: 0, blocksDispatch: false });
  });

  test("what somebody else made of a number meanwhile is not overwritten", async () => {
    const mine = await upload(desk, await listOfRows({ 运单号: "A1", 件数: 3 }), SENDER);
    await dryRun(desk, mine);
    await bringIn(desk, await listOfRows({ 运单号: "A1", 件数: 8 }), SENDER);
    expect(await importGood(desk, mine)).toMatchObject({ created: 0, conflict: 1 });
    expect((await shipmentOf("A1")).pieces).toBe(8);
    const [row] = await listRows(desk.dispatcher, mine, { status: "conflict", page: 1 });
    expect(row).toMatchObject({ conflict: "number_taken" });
  });
});
