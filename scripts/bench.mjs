// @ts-check
import { runWithOwnServices } from "./lib/own-services.mjs";
import { runScript } from "./lib/say.mjs";

/**
 * `npm run bench [name …]`: the measurements. Their data folder, `.cache/bench`, stays, so that big databases are made
 * once. Arguments go to `tests/bench/run.ts`.
 */
await runScript(() =>
  runWithOwnServices("npm run bench", ".cache/bench", ["tests/bench/run.ts", ...process.argv.slice(2)]),
);
process.exit();
