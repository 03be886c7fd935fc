// @ts-check
import { mkdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { aptInstall, canApt } from "./apt.mjs";
import { findProgram, isExecutable } from "./find-program.mjs";
import { inRoot } from "./paths.mjs";
import { tryRun } from "./run.mjs";
import { StopError } from "./say.mjs";

const HOW_TO_GET =
  "Redis is needed and was not found: install redis-server or valkey-server (Debian/Ubuntu: sudo apt-get install redis-server; " +
  "macOS: brew install redis), or give the address of a running one in REDIS_URL.";

/**
 * Path of a Redis (or Valkey) server on this machine.
 * Debian's package redis-tools holds the server under the name of its checker: called by a link named redis-server it is one.
 * @returns {Promise<string | undefined>}
 */
export async function findRedisServer() {
  for (const file of [findProgram("redis-server", "valkey-server"), inRoot(".cache/bin/redis-server")]) {
    if (file && (await isServer(file))) {
      return file;
    }
  }
  const checker = findProgram("redis-check-rdb", "valkey-check-rdb");
  if (!checker) {
    return undefined;
  }
  const link = linkAsServer(checker);
  return (await isServer(link)) ? link : undefined;
}

/**
 * As `findRedisServer`, and installs one where that needs no question.
 * @returns {Promise<string>}
 */
export async function ensureRedisServer() {
  const present = await findRedisServer();
  if (present) {
    return present;
  }
  if (!canApt()) {
    throw new StopError(HOW_TO_GET);
  }
  // redis-tools first: it brings no system service that would start a second Redis on port 6379.
  for (const name of ["redis-tools", "redis-server", "valkey-server"]) {
    const problem = await aptInstall(name);
    const installed = await findRedisServer();
    if (!problem && installed) {
      return installed;
    }
  }
  throw new StopError(HOW_TO_GET);
}

/** @param {string} file */
async function isServer(file) {
  return isExecutable(file) && /server v=\d/.test((await tryRun(file, ["--version"])).output);
}

/** @param {string} checker */
function linkAsServer(checker) {
  const link = inRoot(".cache/bin/redis-server");
  mkdirSync(path.dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(realpathSync(checker), link);
  return link;
}
