// @ts-check
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import path from "node:path";

/** A log above this size is put aside as `.1` at the next start. */
const ROTATE_BYTES = 20 * 1024 * 1024;

/**
 * @param {string} dataDir
 * @param {string} name of the process
 */
export function logFile(dataDir, name) {
  return path.join(dataDir, "logs", `${name}.log`);
}

/**
 * Opens the log of a process for the time of one call: the process started in it gets its own handle.
 * @template T
 * @param {string} file
 * @param {(handle: number) => T} work
 * @returns {T}
 */
export function withLog(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > ROTATE_BYTES) {
    renameSync(file, `${file}.1`);
  }
  const handle = openSync(file, "a", 0o600);
  try {
    return work(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * The last lines of a log, to show why a process ended.
 * @param {string} file
 * @param {number} [lines]
 */
export function tail(file, lines = 15) {
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n") : "";
}
