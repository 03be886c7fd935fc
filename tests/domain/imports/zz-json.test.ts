import "./files-folder.ts";
import { test } from "vitest";
import { testDb } from "#tests/setup/test-db.ts";
import { dataFile, deskOf, dryRun, importGood, upload } from "./lists.ts";
import Database from "better-sqlite3";
test("tables", { timeout: 220000 }, async () => {
  const database = await testDb(); const desk = deskOf(database);
  const id = await upload(desk, dataFile("arrival-list-10000.xlsx"));
  await dryRun(desk, id); await importGood(desk, id);
  const from = new Database(database.url.slice(5), { readonly: true });
  const c0 = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
  for (let round = 0; round < 2; round++)
  for (const mode of ["run", "json", "prepbind", "nofk", "noindex"] as const) {
  const fresh = await testDb();
  const to = new Database(fresh.url.slice(5));
  to.pragma(`foreign_keys = ${mode === "nofk" ? "OFF" : "ON"}`); to.pragma("synchronous=NORMAL"); to.pragma("journal_mode=WAL");
  if (mode === "noindex") for (const { name } of to.prepare("select name from sqlite_master where type='index' and sql is not null").all() as { name: string }[]) to.exec(`DROP INDEX "${name}"`);
  to.exec("BEGIN IMMEDIATE");
  const out: string[] = []; let spent = 0;
  for (const table of ["StoredFile","ArrivalList", "ArrivalListRow", "NumberSequence","Customer", "Shipment", "ShipmentSearchKey", "TrackingEvent", "ShipmentException", "AuditEntry", "OutboxEvent"]) {
    const rows = from.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][];
    const cols = from.prepare(`SELECT * FROM "${table}"`).columns().map(c => c.name);
    const a = c0();
    if (mode === "json") {
      const sel = cols.map((_c, i) => `value->>${i}`).join(",");
      const st = to.prepare(`INSERT INTO "${table}" SELECT ${sel} FROM json_each(?)`);
      const per = Math.max(1, Math.floor(10000 / cols.length));
      for (let i = 0; i < rows.length; i += per) st.run(JSON.stringify(rows.slice(i, i + per)));
    } else {
      const st = to.prepare(`INSERT INTO "${table}" VALUES (${cols.map(() => "?").join(",")})`);
      if (mode === "prepbind") for (const r of rows) st.run(r); else for (const r of rows) st.run(...r);
    }
    const ms = c0() - a; spent += ms;
    out.push(`${table} ${Math.round(ms)}`);
  }
  const a = c0(); to.exec("COMMIT"); out.push("commit " + Math.round(c0() - a));
  console.log(mode, Math.round(spent), out.join("; "));
  to.close(); await fresh.close(); }
  await database.close();
});
