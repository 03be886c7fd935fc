// @ts-check
import { ensureBuild } from "./lib/build.mjs";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { ensurePrismaClient } from "./lib/prisma-client.mjs";
import { ensureRedisServer } from "./lib/redis.mjs";
import { runScript, say } from "./lib/say.mjs";

/** `npm run setup`: everything that `npm start` needs from outside, so that it starts in seconds; `--tests` for `npm test` too. */
await runScript(async () => {
  await ensurePackages();
  await ensurePrismaClient();
  await ensureRedisServer();
  if (process.argv.includes("--tests")) {
    await ensureChromium();
  }
  await ensureBuild();
  say('Ready. "npm start" starts the program.');
});
