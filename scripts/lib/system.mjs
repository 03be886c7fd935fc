// @ts-check
import { spawn } from "node:child_process";
import path from "node:path";
import { SERVER_FILE, WORKERS_FILE } from "./build.mjs";
import { supervise } from "./children.mjs";
import { noteChild } from "./data-folder.mjs";
import { logFile, withLog } from "./logs.mjs";
import { inRoot, ROOT } from "./paths.mjs";
import { endLeftOverRedis, ensureRedisServer, redisPlace, spawnRedis, waitForRedis } from "./redis.mjs";
import { canReachRedis } from "./redis-ping.mjs";
import { StopError, say } from "./say.mjs";

/** How long each part may take to finish what it has begun. */
const GRACE_MS = { web: 20_000, worker: 60_000, redis: 30_000 };

/**
 * @typedef {object} SystemOptions
 * @property {import("./env.mjs").Settings} env of the program's processes
 * @property {(problem: StopError) => void} onGiveUp
 * @property {boolean} logToTerminal otherwise each process logs to its file in the data folder
 */

/**
 * Redis, web and workers of one data folder: started in this order, stopped in the opposite one.
 * Each is in a process group of its own, so that the terminal's Ctrl-C reaches this launcher only and the order is kept.
 * @param {SystemOptions} options
 */
export function createSystem({ env, onGiveUp, logToTerminal }) {
  const dataDir = env.DATA_DIR ?? "";
  /** @type {import("./children.mjs").Supervised | undefined} */
  let redis;

  /** @param {"web" | "worker"} name @param {string} file */
  const program = (name, file) => {
    const launch = () =>
      withLog(logFile(dataDir, name), (log) =>
        spawn(process.execPath, ["--enable-source-maps", inRoot(file)], {
          cwd: ROOT,
          env: programEnv(env, name),
          stdio: ["ignore", logToTerminal ? "inherit" : log, "inherit"],
          detached: true,
        }),
      );
    return supervise({ name, launch, onGiveUp, onStart: (pid) => noteChild(dataDir, name, pid) });
  };
  const web = program("web", SERVER_FILE);
  const worker = program("worker", WORKERS_FILE);

  return {
    /** @param {boolean} own whether to start one; otherwise REDIS_URL has to answer */
    startRedis: async (own) => {
      redis = own
        ? await startOwnRedis(path.join(dataDir, "redis"), onGiveUp)
        : await assertReachable(env.REDIS_URL ?? "");
    },
    startPrograms: () => {
      worker.start();
      web.start();
    },
    /** Nothing is accepted any more, then what was accepted is finished, then it is on disk. @param {AbortSignal} [hurry] */
    stop: async (hurry) => {
      await web.stop({ graceMs: GRACE_MS.web, hurry });
      await worker.stop({ graceMs: GRACE_MS.worker, hurry });
      await redis?.stop({ graceMs: GRACE_MS.redis });
    },
  };
}

/**
 * @param {string} dir
 * @param {(problem: StopError) => void} onGiveUp
 */
export async function startOwnRedis(dir, onGiveUp) {
  const server = await ensureRedisServer();
  const place = redisPlace(dir);
  await endLeftOverRedis(place);
  const redis = supervise({ name: "redis", launch: () => spawnRedis(server, place, { detached: true }), onGiveUp });
  redis.start();
  await waitForRedis(place, new Promise(() => {}));
  return redis;
}

/** @param {string} url */
async function assertReachable(url) {
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { host, pathname } = new URL(url);
  if (!(await canReachRedis(url))) {
    throw new StopError(
      `Redis at ${host || pathname} (REDIS_URL) does not answer: start it, or leave REDIS_URL empty for a private one.`,
    );
  }
  say(`• Using the Redis at ${host || pathname}`);
  return undefined;
}

/**
 * @param {import("./env.mjs").Settings} env
 * @param {string} name
 */
export function programEnv(env, name) {
  const all = { ...process.env, ...env, PROCESS_NAME: name };
  // The first administrator's password is for the seed only.
  return Object.fromEntries(Object.entries(all).filter(([key]) => !/^(npm_|ADMIN_)/.test(key)));
}
