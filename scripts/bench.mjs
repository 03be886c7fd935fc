// @ts-check
import { rmSync } from "node:fs";
import { ensureBuild } from "./lib/build.mjs";
import { takeDataFolder } from "./lib/data-folder.mjs";
import { childEnv } from "./lib/env.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { inRoot } from "./lib/paths.mjs";
import { freePort } from "./lib/ports.mjs";
import { ensurePrismaClient } from "./lib/prisma-client.mjs";
import { startPrivateRedis } from "./lib/redis.mjs";
import { runInSight } from "./lib/run.mjs";
import { runScript } from "./lib/say.mjs";

/**
 * `npm run bench`: the measurements, with a Redis, a port and a data folder of their own (`.cache/bench`, which stays, so
 * that big databases are made once). Arguments go to `tests/bench/run.ts`.
 */
await runScript(async () => {
  await ensurePackages();
  await ensurePrismaClient();
  const dataDir = inRoot(".cache/bench");
  const lock = await takeDataFolder(dataDir, "npm run bench");
  try {
    await ensureBuild();
    rmSync(`${dataDir}/redis`, { recursive: true, force: true });
    const redis = await startPrivateRedis({ dir: `${dataDir}/redis` });
    try {
      const settings = { DATA_DIR: dataDir, PORT: String(await freePort()), REDIS_URL: redis.url };
      const env = childEnv(settings, { production: false, nodeEnv: "production" });
      return await runInSight(["--import", "tsx", "tests/bench/run.ts", ...process.argv.slice(2)], {
        ...process.env,
        ...env,
      });
    } finally {
      await redis.stop();
    }
  } finally {
    lock.release();
  }
});
process.exit();
