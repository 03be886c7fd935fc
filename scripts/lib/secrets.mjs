// @ts-check
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** @typedef {{ SESSION_SECRET: string, DATA_KEY: string }} Secrets */

/**
 * The secrets of a demo, made once and kept in `secrets.json` of the data folder, readable by its owner only.
 * Each is 32 random bytes as 64 hexadecimal digits.
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function loadSecrets(dataDir) {
  const file = path.join(dataDir, "secrets.json");
  if (existsSync(file)) {
    return JSON.parse(readFileSync(file, "utf8"));
  }
  const secrets = { SESSION_SECRET: randomBytes(32).toString("hex"), DATA_KEY: randomBytes(32).toString("hex") };
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") {
      return JSON.parse(readFileSync(file, "utf8"));
    }
    throw error;
  }
  return secrets;
}
