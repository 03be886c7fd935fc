// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { takeLock } from "./lock.mjs";
import { endProcess, processIdentity } from "./process-identity.mjs";
import { StopError, say } from "./say.mjs";

const LEFT_OVER_GRACE_MS = 15_000;

/** @typedef {import("./process-identity.mjs").KnownProcess & { name: string }} NamedProcess */

/**
 * Makes this process the only one that runs the program on this data folder, and ends what a killed launcher left there.
 * @param {string} dataDir
 * @param {string} what as in "npm start"
 * @returns {Promise<import("./lock.mjs").Lock>}
 */
export async function takeDataFolder(dataDir, what) {
  mkdirSync(dataDir, { recursive: true });
  const taken = takeLock(path.join(dataDir, "launcher.lock"), what);
  if ("owner" in taken) {
    const { what: other, pid, since } = taken.owner;
    throw new StopError(
      `The data folder ${dataDir} is in use by "${other}" (process ${pid}, since ${since}): stop that one first, or give another folder with DATA_DIR=….`,
    );
  }
  for (const known of readChildren(dataDir)) {
    say(`• Ending ${known.name} (process ${known.pid}), left over from a start that was killed`);
    await endProcess(known, LEFT_OVER_GRACE_MS);
  }
  rmSync(childrenFile(dataDir), { force: true });
  return taken.lock;
}

/**
 * Notes a process of the program, so that the next start can end it when this launcher is killed.
 * @param {string} dataDir
 * @param {string} name
 * @param {number} pid
 */
export function noteChild(dataDir, name, pid) {
  const others = readChildren(dataDir).filter((known) => known.name !== name);
  writeFileSync(childrenFile(dataDir), JSON.stringify([...others, { name, pid, identity: processIdentity(pid) }]));
}

/** @param {string} dataDir */
export function forgetChildren(dataDir) {
  rmSync(childrenFile(dataDir), { force: true });
}

/**
 * @param {string} dataDir
 * @returns {NamedProcess[]} only those that are still there
 */
function readChildren(dataDir) {
  try {
    /** @type {NamedProcess[]} */
    const noted = JSON.parse(readFileSync(childrenFile(dataDir), "utf8"));
    return noted.filter(({ pid, identity }) => identity !== undefined && processIdentity(pid) === identity);
  } catch {
    return [];
  }
}

/** @param {string} dataDir */
function childrenFile(dataDir) {
  return path.join(dataDir, "processes.json");
}

/**
 * The first start decides what a data folder is for: the demo's passwords are published, so it must never become production.
 * @param {string} dataDir
 * @param {{ production: boolean }} options
 */
export function claimMode(dataDir, { production }) {
  const mode = production ? "production" : "demo";
  const recorded = recordedMode(dataDir);
  if (recorded !== undefined && recorded !== mode) {
    throw new StopError(
      recorded === "demo"
        ? `The data folder ${dataDir} holds the demo, whose passwords are published: give another folder with DATA_DIR=… for production.`
        : `The data folder ${dataDir} holds production data: start it with "npm run start:production", or give another folder with DATA_DIR=… for the demo.`,
    );
  }
  writeFileSync(path.join(dataDir, "mode"), `${mode}\n`);
}

/**
 * @param {string} dataDir
 * @returns {string | undefined}
 */
export function recordedMode(dataDir) {
  const file = path.join(dataDir, "mode");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}
