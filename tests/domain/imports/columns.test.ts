import "./files-folder.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chooseColumnsSchema, mappingFromForm } from "#app/domain/imports/arrival-list.ts";
import { chooseColumns } from "#app/domain/imports/choose-columns.server.ts";
import { listView } from "#app/domain/imports/import-queries.server.ts";
import { goodRow, HEADINGS, workbookOf } from "#tests/domain/shipments/arrival-list/files.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";
import { bringIn, type Desk, dataFile, deskOf, dryRun, listOf, upload } from "./lists.ts";

let database: TestDb;
let desk: Desk;

beforeEach(async () => {
  database = await testDb();
  desk = deskOf(database);
});
afterEach(() => database.close());

/** Consignee and goods under headings nobody knows: only a person can say what they are. */
const ODD = HEADINGS.map((heading) => ({ 收货人: "甲方", 品名: "内容" })[heading] ?? heading);
const oddList = () => workbookOf({ 清单: [ODD, goodRow(), goodRow({ 运单号: "A2" })] });

function formOf(view: Awaited<ReturnType<typeof listView>>, changes: Record<string, string> = {}) {
  const columns = Object.fromEntries(
    view.fields.map(({ field, column }) => [`column.${field}`, column === null ? "" : String(column)]),
  );
  const form: Record<string, unknown> = {
    version: String(view.version),
    senderName: view.senderName,
    stationCode: view.stationCode,
    ...columns,
    ...changes,
  };
  return chooseColumnsSchema.parse({ ...form, mapping: mappingFromForm(form) });
}

const corrections = { "column.consigneeName": "3", "column.goodsName": "6" };

describe("columns", () => {
  test("a list with columns nobody knows waits for a person, who is shown what there is", async () => {
    const listId = await upload(desk, await oddList(), { senderName: "甲线" });
    const view = await listView(desk.dispatcher, listId);
    expect(view.status).toBe("mapped");
    expect(view.headings[3]).toBe("甲方");
    expect(view.layout.sample[0]?.[3]).toBe("马玉兰");
    const field = (name: string) => view.fields.find(({ field }) => field === name);
    expect(field("consigneeName")).toEqual({ field: "consigneeName", required: true, column: null, confidence: null });
    expect(field("externalNo")).toMatchObject({ column: 0, confidence: 1 });
    expect(await database.db.outboxEvent.count({ where: { event: "arrival_list.check_requested" } })).toBe(0);
  });

  test("what is missing or chosen twice is said of its field, and the list is left as it was", async () => {
    const listId = await upload(desk, await oddList(), { senderName: "甲线" });
    const view = await listView(desk.dispatcher, listId);
    await expect(chooseColumns(desk.dispatcher, listId, formOf(view))).rejects.toMatchObject({
      code: "invalid",
      fields: [
        { field: "column.consigneeName", code: "required" },
        { field: "column.goodsName", code: "required" },
      ],
    });
    const twice = formOf(view, { ...corrections, "column.remarks": "3" });
    await expect(chooseColumns(desk.dispatcher, listId, twice)).rejects.toMatchObject({
      fields: [{ field: "column.remarks", code: "column_taken" }],
    });
    const beyond = formOf(view, { ...corrections, "column.remarks": "99" });
    await expect(chooseColumns(desk.dispatcher, listId, beyond)).rejects.toMatchObject({
      fields: [{ field: "column.remarks", code: "not_a_choice" }],
    });
    expect(await listOf(desk, listId)).toMatchObject({ status: "mapped", version: 1 });
    expect(await database.db.columnMapping.count()).toBe(0);
  });

  test("a correction is tried at once and remembered for the sender's next list, and for no other sender", async () => {
    const first = await upload(desk, await oddList(), { senderName: "甲线" });
    await chooseColumns(desk.dispatcher, first, formOf(await listView(desk.dispatcher, first), corrections));
    expect(await dryRun(desk, first)).toMatchObject({ new: 2, wrong: 0 });
    const row = await database.db.arrivalListRow.findFirstOrThrow({ where: { listId: first } });
    expect(row.data).toMatchObject({ row: { consigneeName: "马玉兰", goodsName: "茶叶" } });

    const next = await upload(desk, await oddList(), { senderName: " 甲 线" });
    expect(await listOf(desk, next)).toMatchObject({ status: "checking" });
    const view = await listView(desk.dispatcher, next);
    expect(view.fields.find(({ field }) => field === "goodsName")).toMatchObject({ column: 6, confidence: null });
    const stranger = await upload(desk, await oddList(), { senderName: "乙线" });
    expect(await listOf(desk, stranger)).toMatchObject({ status: "mapped" });
  });

  test("columns can be corrected after the dry run, sender and station too; the rows are those of the last run", async () => {
    const listId = await upload(desk, dataFile("arrival-list.xlsx"));
    await dryRun(desk, listId);
    const view = await listView(desk.dispatcher, listId);
    const input = formOf(view, { senderName: "沪疆专线", stationCode: "airport", "column.remarks": "" });
    await chooseColumns(desk.dispatcher, listId, input);
    expect(await listOf(desk, listId)).toMatchObject({
      status: "checking",
      senderKey: "沪疆专线",
      stationCode: "airport",
    });
    expect(await dryRun(desk, listId)).toMatchObject({ new: 186 });
    const rows = await database.db.arrivalListRow.findMany({ where: { listId } });
    expect(rows).toHaveLength(186);
    expect(rows.every(({ data }) => (data as { row: { remarks: null } }).row.remarks === null)).toBe(true);
  });

  test("of two people who correct the same list the second is told, and an imported list is not corrected", async () => {
    const listId = await upload(desk, dataFile("arrival-list.xlsx"));
    await dryRun(desk, listId);
    const input = formOf(await listView(desk.dispatcher, listId));
    await chooseColumns(desk.dispatcher, listId, input);
    await expect(chooseColumns(desk.dispatcher, listId, input)).rejects.toMatchObject({ code: "conflict" });
    const done = await bringIn(desk, dataFile("arrival-list-gbk.csv"), { senderName: "广州快线" });
    const late = formOf(await listView(desk.dispatcher, done.listId));
    await expect(chooseColumns(desk.dispatcher, done.listId, late)).rejects.toMatchObject({ code: "conflict" });
  });

  test("the same file before is known by its content", async () => {
    const first = await upload(desk, dataFile("arrival-list.xlsx"), { fileName: "一.xlsx" });
    const second = await upload(desk, dataFile("arrival-list.xlsx"), { fileName: "二.xlsx" });
    expect((await listView(desk.dispatcher, second)).twins).toMatchObject([{ id: first, fileName: "一.xlsx" }]);
    expect((await listView(desk.dispatcher, first)).twins).toEqual([]);
  });
});
