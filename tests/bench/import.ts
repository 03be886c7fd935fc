import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { systemAt } from "#prisma/seed/context.ts";
import { seedStaff } from "#prisma/seed/staff.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { startProgram } from "#tests/setup/program.ts";
import { signInCookie, timeGet } from "./http.ts";
import { type Figure, percentile } from "./result.ts";

const FILE = "../shared/data/arrival-list-10000.xlsx";
const PROBES = 60;

/** Milliseconds exceljs alone takes for the workbook, the better of three. */
async function parseAlone(): Promise<number> {
  const bytes = readFileSync(FILE);
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const started = performance.now();
    await new ExcelJS.Workbook().xlsx.load(bytes as unknown as ArrayBuffer);
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}

interface ImportReport {
  ms: number;
  peakMb: number;
}

/** The import by the domain's commands in a process of its own, so that the peak of its memory is its own. */
function importAlone(): Promise<ImportReport> {
  const child = fork(join("tests", "bench", "import-child.ts"), [FILE], { execArgv: ["--import", "tsx"] });
  return new Promise((resolve, reject) => {
    child.once("message", (report) => resolve(report as ImportReport));
    child.once("exit", (code) => reject(new Error(`the import's process ended with ${code}`)));
  });
}

async function probe(baseUrl: string, cookie: string, times: number[], enough: () => boolean): Promise<void> {
  while (!enough()) {
    times.push(await timeGet(`${baseUrl}/shipments.data?direction=inbound`, cookie));
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function upload(baseUrl: string, cookie: string): Promise<void> {
  const form = new FormData();
  form.set("file", new Blob([readFileSync(FILE)]), "arrival-list-10000.xlsx");
  form.set("senderName", "压力线");
  form.set("stationCode", "rail_north");
  const headers = { cookie, origin: baseUrl };
  const answer = await fetch(`${baseUrl}/shipments/import`, {
    method: "POST",
    body: form,
    headers,
    redirect: "manual",
  });
  if (answer.status !== 302) {
    throw new Error(`upload answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  }
}

/** How the web process answers while the worker checks and imports the list. */
async function webMeanwhile(): Promise<{ idle: number; busy: number }> {
  const program = await startProgram({
    fill: async (db) => {
      const ctx = systemAt(db, new Date());
      await seedStaff(ctx);
      await seedStandards(ctx);
    },
  });
  try {
    const cookie = await signInCookie(program.baseUrl);
    const idle: number[] = [];
    await probe(program.baseUrl, cookie, idle, () => idle.length >= PROBES);
    const busy: number[] = [];
    await upload(program.baseUrl, cookie);
    const checked = async () => {
      const list = await program.db.arrivalList.findFirst();
      return list?.status === "checked" || list?.status === "failed";
    };
    let done = false;
    const watch = (async () => {
      while (!(await checked())) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      done = true;
    })();
    await probe(program.baseUrl, cookie, busy, () => done);
    await watch;
    return { idle: percentile(idle, 0.95), busy: percentile(busy, 0.95) };
  } finally {
    await program.stop();
  }
}

export async function benchImport(): Promise<Figure[]> {
  const alone = await parseAlone();
  const whole = await importAlone();
  const { idle, busy } = await webMeanwhile();
  return [
    {
      name: "import of 10,000 rows against parsing alone",
      value: whole.ms / alone,
      unit: "×",
      sense: "≤",
      bound: 5,
      note: `${whole.ms.toFixed(0)} ms against ${alone.toFixed(0)} ms by exceljs`,
    },
    {
      name: "import: peak memory",
      value: whole.peakMb,
      unit: "MB",
      sense: "≤",
      bound: 600,
      note: "resident set of its process",
    },
    {
      name: "web p95 while the worker imports",
      value: busy / idle,
      unit: "×",
      sense: "≤",
      bound: 3,
      note: `${busy.toFixed(1)} ms against ${idle.toFixed(1)} ms idle`,
    },
  ];
}
