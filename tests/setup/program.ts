import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDb } from "#app/platform/db/create-db.server.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { SERVER_FILE, WORKERS_FILE } from "../../scripts/lib/build.mjs";
import { migrate } from "../../scripts/lib/migrations.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { startPrivateRedis } from "../../scripts/lib/redis.mjs";

export interface Program {
  baseUrl: string;
  db: Db;
  /** settings the processes run with */
  env: Record<string, string>;
  /** starts one more worker process */
  startWorker(): Promise<ChildProcess>;
  workers: ChildProcess[];
  /** orderly stop or crash of Redis, and its return with the same data */
  stopRedis(): Promise<void>;
  killRedis(): Promise<void>;
  startRedis(): Promise<void>;
  stop(): Promise<void>;
  /** what the processes wrote, for a failing test */
  output(): string;
}

export interface ProgramOptions {
  env?: Record<string, string>;
  /** fills the database before the processes start */
  fill?: (db: Db) => Promise<void>;
  /** an existing migrated database instead of a new one */
  databaseUrl?: string;
  web?: boolean;
  workers?: number;
}

async function until(what: string, ok: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await ok().catch(() => false))) {
    if (Date.now() > end) {
      throw new Error(`${what} within ${withinMs} ms`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await gone;
  clearTimeout(hard);
}

/** The whole built program with a database, a Redis and ports of its own: web and worker are processes as in production. */
export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
  const dir = mkdtempSync(join(tmpdir(), "yidao-program-"));
  const redisDir = join(dir, "redis");
  mkdirSync(redisDir);
  let redis = await startPrivateRedis({ dir: redisDir });
  const port = await freePort();
  const url = options.databaseUrl ?? `file:${join(dir, "yidao.db")}`;
  if (!options.databaseUrl) {
    await migrate({ DATABASE_URL: url, DATA_DIR: dir });
  }
  const db = createDb(url);
  await options.fill?.(db);
  const env: Record<string, string> = {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dir,
    DATABASE_URL: url,
    REDIS_URL: redis.url,
    SESSION_SECRET: "journey-session-secret-journey-session-secret",
    DATA_KEY: "journey-data-key-journey-data-key-journey",
    DEMO: "on",
    LOG_LEVEL: "warn",
    NOTICE_SETTLE_MS: "200",
    RELAY_POLL_MS: "200",
    SWEEP_MS: "1000",
    ...options.env,
  };
  let said = "";
  const run = (file: string, over: Record<string, string> = {}): ChildProcess => {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, ["--enable-source-maps", file], {
      env: { PATH, HOME, ...env, ...over, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text) => {
        said = (said + text).slice(-20_000);
      });
    }
    return child;
  };
  const workers: ChildProcess[] = [];
  const startWorker = async () => {
    const workerPort = await freePort();
    const child = run(WORKERS_FILE, { PROCESS_NAME: "worker", WORKER_PORT: String(workerPort) });
    workers.push(child);
    await until(
      `worker is ready (${said.slice(-2_000)})`,
      async () => (await fetch(`http://127.0.0.1:${workerPort}/readyz`)).ok,
    );
    return child;
  };
  const baseUrl = `http://127.0.0.1:${port}`;
  const web = options.web === false ? null : run(SERVER_FILE);
  const stop = async () => {
    await Promise.all([...workers, ...(web ? [web] : [])].map(end));
    await db.$disconnect();
    await redis.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    for (let i = 0; i < (options.workers ?? 1); i += 1) {
      await startWorker();
    }
    if (web) {
      await until("web is ready", async () => (await fetch(`${baseUrl}/readyz`)).ok);
    }
  } catch (error) {
    // What did start would run on after the test.
    await stop();
    throw error;
  }
  return {
    baseUrl,
    db,
    env,
    workers,
    startWorker,
    stopRedis: () => redis.stop(),
    killRedis: () => redis.kill(),
    startRedis: async () => {
      redis = await startPrivateRedis({ dir: redisDir });
    },
    output: () => said,
    stop,
  };
}
