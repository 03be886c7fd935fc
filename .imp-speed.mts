import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import ExcelJS from "exceljs";

const dir = mkdtempSync("/tmp/imp/sp-");
process.env.DATA_DIR = dir;
process.env.SESSION_SECRET = "x".repeat(40);
process.env.DATA_KEY = "x".repeat(40);
process.env.LOG_LEVEL = "silent";
process.env.NODE_ENV = "production";
const url = `file:${dir}/t.db`;
execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
  env: { ...process.env, DATABASE_URL: url },
  stdio: "pipe",
});
const { createDb } = await import("#app/platform/db/create-db.server.ts");
const { uploadArrivalList } = await import("#app/domain/imports/upload-arrival-list.server.ts");
const { checkList } = await import("#app/domain/imports/check-list.server.ts");
const { startImport } = await import("#app/domain/imports/start-import.server.ts");
const { importList } = await import("#app/domain/imports/import-list.server.ts");
const bytes = readFileSync("/work/shared/data/arrival-list-10000.xlsx");
let t = performance.now();
let c = process.cpuUsage();
const out: string[] = [];
let total = 0;
const lap = (n: string) => {
  const u = process.cpuUsage(c);
  const ms = Math.round((u.user + u.system) / 1000);
  out.push(`${n} cpu ${ms} wall ${Math.round(performance.now() - t)}`);
  t = performance.now();
  c = process.cpuUsage();
  return ms;
};
if (process.argv[2] === "parse") {
  const times: number[] = [];
  for (let k = 0; k < 3; k++) {
    const w = new ExcelJS.Workbook();
    await w.xlsx.load(bytes as never);
    times.push(lap("exceljs"));
  }
  console.log(out.join(" | "));
} else {
  const db = createDb(url);
  await db.user.count();
  lap("boot");
  const ctx = {
    actor: { kind: "system" as const, id: "w", name: "w", role: "system" },
    db,
    now: new Date("2026-11-21T02:00:00Z"),
    locale: "zh-CN" as const,
    requestId: "b",
    ip: "",
  };
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const { listId } = await uploadArrivalList(ctx, {
    bytes,
    fileName: "x.xlsx",
    senderName: "",
    stationCode: "rail_north",
  });
  total += lap("upload");
  await checkList(ctx, listId, { handler: "a", outboxId: "1" });
  total += lap("dry");
  await startImport(ctx, listId, { version: 2, mode: "all" });
  if (process.argv[2] === "prof") {
    const inspector = await import("node:inspector/promises");
  }
  await importList(ctx, listId, { handler: "b", outboxId: "2" });
  total += lap("import");
  clearInterval(timer);
  console.log(out.join(" | "), "TOTAL", total, "peak", Math.round(peak / 1e6), await db.shipment.count());
  await db.$disconnect();
}
if (!process.env.KEEP) rmSync(dir, { recursive: true }); else console.log(url);
