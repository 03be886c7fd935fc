// @ts-check
import path from "node:path";
import { claimMode, forgetChildren, takeDataFolder } from "./lib/data-folder.mjs";
import { ensureDatabase } from "./lib/database.mjs";
import { demoAccountLines, readDemoAccounts } from "./lib/demo-accounts.mjs";
import { createDevProcess, watchFolders } from "./lib/dev-process.mjs";
import { childEnv, dataDirOf, readSettings } from "./lib/env.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { assertPortIsFree } from "./lib/ports.mjs";
import { ensurePrismaClient } from "./lib/prisma-client.mjs";
import { runScript, say } from "./lib/say.mjs";
import { aborted, listenForStop } from "./lib/stop-signal.mjs";
import { startOwnRedis } from "./lib/system.mjs";

/** Folders whose changes the running server cannot take up by itself; pages and their loaders are Vite's. */
const SERVER_FOLDERS = ["app/http/server", "app/platform"];
const WORKER_FOLDERS = ["workers", "app/domain", "app/platform", "app/i18n"];

/** `npm run dev`: Redis, web with hot reload and workers that start anew when their sources change, in one terminal. */
await runScript(async () => {
  const { stop, hurry } = listenForStop();
  await ensurePackages();
  const settings = readSettings();
  const dataDir = dataDirOf(settings);
  const lock = await takeDataFolder(dataDir, "npm run dev");
  /** @type {(() => Promise<void>)[]} */
  const toStop = [];
  try {
    claimMode(dataDir, { production: false });
    const env = childEnv(settings, { production: false, nodeEnv: "development" });
    await assertPortIsFree(env.PORT ?? "", env.HOST ?? "");
    await ensurePrismaClient();
    if (!settings.REDIS_URL) {
      const redis = await startOwnRedis(path.join(dataDir, "redis"), (problem) => say(`redis: ${problem.message}`));
      toStop.unshift(() => redis.stop({ graceMs: 20_000 }));
    }
    await ensureDatabase(env, { production: false });
    stop.throwIfAborted();
    const worker = createDevProcess({ name: "worker", file: "workers/main.ts", env, dataDir });
    const web = createDevProcess({ name: "web", file: "app/http/server/main.ts", env, dataDir });
    toStop.unshift(
      () => web.stop(hurry),
      () => worker.stop(hurry),
    );
    web.start();
    worker.start();
    toStop.push(
      watchFolders(SERVER_FOLDERS, () => web.restart()),
      watchFolders(WORKER_FOLDERS, () => worker.restart()),
    );
    say(`\nhttp://localhost:${env.PORT}\n\n${demoAccountLines(readDemoAccounts()).join("\n")}\n`);
    await aborted(stop);
  } catch (error) {
    if (!stop.aborted) {
      throw error;
    }
  } finally {
    for (const end of toStop) {
      await end();
    }
    forgetChildren(dataDir);
    lock.release();
  }
});
process.exit();
