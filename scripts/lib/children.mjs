// @ts-check
import { CONFIG_ERROR } from "./run.mjs";
import { StopError, warn } from "./say.mjs";

const QUICK_MS = 30_000;
const MAX_QUICK_CRASHES = 5;
const DELAYS_MS = [500, 1_000, 2_000, 4_000];

/**
 * @typedef {object} Supervised
 * @property {string} name
 * @property {() => void} start
 * @property {(options: { graceMs: number, hurry?: AbortSignal }) => Promise<void>} stop SIGTERM, then SIGKILL after `graceMs` or at once on `hurry`
 * @property {() => number | undefined} pid
 *
 * @typedef {object} SuperviseOptions
 * @property {string} name for the person, as in "web"
 * @property {() => import("node:child_process").ChildProcess} launch starts the process, detached
 * @property {(problem: StopError) => void} onGiveUp called once, when starting it again has no sense
 * @property {(pid: number) => void} [onStart]
 * @property {number} [quickMs] a process that lived shorter counts as a quick crash
 * @property {number[]} [delaysMs] waiting time before each new start after quick crashes; the last one repeats
 */

/**
 * Keeps one process running: starts it again when it ends by itself, each time a little later, and gives up after five
 * quick crashes in a row, or at once when the process says that its settings are wrong.
 * @param {SuperviseOptions} options
 * @returns {Supervised}
 */
export function supervise({ name, launch, onGiveUp, onStart, quickMs = QUICK_MS, delaysMs = DELAYS_MS }) {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let waiting;
  let stopping = false;
  let quickCrashes = 0;
  /** @type {Promise<void>} */
  let exited = Promise.resolve();

  const start = () => {
    const startedAt = Date.now();
    const started = launch();
    child = started;
    exited = new Promise((resolve) => {
      const ended = once((/** @type {string} */ how, /** @type {number | null} */ code) => {
        child = undefined;
        resolve();
        if (!stopping) {
          onEnd(how, code, Date.now() - startedAt);
        }
      });
      started.once("error", (error) => ended(error.message, null));
      started.once("exit", (code, signal) => ended(signal ? `killed by ${signal}` : `exit code ${code}`, code));
    });
    if (started.pid !== undefined) {
      onStart?.(started.pid);
    }
  };

  /**
   * @param {string} how
   * @param {number | null} code
   * @param {number} livedMs
   */
  const onEnd = (how, code, livedMs) => {
    if (code === CONFIG_ERROR) {
      onGiveUp(new StopError(`${name} does not accept its settings (see above and .env.example).`, CONFIG_ERROR));
      return;
    }
    quickCrashes = livedMs < quickMs ? quickCrashes + 1 : 1;
    if (quickCrashes >= MAX_QUICK_CRASHES) {
      onGiveUp(
        new StopError(`${name} ended ${quickCrashes} times in a row shortly after its start (${how}): giving up.`),
      );
      return;
    }
    const delay = delaysMs[Math.min(quickCrashes, delaysMs.length) - 1] ?? 0;
    warn(`${name} ended unexpectedly (${how}); starting it again in ${delay / 1000} s`);
    waiting = setTimeout(start, delay);
  };

  return {
    name,
    start,
    pid: () => child?.pid,
    stop: async ({ graceMs, hurry }) => {
      stopping = true;
      clearTimeout(waiting);
      const running = child;
      if (!running) {
        return;
      }
      running.kill("SIGTERM");
      const insist = () => killGroup(running);
      const late = setTimeout(() => {
        warn(`${name} did not end within ${graceMs / 1000} s: ending it by force`);
        insist();
      }, graceMs);
      hurry?.addEventListener("abort", insist);
      if (hurry?.aborted) {
        insist();
      }
      await exited;
      clearTimeout(late);
      hurry?.removeEventListener("abort", insist);
    },
  };
}

/** @param {import("node:child_process").ChildProcess} child leader of a process group of its own */
function killGroup(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

/**
 * @template {unknown[]} A
 * @param {(...args: A) => void} work
 * @returns {(...args: A) => void}
 */
function once(work) {
  let done = false;
  return (...args) => {
    if (!done) {
      done = true;
      work(...args);
    }
  };
}
