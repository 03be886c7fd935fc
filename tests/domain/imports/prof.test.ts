import { afterAll, beforeAll, test, vi } from "vitest";
vi.hoisted(() => { process.env.DATA_DIR = "/tmp/imp-files"; });
import inspector from "node:inspector/promises";
import { writeFileSync } from "node:fs";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";
import { dataFile, deskOf, dryRun, importGood, upload } from "./lists.ts";
let database: TestDb;
beforeAll(async () => { database = await testDb(); });
afterAll(() => database.close());
async function prof(name: string, body: () => Promise<unknown>) {
  const s = new inspector.Session(); s.connect(); await s.post("Profiler.enable"); await s.post("Profiler.setSamplingInterval", { interval: 500 }); await s.post("Profiler.start");
  await body();
  const { profile } = await s.post("Profiler.stop");
  const self = new Map<string, number>();
  const dt = profile.timeDeltas!; const byId = new Map(profile.nodes.map(n => [n.id, n]));
  const parent = new Map<number, number>(); for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
  const total = new Map<string, number>();
  profile.samples!.forEach((sid, i) => {
    let n: number | undefined = sid; const seen = new Set<string>(); let first = true;
    while (n !== undefined) { const f = byId.get(n)!.callFrame; const k = f.functionName + " " + f.url.split("/").slice(-2).join("/") + ":" + f.lineNumber;
      if (first) { self.set(k, (self.get(k) ?? 0) + dt[i]!); first = false; }
      if (!seen.has(k)) { seen.add(k); total.set(k, (total.get(k) ?? 0) + dt[i]!); }
      n = parent.get(n); }
  });
  const top = (m: Map<string, number>, k: number) => [...m].sort((a, b) => b[1] - a[1]).slice(0, k).map(([k, v]) => `${(v / 1000).toFixed(0)} ${k}`).join("\n");
  writeFileSync(`/tmp/imp-prof-${name}.txt`, "SELF\n" + top(self, 35) + "\nTOTAL\n" + top(total, 90));
}
test("speed", { timeout: 120000 }, async () => {
  const desk = deskOf(database);
  const id = await upload(desk, dataFile("arrival-list-10000.xlsx"));
  await prof("dry", () => dryRun(desk, id));
  await prof("import", () => importGood(desk, id));
});
