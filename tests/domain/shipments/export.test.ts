import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "#app/domain/identity/roles.ts";
import { type ExportText, exportShipments } from "#app/domain/shipments/export-shipments.server.ts";
import { deleteView, listSavedViews, saveView } from "#app/domain/shipments/saved-views.server.ts";
import { parseFilter } from "#app/domain/shipments/shipment-filter.ts";
import { listShipmentIds } from "#app/domain/shipments/shipment-list.server.ts";
import { makeManyShipments } from "#tests/factories/many-shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
const query = "state=open&direction=inbound";
const filter = parseFilter(new URLSearchParams(query));
const text: ExportText = {
  sheetName: "运单",
  cutOff: "more",
  columns: [
    { heading: "单号", width: 20, value: (row) => row.waybillNo },
    { heading: "电话", width: 20, value: (row) => row.phone },
    { heading: "公斤", width: 10, format: "0.0", value: (row) => row.weightG / 1000 },
  ],
};

beforeAll(async () => {
  test = await testDb();
  await makeManyShipments(test.ctx("manager"), 5_000);
});
afterAll(() => test.close());

async function exported(role: Role): Promise<unknown[][]> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await buffer(exportShipments(test.ctx(role), filter, text));
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const rows: unknown[][] = [];
  workbook.getWorksheet("运单")?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
}

describe("the export", () => {
  it("holds every row of the filter in the order of the list, with whole phones for those who call customers", async () => {
    const [head, ...rows] = await exported("manager");
    const ctx = test.ctx("manager");
    const { ids } = await listShipmentIds(ctx, filter, { after: null, before: null }, 10_000);
    const numbers = await ctx.db.shipment.findMany({
      where: { id: { in: ids } },
      orderBy: { id: "desc" },
      select: { waybillNo: true },
    });
    expect(head).toEqual(["单号", "电话", "公斤"]);
    expect(rows.length).toBeGreaterThan(500);
    expect(rows.map((row) => row[0])).toEqual(numbers.map((row) => row.waybillNo));
    expect(rows.every((row) => /^199 \d{4} \d{4}$/.test(String(row[1])) && row[2] === 100)).toBe(true);
    const audit = await ctx.db.auditEntry.findFirstOrThrow({ where: { event: "shipments.exported" } });
    expect(audit).toMatchObject({ actorRole: "manager", details: { rows: rows.length, phones: true, query } });
  });

  it("masks phones for everybody else", async () => {
    const [, ...rows] = await exported("finance");
    expect(rows.every((row) => /^199\*{4}\d{4}$/.test(String(row[1])))).toBe(true);
    expect(() => exportShipments(test.ctx("driver"), filter, text)).toThrow("forbidden");
  });
});

describe("saved views", () => {
  it("keep the filter and the columns under a name, one's own only, and replace the same name", async () => {
    const ctx = test.ctx("manager");
    for (const id of [ctx.actor.id, "other"]) {
      const at = ctx.now;
      await ctx.db.user.create({
        data: { id, username: id, displayName: id, role: "manager", passwordHash: "", createdAt: at, updatedAt: at },
      });
    }
    await saveView(ctx, { name: "我的", query: `${query}&cols=due,number&after=01ABC&evil=1` });
    const saved = await saveView(ctx, { name: "我的", query: `state=late&cols=due,number&before=1` });
    expect(await listSavedViews(ctx)).toEqual([{ id: saved.id, name: "我的", query: "state=late&cols=number%2Cdue" }]);
    const other = test.ctx("manager", { actor: { ...ctx.actor, id: "other" } });
    expect(await listSavedViews(other)).toEqual([]);
    await deleteView(other, saved.id);
    expect(await listSavedViews(ctx)).toHaveLength(1);
    await deleteView(ctx, saved.id);
    expect(await listSavedViews(ctx)).toEqual([]);
  });
});
