import "./files-folder.ts";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badRowsFile } from "#app/domain/imports/bad-rows-file.server.ts";
import { problemKey } from "#app/domain/imports/problem-key.ts";
import { startImport } from "#app/domain/imports/start-import.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";
import {
  bringIn,
  countsOf,
  type Desk,
  dataFile,
  deskOf,
  dryRun,
  IMPORT_NOW,
  importGood,
  listOf,
  upload,
} from "./lists.ts";

let database: TestDb;
let desk: Desk;

beforeEach(async () => {
  database = await testDb();
  desk = deskOf(database);
});
afterEach(() => database.close());

const none = { new: 0, changed: 0, known: 0, wrong: 0, created: 0, updated: 0, conflict: 0 };

describe("arrival-list.xlsx", () => {
  test("all 186 rows become shipments on their way, with their events, customers and facts", async () => {
    const listId = await upload(desk, dataFile("arrival-list.xlsx"), { fileName: "C:\\lists\\arrival-list.xlsx" });
    expect(await listOf(desk, listId)).toMatchObject({
      status: "checking",
      fileName: "arrival-list.xlsx",
      senderName: "沪新专线",
      senderKey: "沪新专线",
    });
    expect(await dryRun(desk, listId)).toEqual({ ...none, new: 186 });
    expect(await database.db.shipment.count()).toBe(0);
    expect(await importGood(desk, listId)).toEqual({ ...none, created: 186 });

    expect(await listOf(desk, listId)).toMatchObject({ status: "done", mode: "all", progress: 100, problem: null });
    const shipments = await database.db.shipment.findMany({ where: { arrivalListId: listId } });
    expect(shipments).toHaveLength(186);
    expect(shipments.reduce((sum, shipment) => sum + shipment.pieces, 0)).toBe(3945);
    expect(shipments.reduce((sum, shipment) => sum + shipment.weightG, 0)).toBe(107_253_800);
    expect(new Set(shipments.map(({ waybillNo }) => waybillNo)).size).toBe(186);
    expect(await database.db.auditEntry.count({ where: { event: "shipment.created" } })).toBe(186);
    expect(await database.db.outboxEvent.count({ where: { event: "shipment.created" } })).toBe(186);
    expect(await database.db.outboxEvent.count({ where: { event: "arrival_list.imported" } })).toBe(1);
  });

  test("a shipment stands as the list and its title say", async () => {
    const { listId } = await bringIn(desk, dataFile("arrival-list.xlsx"));
    const hami = await database.db.shipment.findUniqueOrThrow({
      where: { senderKey_externalNo: { senderKey: "沪新专线", externalNo: "XJ261100002" } },
      include: { events: { orderBy: { occurredAt: "asc" } }, consigneeCustomer: true },
    });
    expect(hami).toMatchObject({
      direction: "transit",
      arrivalListId: listId,
      destCode: "650502",
      consigneePhone: "+8619915794611",
      stationCode: "rail_north",
      pieces: 39,
      paymentTerm: "collect",
      freightFen: 149_300,
      milestone: "in_transit",
      whereabouts: "linehaul",
      createdById: "test-inbound_dispatcher",
      milestoneAt: new Date("2026-11-13T12:00:00Z"),
      shippedAt: new Date("2026-11-12T00:00:00+08:00"),
    });
    expect(hami.consigneeCustomer?.name).toBe("哈密喀什噶尔干果");
    expect(hami.events.map(({ code, source }) => [code, source])).toEqual([
      ["WAYBILL_CREATED", "import"],
      ["LINEHAUL_DEPARTED", "import"],
    ]);
    const told = await database.db.outboxEvent.findMany({
      where: { event: "shipment.milestone_changed", entityId: hami.id },
    });
    expect(told.map(({ payload }) => payload)).toMatchObject([
      { milestone: "in_transit", notices: ["in_transit"], eventId: hami.events[1]?.id },
    ]);
  });

  test("goods to be held are held from the first", async () => {
    await bringIn(desk, dataFile("arrival-list-messy.xlsx"), { senderName: "义乌线" }, "good");
    const held = await database.db.shipment.findMany({
      where: { milestone: "on_hold" },
      include: { exceptions: true, events: { orderBy: { recordedAt: "asc" } } },
    });
    expect(held.length).toBeGreaterThan(0);
    for (const shipment of held) {
      expect(shipment.remarks).toMatch(/控货|通知/);
      expect(shipment).toMatchObject({ blocksDispatch: true, blocksDelivery: true, openExceptions: 1 });
      const last = shipment.events.find(({ code }) => code === "HOLD_PLACED");
      expect(shipment.exceptions).toMatchObject([{ code: "shipper_hold", status: "open", openedByEventId: last?.id }]);
    }
    const ids = held.map(({ id }) => id);
    const told = await database.db.outboxEvent.findMany({
      where: { event: "shipment.milestone_changed", entityId: { in: ids } },
    });
    expect(told.map(({ payload }) => (payload as { notices: string[] }).notices)).toEqual(
      held.map(() => ["on_hold:1"]),
    );
  });

  test("a departure that lies ahead is not told yet", async () => {
    const early = { ...desk.dispatcher, now: new Date("2026-11-12T06:00:00Z") };
    const before = { dispatcher: early, worker: { ...desk.worker, now: early.now } };
    await bringIn(before, dataFile("arrival-list.xlsx"));
    expect(await database.db.trackingEvent.groupBy({ by: ["code"], _count: { _all: true } })).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ code: "LINEHAUL_DEPARTED" })]),
    );
    expect(await database.db.shipment.count({ where: { milestone: "pending" } })).toBeGreaterThan(150);
  });
});

describe("arrival-list-gbk.csv", () => {
  test("needs a sender, then all 80 rows are imported", async () => {
    const bytes = dataFile("arrival-list-gbk.csv");
    await expect(upload(desk, bytes)).rejects.toMatchObject({
      code: "invalid",
      fields: [{ field: "senderName", code: "required" }],
    });
    expect(await database.db.arrivalList.count()).toBe(0);
    const { counts, listId } = await bringIn(desk, bytes, { senderName: "广州快线" });
    expect(counts).toEqual({ ...none, created: 80 });
    expect((await listOf(desk, listId)).layout).toMatchObject({ encoding: "gb18030", headingRow: 1 });
    expect(await database.db.shipment.count({ where: { senderKey: "广州快线" } })).toBe(80);
  });
});

describe("arrival-list-messy.xlsx", () => {
  test("import all is refused; only the good 49 are imported; nothing is lost of the other 11", async () => {
    const listId = await upload(desk, dataFile("arrival-list-messy.xlsx"), { senderName: "义乌线" });
    expect(await dryRun(desk, listId)).toEqual({ ...none, new: 49, wrong: 11 });
    const { version } = await listOf(desk, listId);
    await expect(startImport(desk.dispatcher, listId, { version, mode: "all" })).rejects.toMatchObject({
      code: "import_wrong_rows",
      params: { count: 11 },
    });
    expect(await listOf(desk, listId)).toMatchObject({ status: "checked", mode: null });
    expect(await importGood(desk, listId, "good")).toEqual({ ...none, created: 49, wrong: 11 });
    expect(await database.db.shipment.count()).toBe(49);
  });

  test("the workbook of wrong rows has each with its words, also after the import", async () => {
    const { listId } = await bringIn(desk, dataFile("arrival-list-messy.xlsx"), { senderName: "义乌线" }, "good");
    const t = translateFor("zh-CN");
    const { bytes } = await badRowsFile(desk.dispatcher, listId, {
      sheetName: "有误的行",
      rowHeading: "原行号",
      reasonHeading: "原因",
      separator: ";",
      reasonOf: (problem) => `${problem.column}:${t(problemKey(problem), problem.params)}`,
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const rows: unknown[][] = [];
    workbook.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(-2)));
    expect(rows).toEqual([
      ["原行号", "原因"],
      [7, "运单号:必填"],
      [12, "运单号:与第 6 行重复"],
      [15, "重量(kg):不是数字"],
      [19, "收货人电话:电话号码位数不够"],
      [24, "件数:不能为 0"],
      [28, "重量(kg):不能为负数"],
      [33, "发货日期:没有这个日期"],
      [37, expect.stringMatching(/^到站:找不到这个到站/)],
      [42, "付款方式:付款方式不认识(现付、到付、月结、回付)"],
      [48, "收货地址:送货上门必须有地址"],
      [54, "代收货款(元):是公式，请改成数值或文字"],
    ]);
    expect(await database.db.auditEntry.count({ where: { event: "arrival_list.bad_rows_downloaded" } })).toBe(1);
  });
});

describe("repeated", () => {
  test("the same list again creates nothing, whoever brings it", async () => {
    await bringIn(desk, dataFile("arrival-list.xlsx"));
    const facts = await database.db.outboxEvent.count({ where: { event: "shipment.created" } });
    const manager = { ...desk, dispatcher: database.ctx("manager", { now: IMPORT_NOW }) };
    const again = await upload(manager, dataFile("arrival-list.xlsx"));
    expect(await dryRun(manager, again)).toEqual({ ...none, known: 186 });
    const { version } = await listOf(desk, again);
    await expect(startImport(manager.dispatcher, again, { version, mode: "all" })).rejects.toMatchObject({
      code: "import_nothing",
    });
    expect(await database.db.shipment.count()).toBe(186);
    expect(await database.db.outboxEvent.count({ where: { event: "shipment.created" } })).toBe(facts);
    expect(await countsOf(desk, again)).toEqual({ ...none, known: 186 });
  });

  test("two lists of the same rows, both checked before either is imported, make each shipment once", async () => {
    const bytes = dataFile("arrival-list.xlsx");
    const [first, second] = [await upload(desk, bytes), await upload(desk, bytes)];
    await Promise.all([dryRun(desk, first), dryRun(desk, second)]);
    const counts = await Promise.all([importGood(desk, first), importGood(desk, second)]);
    expect(counts.toSorted((a, b) => b.created - a.created)).toEqual([
      { ...none, created: 186 },
      { ...none, known: 186 },
    ]);
    expect(await database.db.shipment.count()).toBe(186);
    expect(await database.db.trackingEvent.count({ where: { code: "WAYBILL_CREATED" } })).toBe(186);
  });
});

describe("permissions", () => {
  test.each(["outbound_dispatcher", "service_agent", "finance", "driver", "admin"] as const)(
    "%s may not",
    async (role) => {
      const stranger = { ...desk, dispatcher: database.ctx(role, { now: IMPORT_NOW }) };
      await expect(upload(stranger, dataFile("arrival-list.xlsx"))).rejects.toMatchObject({ code: "forbidden" });
    },
  );
});
