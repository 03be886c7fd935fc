// @ts-check
import path from "node:path";
import { ensureBuild } from "./lib/build.mjs";
import { claimMode, forgetChildren, takeDataFolder } from "./lib/data-folder.mjs";
import { databaseHasUsers, ensureDatabase } from "./lib/database.mjs";
import { demoAccountLines, readDemoAccounts } from "./lib/demo-accounts.mjs";
import { childEnv, dataDirOf, missingForProduction, readSettings } from "./lib/env.mjs";
import { logFile, sizeOf, tail } from "./lib/logs.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { assertPortIsFree, freePort } from "./lib/ports.mjs";
import { ensurePrismaClient } from "./lib/prisma-client.mjs";
import { waitUntilReady } from "./lib/readiness.mjs";
import { stopRunning } from "./lib/run.mjs";
import { runScript, StopError, say, seconds } from "./lib/say.mjs";
import { aborted, listenForStop } from "./lib/stop-signal.mjs";
import { createSystem } from "./lib/system.mjs";

const READY_WITHIN_MS = 120_000;

/**
 * `npm start`: makes sure of everything the program needs, runs it until it is stopped, and stops it in order.
 * With `--production` (or DEMO=off): no demo data, and the secrets have to be given.
 */
await runScript(async () => {
  const begun = Date.now();
  const { stop, hurry } = listenForStop();
  const settings = readSettings();
  const production = process.argv.includes("--production") || settings.DEMO === "off";
  if (settings.PORT === "0") {
    settings.PORT = String(await freePort(settings.HOST));
  }
  await ensurePackages();
  const dataDir = dataDirOf(settings);
  const lock = await takeDataFolder(dataDir, production ? "npm run start:production" : "npm start");
  try {
    const env = childEnv(settings, { production, nodeEnv: "production" });
    if (production) {
      assertComplete(settings, env);
    }
    claimMode(dataDir, { production });
    return await launch({ env, production, ownRedis: !settings.REDIS_URL, stop, hurry, begun });
  } finally {
    forgetChildren(dataDir);
    lock.release();
  }
});
process.exit();

/**
 * @param {{ env: import("./lib/env.mjs").Settings, production: boolean, ownRedis: boolean, stop: AbortSignal, hurry: AbortSignal, begun: number }} options
 * @returns {Promise<number>} exit code
 */
async function launch({ env, production, ownRedis, stop, hurry, begun }) {
  /** @type {(problem: StopError) => void} */
  let giveUp = () => {};
  /** @type {Promise<never>} */
  const gaveUp = new Promise((_, reject) => {
    giveUp = reject;
  });
  const system = createSystem({ env, onGiveUp: (problem) => giveUp(problem), logToTerminal: production });
  const showLogs = watchLogs(env.DATA_DIR ?? "");
  const work = async () => {
    await assertPortIsFree(env.PORT ?? "", env.HOST ?? "");
    await ensurePrismaClient();
    stop.throwIfAborted();
    await system.startRedis(ownRedis);
    stop.throwIfAborted();
    await Promise.all([ensureBuild(), ensureDatabase(env, { production })]);
    stop.throwIfAborted();
    system.startPrograms();
    await waitUntilReady({ host: env.HOST ?? "", port: env.PORT ?? "", withinMs: READY_WITHIN_MS, stop });
    announce(env, production, Date.now() - begun);
    await aborted(stop);
  };
  try {
    await Promise.race([work(), aborted(stop), gaveUp]);
    return 0;
  } catch (error) {
    if (stop.aborted) {
      return 0;
    }
    if (!production) {
      showLogs();
    }
    throw error;
  } finally {
    stopRunning();
    await system.stop(hurry);
    say("Stopped.");
  }
}

/**
 * @param {import("./lib/env.mjs").Settings} settings
 * @param {import("./lib/env.mjs").Settings} env
 */
function assertComplete(settings, env) {
  const missing = missingForProduction(settings, { emptyDatabase: !databaseHasUsers(env) });
  if (missing.length > 0) {
    throw new StopError(
      `A production start needs these settings (in .env or the environment):\n${missing.map((line) => `  - ${line}`).join("\n")}`,
    );
  }
}

/**
 * @param {import("./lib/env.mjs").Settings} env
 * @param {boolean} production
 * @param {number} tookMs
 */
function announce(env, production, tookMs) {
  const address = `驿道 Yidao is running at http://localhost:${env.PORT}  (ready after ${seconds(tookMs)})`;
  const accounts = demoAccountLines(readDemoAccounts()).map((line) => `  ${line}`);
  const logs = path.join(env.DATA_DIR ?? "", "logs");
  const demo = production ? [] : ["", "Accounts of the demo:", ...accounts, "", `Logs: ${logs}`];
  say(["", address, ...demo, "Ctrl-C stops it."].join("\n"));
}

/**
 * @param {string} dataDir
 * @returns {() => void} shows what the programs logged since
 */
function watchLogs(dataDir) {
  const before = ["web", "worker"].map((name) => ({
    file: logFile(dataDir, name),
    size: sizeOf(logFile(dataDir, name)),
  }));
  return () => {
    for (const { file, size } of before) {
      const last = tail(file, size);
      if (last) {
        process.stderr.write(`\nLast lines of ${file}:\n${last}\n`);
      }
    }
  };
}
