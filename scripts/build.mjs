// @ts-check
import { buildIsFresh, ensureBuild } from "./lib/build.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { ensurePrismaClient } from "./lib/prisma-client.mjs";
import { runScript, say } from "./lib/say.mjs";

/** `npm run build`: pages, server and workers, when a source changed; always with `--force`. */
await runScript(async () => {
  const force = process.argv.includes("--force");
  await ensurePackages();
  await ensurePrismaClient();
  if (!force && buildIsFresh()) {
    say("The build is up to date.");
    return;
  }
  await ensureBuild({ force });
});
