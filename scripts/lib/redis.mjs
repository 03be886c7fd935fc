// @ts-check
import { spawn } from "node:child_process";
import { lstatSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureRedisServer } from "./redis-binary.mjs";
import { pingRedis, shutDownRedis } from "./redis-ping.mjs";
import { redisPlace } from "./redis-place.mjs";
import { StopError } from "./say.mjs";

export { ensureRedisServer, findRedisServer } from "./redis-binary.mjs";
export { redisPlace } from "./redis-place.mjs";

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 20_000;

/**
 * @typedef {object} PrivateRedis
 * @property {string} url for REDIS_URL
 * @property {string} socket
 * @property {import("node:child_process").ChildProcess} process
 * @property {() => Promise<void>} stop orderly, with everything on disk
 * @property {() => Promise<void>} kill SIGKILL, as a crash; start again with the same `dir` to get the data back
 */

/**
 * The command line of a private Redis: reached by its socket only, everything on disk within a second, nothing ever evicted.
 * @param {import("./redis-place.mjs").RedisPlace} place
 */
export function redisArguments({ dir, socket }) {
  const network = ["--port", "0", "--unixsocket", socket, "--unixsocketperm", "700"];
  const disk = ["--dir", dir, "--appendonly", "yes", "--appendfsync", "everysec", "--save", ""];
  const rest = ["--maxmemory-policy", "noeviction", "--daemonize", "no", "--logfile", path.join(dir, "redis.log")];
  return [...network, ...disk, ...rest];
}

/**
 * Starts the process only; `waitForRedis` tells when it answers.
 * @param {string} server path of the program
 * @param {import("./redis-place.mjs").RedisPlace} place
 * @param {{ detached?: boolean }} [options] detached: in a process group of its own, out of reach of the terminal's Ctrl-C
 */
export function spawnRedis(server, place, { detached = false } = {}) {
  mkdirSync(place.dir, { recursive: true, mode: 0o700 });
  ownFolder(path.dirname(place.socket));
  return spawn(server, redisArguments(place), { stdio: ["ignore", "ignore", "inherit"], detached });
}

/**
 * Starts a Redis of one's own with its data in `dir`, and waits until it answers. It ends with this process at the latest.
 * @param {{ dir: string, server?: string }} options `server`: path of the program, looked for when absent
 * @returns {Promise<PrivateRedis>}
 */
export async function startPrivateRedis({ dir, server }) {
  const program = server ?? (await ensureRedisServer());
  const place = redisPlace(dir);
  await endLeftOverRedis(place);
  const child = spawnRedis(program, place);
  const endWithParent = () => child.kill("SIGKILL");
  process.once("exit", endWithParent);
  /** @type {Promise<void>} */
  const exited = new Promise((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => {
      process.off("exit", endWithParent);
      resolve();
    });
  });
  await waitForRedis(place, exited);
  const stop = async () => {
    child.kill("SIGTERM");
    const insist = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
    await exited;
    clearTimeout(insist);
    if (path.dirname(place.socket) !== place.dir) {
      rmSync(path.dirname(place.socket), { recursive: true, force: true });
    }
  };
  const kill = async () => {
    child.kill("SIGKILL");
    await exited;
  };
  return { url: place.url, socket: place.socket, process: child, stop, kill };
}

/**
 * Resolves when Redis has loaded its data and answers.
 * @param {import("./redis-place.mjs").RedisPlace} place
 * @param {Promise<void>} exited
 */
export async function waitForRedis(place, exited) {
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await pingRedis(place.socket))) {
    if (gone || Date.now() > deadline) {
      throw new StopError(`Redis did not start; its log is ${path.join(place.dir, "redis.log")}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/**
 * Ends a Redis that a killed launcher left behind on this folder: two of them would write the same append-only file.
 * @param {import("./redis-place.mjs").RedisPlace} place
 */
export async function endLeftOverRedis(place) {
  if (!(await pingRedis(place.socket))) {
    return;
  }
  // By command and not by signal: the process id it would tell means nothing outside its container.
  await shutDownRedis(place.socket);
  const deadline = Date.now() + STOP_WITHIN_MS;
  while ((await pingRedis(place.socket)) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @param {string} folder */
function ownFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(folder);
  if (process.getuid && uid !== process.getuid() && process.getuid() !== 0) {
    throw new StopError(`${folder} belongs to another user; Redis cannot put its socket there.`);
  }
}
