// @ts-check
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { createInterface } from "node:readline";
import { noteChild } from "./data-folder.mjs";
import { inRoot, ROOT } from "./paths.mjs";
import { say } from "./say.mjs";
import { programEnv } from "./system.mjs";

const GRACE_MS = 10_000;
const SETTLE_MS = 150;

/**
 * One process of `npm run dev`, run from its TypeScript source, its lines marked with its name. When it ends by itself it
 * waits for the next change of a source: the person is most likely typing it.
 * @param {{ name: string, file: string, env: import("./env.mjs").Settings, dataDir: string }} options
 */
export function createDevProcess({ name, file, env, dataDir }) {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  /** @type {Promise<void>} */
  let exited = Promise.resolve();
  let stopped = false;
  let changing = Promise.resolve();

  const start = () => {
    const started = spawn(process.execPath, ["--import", "tsx", "--enable-source-maps", inRoot(file)], {
      cwd: ROOT,
      env: programEnv(env, name),
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      createInterface({ input: stream }).on("line", (line) => say(`${name.padEnd(6)} │ ${line}`));
    }
    if (started.pid !== undefined) {
      noteChild(dataDir, name, started.pid);
    }
    exited = new Promise((resolve) => {
      started.once("exit", (code, signal) => {
        if (child === started) {
          child = undefined;
          say(`${name.padEnd(6)} │ ended (${signal ?? `exit code ${code}`}); waiting for a change of its sources`);
        }
        resolve();
      });
    });
  };

  /** @param {AbortSignal} [hurry] */
  const end = async (hurry) => {
    const running = child;
    child = undefined;
    running?.kill("SIGTERM");
    const insist = () => running?.kill("SIGKILL");
    const late = setTimeout(insist, GRACE_MS);
    hurry?.addEventListener("abort", insist);
    await exited;
    clearTimeout(late);
    hurry?.removeEventListener("abort", insist);
  };

  return {
    start,
    restart: () => {
      changing = changing.then(async () => {
        await end();
        if (!stopped) {
          start();
        }
      });
    },
    /** @param {AbortSignal} [hurry] */
    stop: async (hurry) => {
      stopped = true;
      await changing;
      await end(hurry);
    },
  };
}

/**
 * Calls back once after a burst of changes in these folders.
 * @param {string[]} folders
 * @param {() => void} onChange
 * @returns {() => Promise<void>} ends the watching
 */
export function watchFolders(folders, onChange) {
  /** @type {NodeJS.Timeout | undefined} */
  let settling;
  const watchers = folders.map((folder) =>
    watch(inRoot(folder), { recursive: true }, (_, file) => {
      if (file && /\.(ts|tsx|json)$/.test(file)) {
        clearTimeout(settling);
        settling = setTimeout(onChange, SETTLE_MS);
      }
    }),
  );
  return async () => {
    clearTimeout(settling);
    for (const watcher of watchers) {
      watcher.close();
    }
  };
}
