import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { benchBundles } from "./bundles.ts";
import { benchClocks } from "./clocks.ts";
import { benchComplaints } from "./complaints.ts";
import { benchDelivery } from "./delivery.ts";
import { benchImport } from "./import.ts";
import { benchLists } from "./lists.ts";
import { benchMap } from "./map.ts";
import { type Bench, type Figure, holds, printTable } from "./result.ts";
import { benchWorkingTime } from "./working-time.ts";

const benches: Record<string, Bench> = {
  bundles: benchBundles,
  lists: benchLists,
  import: benchImport,
  delivery: benchDelivery,
  map: benchMap,
  "working-time": benchWorkingTime,
  clocks: benchClocks,
  complaints: benchComplaints,
};

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
const names = wanted.length > 0 ? wanted : Object.keys(benches);
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  throw new Error(`no such bench: ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}`);
}

const figures: Figure[] = [];
for (const name of names) {
  process.stdout.write(`… ${name}\n`);
  figures.push(...(await (benches[name] as Bench)()));
}
printTable(figures);
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`;
writeFileSync("bench-results.json", `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`);
process.exitCode = figures.every(holds) ? 0 : 1;
process.exit();
