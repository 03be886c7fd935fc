import { afterAll, beforeAll, test, vi } from "vitest";
vi.hoisted(() => { process.env.DATA_DIR = "/tmp/imp-files"; });
import ExcelJS from "exceljs";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";
import { dataFile, deskOf, dryRun, importGood, upload } from "./lists.ts";
let database: TestDb;
beforeAll(async () => { database = await testDb(); });
afterAll(() => database.close());
test("speed", { timeout: 120000 }, async () => {
  const desk = deskOf(database);
  const bytes = dataFile("arrival-list-10000.xlsx");
  let t = performance.now(); let c = process.cpuUsage();
  const lap = (n: string) => { const u = process.cpuUsage(c); console.log(n, "wall", Math.round(performance.now() - t), "cpu", Math.round((u.user + u.system) / 1000), "user", Math.round(u.user/1000)); t = performance.now(); c = process.cpuUsage(); };
  for (let i = 0; i < 2; i++) {
  const w = new ExcelJS.Workbook(); await w.xlsx.load(bytes as never);
  lap("exceljs"); }
  const id = await upload(desk, bytes);
  lap("upload");
  await dryRun(desk, id);
  lap("dry");
  await importGood(desk, id);
  lap("import");
});
import Database from "better-sqlite3";
test("tables", { timeout: 120000 }, async () => {
  const from = new Database(database.url.slice(5), { readonly: true });
  const fresh = await testDb();
  const to = new Database(fresh.url.slice(5));
  to.pragma("foreign_keys = ON"); to.pragma("synchronous=NORMAL");
  const c0 = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
  to.exec("BEGIN IMMEDIATE");
  for (const table of ["StoredFile","ArrivalList", "ArrivalListRow", "NumberSequence","Customer", "Shipment", "ShipmentSearchKey", "TrackingEvent", "ShipmentException", "AuditEntry", "OutboxEvent"]) {
    const rows = from.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][];
    const cols = from.prepare(`SELECT * FROM "${table}"`).columns().length;
    const st = to.prepare(`INSERT INTO "${table}" VALUES (${Array(cols).fill("?").join(",")})`);
    const a = c0();
    for (const r of rows) st.run(...r);
    console.log(table, rows.length, "cpu", Math.round(c0() - a), (JSON.stringify(rows).length/1e6).toFixed(1)+"MB");
  }
  const a = c0(); to.exec("COMMIT"); console.log("commit cpu", c0() - a);
});
