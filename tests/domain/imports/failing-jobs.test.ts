import "./files-folder.ts";
import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkList } from "#app/domain/imports/check-list.server.ts";
import { importList } from "#app/domain/imports/import-list.server.ts";
import { listView } from "#app/domain/imports/import-queries.server.ts";
import { startImport } from "#app/domain/imports/start-import.server.ts";
import { newId } from "#app/platform/ids.ts";
import { workbookOf } from "#tests/domain/shipments/arrival-list/files.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";
import { filesFolder } from "./files-folder.ts";
import { type Desk, dataFile, deskOf, dryRun, importGood, listOf, upload } from "./lists.ts";

let database: TestDb;
let desk: Desk;

beforeEach(async () => {
  database = await testDb();
  desk = deskOf(database);
});
afterEach(() => database.close());

const TABLES = [
  "shipment",
  "shipmentSearchKey",
  "trackingEvent",
  "shipmentException",
  "customer",
  "numberSequence",
] as const;

async function written(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    counts[table] = await (database.db[table] as { count(): Promise<number> }).count();
  }
  return counts;
}

const nothing = Object.fromEntries(TABLES.map((table) => [table, 0]));

describe("an import that breaks", () => {
  test("at its very last statement leaves nothing, says so, and can be tried again", async () => {
    const listId = await upload(desk, dataFile("arrival-list.xlsx"));
    await dryRun(desk, listId);
    await database.db.$executeRawUnsafe(
      `CREATE TRIGGER broken BEFORE INSERT ON "OutboxEvent" WHEN NEW."event" = 'arrival_list.imported'
       BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
    );
    const { version } = await listOf(desk, listId);
    await startImport(desk.dispatcher, listId, { version, mode: "all" });
    const mark = { handler: "imports-import", outboxId: newId() };
    await expect(importList(desk.worker, listId, mark)).rejects.toThrow();

    expect(await written()).toEqual(nothing);
    expect(await listOf(desk, listId)).toMatchObject({ status: "failed", mode: "all" });
    expect((await listView(desk.dispatcher, listId)).problem).toEqual({ code: "import_unexpected", params: {} });
    expect(await database.db.arrivalListRow.count({ where: { listId, status: "new" } })).toBe(186);
    expect(await database.db.outboxEvent.count({ where: { event: "shipment.created" } })).toBe(0);
    expect(await database.db.outboxEvent.count({ where: { event: "arrival_list.failed" } })).toBe(1);

    await database.db.$executeRawUnsafe("DROP TRIGGER broken");
    await importList(desk.worker, listId, mark);
    expect(await written()).toEqual(nothing);
    expect(await importGood(desk, listId)).toMatchObject({ created: 186 });
  });

  test("a job that runs twice, also at the same time, imports once", async () => {
    const listId = await upload(desk, dataFile("arrival-list.xlsx"));
    await dryRun(desk, listId);
    const { version } = await listOf(desk, listId);
    await startImport(desk.dispatcher, listId, { version, mode: "all" });
    const mark = { handler: "imports-import", outboxId: newId() };
    await Promise.all([importList(desk.worker, listId, mark), importList(desk.worker, listId, mark)]);
    await importList(desk.worker, listId, mark);
    expect(await database.db.shipment.count()).toBe(186);
    expect(await database.db.outboxEvent.count({ where: { event: "arrival_list.imported" } })).toBe(1);
    expect(await database.db.handledEvent.count({ where: mark })).toBe(1);
  });

  test("of two people who start the same import the second is told", async () => {
    const listId = await upload(desk, dataFile("arrival-list.xlsx"));
    await dryRun(desk, listId);
    const { version } = await listOf(desk, listId);
    await startImport(desk.dispatcher, listId, { version, mode: "all" });
    await expect(startImport(desk.dispatcher, listId, { version, mode: "all" })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("a dry run that breaks", () => {
  test("says in a code why, and leaves its mark", async () => {
    const listId = await upload(desk, dataFile("arrival-list.xlsx"));
    rmSync(filesFolder, { recursive: true });
    const mark = { handler: "imports-check", outboxId: newId() };
    await checkList(desk.worker, listId, mark);
    expect((await listView(desk.dispatcher, listId)).problem).toEqual({ code: "file_gone", params: {} });
    expect(await listOf(desk, listId)).toMatchObject({ status: "failed", mode: null });
    expect(await database.db.handledEvent.count({ where: mark })).toBe(1);
    const { version } = await listOf(desk, listId);
    await expect(startImport(desk.dispatcher, listId, { version, mode: "all" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("run twice at the same time it stores the rows once", async () => {
    const listId = await upload(desk, dataFile("arrival-list.xlsx"));
    await Promise.all([dryRun(desk, listId), dryRun(desk, listId)]);
    expect(await listOf(desk, listId)).toMatchObject({ status: "checked", version: 2 });
    expect(await database.db.arrivalListRow.count({ where: { listId } })).toBe(186);
    expect(await database.db.outboxEvent.count({ where: { event: "arrival_list.checked" } })).toBe(1);
  });
});

describe("a file that is no list", () => {
  test.each([
    ["table_empty", Buffer.alloc(0)],
    ["table_not_a_table", Buffer.from("%PDF-1.7 something")],
    ["table_old_excel", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ["table_no_heading", Buffer.from("a,b,c\n1,2,3\n")],
    ["table_damaged", Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
    ["table_too_large", Buffer.alloc(20 * 1024 * 1024 + 1, 0x61)],
  ])("%s", async (code, bytes) => {
    await expect(upload(desk, bytes, { senderName: "甲线" })).rejects.toMatchObject({ code });
    expect(await database.db.storedFile.count()).toBe(0);
  });

  test("a workbook with headings and nothing else has nothing to import", async () => {
    const bytes = await workbookOf({
      清单: [["运单号", "到站", "收货人", "收货人电话", "品名", "件数", "重量", "付款方式"]],
    });
    const listId = await upload(desk, bytes, { senderName: "甲线" });
    expect(await dryRun(desk, listId)).toMatchObject({ new: 0, wrong: 0 });
    const { version } = await listOf(desk, listId);
    await expect(startImport(desk.dispatcher, listId, { version, mode: "good" })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
