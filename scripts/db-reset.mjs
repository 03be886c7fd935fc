// @ts-check
import { rmSync } from "node:fs";
import path from "node:path";
import { claimMode, recordedMode, takeDataFolder } from "./lib/data-folder.mjs";
import { ensureDatabase } from "./lib/database.mjs";
import { childEnv, dataDirOf, missingForProduction, readSettings } from "./lib/env.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { ensurePrismaClient } from "./lib/prisma-client.mjs";
import { endLeftOverRedis, redisPlace } from "./lib/redis.mjs";
import { runScript, StopError, say, warn } from "./lib/say.mjs";
import { databaseFile } from "./lib/sqlite.mjs";

const CONSENT = "--yes-delete-everything";

/** `npm run db:reset`: deletes the database and the queues of the data folder, and fills them anew. */
await runScript(async () => {
  const settings = readSettings();
  const dataDir = dataDirOf(settings);
  const production = settings.DEMO === "off" || recordedMode(dataDir) === "production";
  if (production && !process.argv.includes(CONSENT)) {
    throw new StopError(`${dataDir} is a production data folder; to delete all of it: npm run db:reset -- ${CONSENT}`);
  }
  await ensurePackages();
  await ensurePrismaClient();
  const lock = await takeDataFolder(dataDir, "npm run db:reset");
  try {
    const env = childEnv(settings, { production, nodeEnv: "production" });
    // Asked before anything is deleted: afterwards nobody could sign in.
    const missing = production ? missingForProduction(settings, { emptyDatabase: true }) : [];
    if (missing.length > 0) {
      throw new StopError(
        `To fill the new database these settings are needed:\n${missing.map((line) => `  - ${line}`).join("\n")}`,
      );
    }
    const place = redisPlace(path.join(dataDir, "redis"));
    await endLeftOverRedis(place);
    const file = databaseFile(env.DATABASE_URL ?? "");
    for (const gone of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`, place.dir, path.join(dataDir, "mode")]) {
      rmSync(gone, { recursive: true, force: true });
    }
    if (settings.REDIS_URL) {
      warn("REDIS_URL names a Redis of your own: its data was not touched.");
    }
    claimMode(dataDir, { production });
    await ensureDatabase(env, { production });
    say(`${file} is new.`);
  } finally {
    lock.release();
  }
});
process.exit();
