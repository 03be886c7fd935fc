// @ts-check
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Says which process a pid is: pids are used again, above all in containers, where each start begins at the same numbers.
 * @param {number} pid
 * @returns {string | undefined} undefined when there is no such process
 */
export function processIdentity(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") {
      return undefined;
    }
  }
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Fields after the name in brackets, which may itself hold spaces: state is the 1st, start time the 20th.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : `${boot}:${fields[19]}`;
  } catch {
    return identityFromPs(pid);
  }
}

/**
 * For systems without /proc.
 * @param {number} pid
 */
function identityFromPs(pid) {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * @typedef {object} KnownProcess
 * @property {number} pid
 * @property {string | undefined} identity
 */

/**
 * Whether exactly this process is still there.
 * @param {KnownProcess} known
 */
export function isAlive({ pid, identity }) {
  const now = processIdentity(pid);
  return now !== undefined && now === identity;
}

/**
 * Ends a process left over by someone else: asks, waits, insists.
 * @param {KnownProcess} known
 * @param {number} graceMs
 */
export async function endProcess(known, graceMs) {
  if (!isAlive(known)) {
    return;
  }
  process.kill(known.pid, "SIGTERM");
  const deadline = Date.now() + graceMs;
  while (isAlive(known)) {
    if (Date.now() > deadline) {
      process.kill(known.pid, "SIGKILL");
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
