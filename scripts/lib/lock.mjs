// @ts-check
import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAlive, processIdentity } from "./process-identity.mjs";

/** A guard older than this was left by a process that died while it removed a stale lock. */
const GUARD_STALE_MS = 10_000;

/**
 * @typedef {{ pid: number, identity: string | undefined, nonce: string, what: string, since: string }} LockOwner
 * @typedef {{ release: () => void }} Lock
 */

/**
 * Takes the lock file, or says who has it. A lock whose process is gone is taken over.
 * @param {string} file
 * @param {string} what for the one who is refused, as in "npm start"
 * @returns {{ lock: Lock, takenOver: boolean } | { owner: LockOwner }}
 */
export function takeLock(file, what) {
  mkdirSync(path.dirname(file), { recursive: true });
  const nonce = randomUUID();
  const mine = `${file}.${nonce}`;
  const { pid } = process;
  const owner = { pid, identity: processIdentity(pid), nonce, what, since: new Date().toISOString() };
  writeFileSync(mine, JSON.stringify(owner));
  let takenOver = false;
  try {
    for (;;) {
      // link() is atomic and the file is complete from its first moment on, which open("wx") + write is not.
      if (tryLink(mine, file)) {
        return { lock: { release: () => releaseLock(file, nonce) }, takenOver };
      }
      const current = readOwner(file);
      if (current && isAlive(current)) {
        return { owner: current };
      }
      takenOver = removeStale(file, current?.nonce) || takenOver;
    }
  } finally {
    unlinkSync(mine);
  }
}

/**
 * Does the work while nobody else with the same lock does; waits for its turn.
 * @template T
 * @param {string} file
 * @param {string} what
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (owner: LockOwner) => void, pollMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(file, what, work, { onWait, pollMs = 200 } = {}) {
  for (let tries = 0; ; tries += 1) {
    const taken = takeLock(file, what);
    if ("lock" in taken) {
      try {
        return await work();
      } finally {
        taken.lock.release();
      }
    }
    if (tries === 0) {
      onWait?.(taken.owner);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/**
 * @param {string} file
 * @returns {LockOwner | undefined} undefined when nobody holds it (or it cannot be read, which is the same)
 */
export function readOwner(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") {
      return false;
    }
    throw error;
  }
}

/**
 * Removes a stale lock. Only one process at a time may, and only the lock that was seen: otherwise the slower of two
 * would remove the fresh lock of the faster.
 * @param {string} file
 * @param {string | undefined} seenNonce
 */
function removeStale(file, seenNonce) {
  const guard = `${file}.guard`;
  if (!enterGuard(guard)) {
    return false;
  }
  try {
    if (readOwner(file)?.nonce !== seenNonce) {
      return false;
    }
    unlinkSync(file);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(guard);
  }
}

/** @param {string} guard */
function enterGuard(guard) {
  try {
    mkdirSync(guard);
    return true;
  } catch {
    const made = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && Date.now() - made > GUARD_STALE_MS) {
      rmSync(guard, { recursive: true, force: true });
    }
    // The other one needs a moment; taking a lock is synchronous, so this waits synchronously.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    return false;
  }
}

/**
 * @param {string} file
 * @param {string} nonce
 */
function releaseLock(file, nonce) {
  if (readOwner(file)?.nonce === nonce) {
    unlinkSync(file);
  }
}
