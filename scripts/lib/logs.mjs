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

/** @param {string} file */
export function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * The last lines that were added to a log, to show why a process ended.
 * @param {string} file
 * @param {number} from its size before, in bytes
 * @param {number} [lines]
 */
export function tail(file, from, lines = 15) {
  const added = existsSync(file) ? readFileSync(file).subarray(from).toString("utf8") : "";
  return added.trimEnd().split("\n").slice(-lines).join("\n");
}
