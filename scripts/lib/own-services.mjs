// @ts-check
import { rmSync } from "node:fs";
import { ensureBuild } from "./build.mjs";
import { takeDataFolder } from "./data-folder.mjs";
import { childEnv } from "./env.mjs";
import { ensurePackages } from "./packages.mjs";
import { inRoot } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { ensurePrismaClient } from "./prisma-client.mjs";
import { startPrivateRedis } from "./redis.mjs";
import { runInSight } from "./run.mjs";

/**
 * Runs a TypeScript file of ours against the built program, with a Redis, a port and a data folder of its own.
 * @param {string} command as the user calls it; shown to a second one that wants the same folder
 * @param {string} folder data folder below the project
 * @param {string[]} file the file, then its arguments
 */
export async function runWithOwnServices(command, folder, file) {
  await ensurePackages();
  await ensurePrismaClient();
  const dataDir = inRoot(folder);
  const lock = await takeDataFolder(dataDir, command);
  try {
    await ensureBuild();
    rmSync(`${dataDir}/redis`, { recursive: true, force: true });
    const redis = await startPrivateRedis({ dir: `${dataDir}/redis` });
    try {
      const settings = { DATA_DIR: dataDir, PORT: String(await freePort()), REDIS_URL: redis.url };
      const env = childEnv(settings, { production: false, nodeEnv: "production" });
      return await runInSight(["--import", "tsx", ...file], { ...process.env, ...env });
    } finally {
      await redis.stop();
    }
  } finally {
    lock.release();
  }
}
