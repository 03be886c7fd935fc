import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findShipment, findShipmentSchema } from "#app/domain/public-tracking/find-shipment.server.ts";
import { searchKeys } from "#app/domain/shipments/search-keys.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let anyone: Ctx;
let id: string;
let twin: string;

async function make(over: Parameters<typeof makeShipment>[1]) {
  const made = await makeShipment(t.ctx("system"), over);
  const shipment = await t.db.shipment.findUniqueOrThrow({ where: { id: made } });
  await t.db.shipmentSearchKey.createMany({ data: searchKeys(shipment).map((key) => ({ key, shipmentId: made })) });
  return made;
}

beforeAll(async () => {
  t = await testDb();
  anyone = t.ctx("public");
  const shipper = { shipperName: "广州灯具厂", shipperPhone: "+8613800001111" };
  id = await make({ waybillNo: "XJJ26111800019", externalNo: "GZ-7788", senderKey: "gz", ...shipper });
  twin = await make({
    waybillNo: "XJJ26111800027",
    externalNo: "GZ-7788",
    senderKey: "sz",
    consigneePhone: "+8613900002222",
    shipperPhone: "+8613800001111",
  });
});
afterAll(() => t.close());

const find = (number: string, tail: string) => findShipment(anyone, findShipmentSchema.parse({ number, tail }));
const refused = { code: "shipment_not_found", status: 404, params: {}, fields: [] };

describe("a shipment is found", () => {
  test.each([
    ["our number, the consignee's phone", "XJJ26111800019", "4877"],
    ["our number as people type it", " xjj 2611 1800019 ", "４８７７"],
    ["our number, the shipper's phone", "XJJ26111800019", "1111"],
    ["the sender's number", "gz-7788", "4877"],
  ])("by %s", async (_, number, tail) => {
    expect(await find(number, tail)).toBe(`token-${id}`);
  });
  test("by the sender's number the digits decide which of two", async () => {
    expect(await find("GZ-7788", "2222")).toBe(`token-${twin}`);
  });
});

describe("everything else is refused alike", () => {
  test.each([
    ["an unknown number", "XJJ99999999999", "4877"],
    ["a wrong pair", "XJJ26111800019", "4876"],
    ["the digits of another shipment", "XJJ26111800019", "2222"],
    ["a name in place of a number", "古丽娜阿不都", "4877"],
    ["only the end of the number", "1800019", "4877"],
    ["digits that fit two senders' goods", "GZ-7788", "1111"],
    ["the digits that stand for nobody", "0000", "0000"],
  ])("%s", async (_, number, tail) => {
    await expect(find(number, tail)).rejects.toMatchObject(refused);
  });
  test("digits that are not four are told at once", () => {
    expect(findShipmentSchema.safeParse({ number: "XJJ26111800019", tail: "48" }).success).toBe(false);
  });
});
