import { type Env, parseEnv } from "./env-schema.ts";

/** Exit code that tells the launcher not to restart: the settings are wrong. */
const CONFIG_ERROR = 78;

function load(): Env {
  const parsed = parseEnv(process.env);
  if (parsed.ok) {
    return parsed.env;
  }
  process.stderr.write(
    `These settings are wrong (see .env.example):\n${parsed.problems.map((p) => `  - ${p}\n`).join("")}`,
  );
  process.exit(CONFIG_ERROR);
}

/** The settings of this process, parsed at boot. The only reader of `process.env`. */
export const env: Env = load();
