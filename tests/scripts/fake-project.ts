import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { buildStamp, buildStampFile, SERVER_FILE, WORKERS_FILE } from "../../scripts/lib/build.mjs";
import { packagesStamp } from "../../scripts/lib/packages.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { clientStamp } from "../../scripts/lib/prisma-client.mjs";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const PACKAGES = ["better-sqlite3", "tsx", "prisma"];

/** Notes what it is told in the data folder; at its end it says whether Redis still answered. */
const PROGRAM_HEAD = `
import { appendFileSync } from "node:fs";
import net from "node:net";
const note = (line) => appendFileSync(process.env.DATA_DIR + "/order.log", line + "\\n");
const redisAnswers = () => new Promise((resolve) => {
  const socket = net.connect({ path: process.env.REDIS_URL.slice("unix://".length) });
  socket.once("error", () => resolve(false));
  socket.once("connect", () => socket.write("PING\\r\\n"));
  socket.once("data", (data) => { socket.destroy(); resolve(String(data).startsWith("+PONG")); });
});
`;

const SERVER = `${PROGRAM_HEAD}
import http from "node:http";
if (process.env.FAIL_WITH) {
  process.stdout.write("this run\\n");
  process.exit(Number(process.env.FAIL_WITH));
}
const server = http.createServer((request, response) => {
  if (request.url === "/env") return response.end(JSON.stringify(process.env));
  if (request.url === "/crash") process.exit(3);
  response.end(String(process.pid));
});
server.listen(Number(process.env.PORT), process.env.HOST);
process.on("SIGINT", () => note("web got SIGINT"));
process.on("SIGTERM", () => setTimeout(() => { note("web ended"); process.exit(0); }, 100));
`;

const WORKERS = `${PROGRAM_HEAD}
setInterval(() => {}, 1000);
process.on("SIGTERM", async () => { note("worker ended, redis answers: " + await redisAnswers()); process.exit(0); });
`;

const SEED = `
import { createRequire } from "node:module";
import { appendFileSync } from "node:fs";
const Database = createRequire(import.meta.url)("better-sqlite3");
const db = new Database(process.env.DATABASE_URL!.slice("file:".length));
db.prepare("INSERT INTO User (id) VALUES (?)").run(String(Math.random()));
appendFileSync(process.env.DATA_DIR + "/order.log", "seed " + process.argv.slice(2).join(" ") + "\\n");
`;

/** A project folder with the real scripts and small programs in place of the built ones: no install, no build. */
export function makeFakeProject() {
  const root = mkdtempSync(path.join(tmpdir(), "yidao-start-"));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  cpSync(path.join(PROJECT, "scripts"), path.join(root, "scripts"), { recursive: true });
  mkdirSync(path.join(root, "node_modules"));
  for (const name of PACKAGES) {
    symlinkSync(path.join(PROJECT, "node_modules", name), path.join(root, "node_modules", name));
  }
  write("package.json", '{ "type": "module" }');
  write("prisma/schema.prisma", "");
  write("prisma/migrations/0001_start/migration.sql", "");
  write("prisma/seed.ts", SEED);
  write(
    "prisma/demo-accounts.json",
    '[{ "role": "manager", "username": "wang", "password": "demo-1", "name": "王经理" }]',
  );
  write("app/platform/db/client/client.ts", "");
  write("app/platform/db/client/.stamp", clientStamp(root));
  write(SERVER_FILE, SERVER);
  write(WORKERS_FILE, WORKERS);
  write("node_modules/.yidao-stamp", packagesStamp(root));
  write(path.relative(root, buildStampFile(root)), buildStamp(root));
  return { root, data: path.join(root, "data"), remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** A database as the migration tool leaves it, with the one table the scripts look at. */
export function makeDatabase(folder: string, migrations: string[] = ["0001_start"]) {
  mkdirSync(folder, { recursive: true });
  const db = new Database(path.join(folder, "yidao.db"));
  db.exec(
    "CREATE TABLE User (id TEXT); CREATE TABLE _prisma_migrations (migration_name TEXT, finished_at TEXT, rolled_back_at TEXT)",
  );
  for (const name of migrations) {
    db.prepare("INSERT INTO _prisma_migrations VALUES (?, '2026-01-01', NULL)").run(name);
  }
  db.close();
}

/** Starts one of the scripts and collects what it says. */
export async function startScript(root: string, script: string, args: string[] = [], env: Record<string, string> = {}) {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [path.join(root, "scripts", script), ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env, PORT: port } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    output += text;
  });
  const exited = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { child, port, url: `http://127.0.0.1:${port}`, exited, output: () => output };
}

/** What seed and programs noted, in order. */
export function orderLog(data: string): string[] {
  const file = path.join(data, "order.log");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}

/** Waits until the condition holds. Throws after 15 s. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`waited in vain until ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
