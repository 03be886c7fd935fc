// @ts-check
import { spawn } from "node:child_process";
import { ROOT } from "./paths.mjs";
import { StopError } from "./say.mjs";

/** Exit code of the program's own processes when a setting is wrong. */
export const CONFIG_ERROR = 78;
/** Exit code after Ctrl-C. */
const STOPPED = 130;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
let halted = false;

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] whole environment of the child; default: this process's
 * @property {string} [cwd]
 * @property {boolean} [show] let the child write to the terminal; otherwise its output is kept
 */

/**
 * Runs a program to its end. It never gets a terminal to ask questions on.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function tryRun(command, args, { env = process.env, cwd = ROOT, show = false } = {}) {
  if (halted) {
    throw new StopError("Stopped.", STOPPED);
  }
  return new Promise((resolve) => {
    const pipe = show ? "inherit" : "pipe";
    const child = spawn(command, args, {
      cwd,
      env: /** @type {NodeJS.ProcessEnv} */ (env),
      stdio: ["ignore", pipe, pipe],
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", (error) => {
      running.delete(child);
      resolve({ code: 127, output: error.message });
    });
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? (signal ? 128 : 1), output });
    });
  });
}

/**
 * Runs a program that has to succeed.
 * @param {string} what named in the error, as in "Building"
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} what it wrote
 */
export async function run(what, command, args, options) {
  const { code, output } = await tryRun(command, args, options);
  if (code !== 0) {
    const exitCode = code === CONFIG_ERROR ? CONFIG_ERROR : 1;
    throw new StopError(`${what} failed (exit code ${code}).${output ? `\n${output.trimEnd()}` : ""}`, exitCode);
  }
  return output;
}

/**
 * Runs a JavaScript file with this Node.
 * @param {string} what
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNode(what, args, options) {
  return run(what, process.execPath, args, options);
}

/**
 * Runs a JavaScript or TypeScript program with this Node in sight of the person, who may stop it with Ctrl-C.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<number>} its exit code
 */
export function runInSight(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: /** @type {NodeJS.ProcessEnv} */ (env),
      stdio: ["ignore", "inherit", "inherit"],
    });
    // The terminal sends Ctrl-C to both: this process waits until the other one has cleaned up.
    const wait = () => {};
    const passOn = () => child.kill("SIGTERM");
    process.on("SIGINT", wait);
    process.on("SIGTERM", passOn);
    child.once("error", reject);
    child.once("exit", (code) => {
      process.off("SIGINT", wait);
      process.off("SIGTERM", passOn);
      resolve(code ?? STOPPED);
    });
  });
}

/** Ends the programs that are still running, when the person stops a script in the middle, and starts none any more. */
export function stopRunning() {
  halted = true;
  for (const child of running) {
    child.kill("SIGTERM");
  }
}
