// @ts-check
import { runWithOwnServices } from "./lib/own-services.mjs";
import { runScript } from "./lib/say.mjs";

/** `node scripts/screenshots.mjs [name …]`: takes the pictures of `docs/screenshots` anew. */
await runScript(() =>
  runWithOwnServices("screenshots", ".cache/screenshots", ["scripts/take-screenshots.ts", ...process.argv.slice(2)]),
);
process.exit();
