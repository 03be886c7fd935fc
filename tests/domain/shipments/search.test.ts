import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exactKeySql, findShipments, prefixSql } from "#app/domain/search/find-shipments.server.ts";
import { searchEverything } from "#app/domain/search/search-everything.server.ts";
import { searchKeys } from "#app/domain/shipments/search-keys.server.ts";
import { findByAnyNumber } from "#app/domain/shipments/shipment-detail.server.ts";
import { parseFilter } from "#app/domain/shipments/shipment-filter.ts";
import { listShipmentIds } from "#app/domain/shipments/shipment-list.server.ts";
import { formatWaybillNo } from "#app/domain/shipments/waybill-no.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { makeManyShipments } from "#tests/factories/many-shipments.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let ctx: Ctx;
const no = formatWaybillNo("inbound", "2026-11-18", 7);
let wanted: string;

async function keyed(over: Parameters<typeof makeShipment>[1]): Promise<string> {
  const id = await makeShipment(ctx, over);
  const row = await ctx.db.shipment.findUniqueOrThrow({ where: { id } });
  await ctx.db.shipmentSearchKey.createMany({ data: searchKeys(row).map((key) => ({ key, shipmentId: id })) });
  return id;
}

beforeAll(async () => {
  test = await testDb();
  ctx = test.ctx("service_agent");
  await makeManyShipments(ctx, 600);
  wanted = await keyed({
    waybillNo: no,
    externalNo: "HZ-8801",
    senderKey: "hz",
    consigneeName: "阿依努尔·买买提",
    consigneePhone: "+8613579001234",
  });
  await keyed({ externalNo: "SAME-1", senderKey: "a" });
  await keyed({ externalNo: "same-1", senderKey: "b" });
});
afterAll(() => test.close());

const found = async (query: string) => (await findShipments(ctx.db, query, 50)).ids;

describe("search", () => {
  it.each([
    ["the number", no],
    ["the number in small letters", no.toLowerCase()],
    ["its beginning", no.slice(0, 11)],
    ["the barcode of a piece", `${no}-007`],
    ["the sender's number", "hz-8801"],
    ["the sender's number without its dash", "hz8801"],
    ["the end of the sender's number without its dash", "z8801"],
    ["the last digits of the phone", "1234"],
    ["the whole phone", "135 7900 1234"],
    ["the name", "阿依努尔"],
    ["pinyin", "ayinuer"],
    ["initials", "aynemmt"],
  ])("finds by %s", async (_what, query) => {
    expect(await found(query)).toContain(wanted);
  });

  it("puts who is called exactly so before who is only called alike", async () => {
    const exact = await keyed({ consigneeName: "王芳" });
    await keyed({ consigneeName: "王芳芳" });
    expect((await found("王芳"))[0]).toBe(exact);
  });

  it("asks for four digits, and finds nothing for what is not there", async () => {
    expect(await found("234")).toEqual([]);
    expect(await found("没有这个人")).toEqual([]);
    expect(await found("%")).toEqual([]);
  });

  it("says when there was more than it looked at", async () => {
    const { ids, capped } = await findShipments(ctx.db, "张", 20);
    expect(ids).toHaveLength(20);
    expect(capped).toBe(true);
  });

  it("reads the index by range, never the whole", async () => {
    for (const { sql, values } of [exactKeySql("a", 5), prefixSql("a", 5)]) {
      const plan = await ctx.db.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
      const details = plan.map((line) => line.detail).join("\n");
      expect(details).toMatch(
        /^SEARCH ShipmentSearchKey USING COVERING INDEX sqlite_autoindex_ShipmentSearchKey_1 \(key/,
      );
      expect(details).not.toContain("TEMP B-TREE");
    }
  });

  it("narrows the list together with the other conditions", async () => {
    const page = (query: string) =>
      listShipmentIds(ctx, parseFilter(new URLSearchParams(query)), { after: null, before: null }, 50);
    expect((await page("state=open&q=1234")).ids).toContain(wanted);
    expect((await page("state=done&q=1234")).ids).not.toContain(wanted);
    expect((await page("state=all&direction=outbound&q=hz-8801")).ids).toEqual([]);
  });

  it("answers the search box with masked phones only", async () => {
    const [hit] = await searchEverything(ctx, "hz-8801");
    expect(hit).toMatchObject({ kind: "shipment", waybillNo: no, phone: "135****1234" });
    expect(JSON.stringify(await searchEverything(ctx, "1234"))).not.toContain("13579001234");
    await expect(searchEverything(test.ctx("driver"), "1234")).rejects.toMatchObject({ status: 403 });
  });

  it("leads from any number to our own, and leaves the choice where a number is not unique", async () => {
    expect(await findByAnyNumber(ctx, no.toLowerCase())).toEqual([no]);
    expect(await findByAnyNumber(ctx, "HZ-8801")).toEqual([no]);
    expect(await findByAnyNumber(ctx, "same-1")).toHaveLength(2);
    expect(await findByAnyNumber(ctx, "阿依努尔·买买提")).toEqual([]);
  });
});
