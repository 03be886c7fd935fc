// @ts-check
import { childEnv, readSettings } from "./lib/env.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { runInSight } from "./lib/run.mjs";
import { runScript } from "./lib/say.mjs";

/** `npm run simulate`: drives the demo's vehicles against the program that `npm start` runs with the same settings. */
await runScript(async () => {
  await ensurePackages();
  const settings = readSettings();
  const env = childEnv(settings, { production: settings.DEMO === "off", nodeEnv: "production" });
  return runInSight(["--import", "tsx", "scripts/simulate-vehicles.ts", ...process.argv.slice(2)], {
    ...process.env,
    ...env,
  });
});
