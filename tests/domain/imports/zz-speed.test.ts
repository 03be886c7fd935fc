import "./files-folder.ts";
import ExcelJS from "exceljs";
import { test } from "vitest";
import { testDb } from "#tests/setup/test-db.ts";
import { dataFile, deskOf, dryRun, importGood, upload } from "./lists.ts";
test("speed", { timeout: 300000 }, async () => {
  const bytes = dataFile("arrival-list-10000.xlsx");
  for (let i = 0; i < 3; i++) {
  let t = performance.now(); let c = process.cpuUsage(); const out: string[] = []; let total = 0; let base = 0;
  const lap = (n: string) => { const u = process.cpuUsage(c); const ms = Math.round((u.user + u.system) / 1000); out.push(`${n} cpu ${ms} wall ${Math.round(performance.now() - t)}`); t = performance.now(); c = process.cpuUsage(); return ms; };
  base = 1e9;
  for (let k = 0; k < 2; k++) { const w = new ExcelJS.Workbook(); await w.xlsx.load(bytes as never); base = Math.min(base, lap("exceljs")); }
  const database = await testDb(); const desk = deskOf(database); lap("db");
  const id = await upload(desk, bytes); total += lap("upload");
  await dryRun(desk, id); total += lap("dry");
  await importGood(desk, id); total += lap("import");
  console.log(out.join(" | "), "RATIO", (total / base).toFixed(2), "rss", Math.round(process.memoryUsage().rss / 1e6));
  await database.close();
  }
});
