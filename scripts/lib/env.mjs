// @ts-check
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./paths.mjs";
import { redisPlace } from "./redis-place.mjs";
import { loadSecrets } from "./secrets.mjs";

/** @typedef {Record<string, string>} Settings */

/**
 * Reads the text of a `.env` file: `NAME=value`, `export NAME=value`, quotes, `#` comments.
 * @param {string} text
 * @returns {Settings}
 */
export function parseEnvFile(text) {
  /** @type {Settings} */
  const settings = {};
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/.exec(line);
    if (match?.[1] !== undefined) {
      settings[match[1]] = parseValue(match[2] ?? "");
    }
  }
  return settings;
}

/** @param {string} raw */
function parseValue(raw) {
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(raw);
  if (quoted) {
    return quoted[1] === '"' ? (quoted[2] ?? "").replaceAll("\\n", "\n") : (quoted[2] ?? "");
  }
  return raw.replace(/(^|\s)#.*$/, "").trim();
}

/**
 * The settings given by the person: `.env`, overridden by the process's environment. An empty value counts as not given.
 * @param {{ root?: string, source?: Record<string, string | undefined> }} [options]
 * @returns {Settings}
 */
export function readSettings({ root = ROOT, source = process.env } = {}) {
  const file = path.join(root, ".env");
  const fromFile = existsSync(file) ? parseEnvFile(readFileSync(file, "utf8")) : {};
  /** @type {Settings} */
  const settings = {};
  for (const [name, value] of [...Object.entries(fromFile), ...Object.entries(source)]) {
    if (value) {
      settings[name] = value;
    }
  }
  return settings;
}

/**
 * @param {Settings} settings
 * @param {string} [root]
 * @returns {string} absolute
 */
export function dataDirOf(settings, root = ROOT) {
  return path.resolve(root, settings.DATA_DIR ?? "data");
}

/**
 * What the program's processes get: the given settings, and a value for each one the launcher stands for.
 * In the demo the secrets are made once and kept in the data folder; a production start has to be given them.
 * @param {Settings} settings
 * @param {{ production: boolean, nodeEnv: "production" | "development", root?: string }} options
 * @returns {Settings}
 */
export function childEnv(settings, { production, nodeEnv, root = ROOT }) {
  const dataDir = dataDirOf(settings, root);
  const port = settings.PORT ?? "3000";
  const file = settings.DATABASE_URL?.replace(/^file:/, "") ?? path.join(dataDir, "yidao.db");
  return {
    HOST: "127.0.0.1",
    PUBLIC_URL: `http://localhost:${port}`,
    REDIS_URL: redisPlace(path.join(dataDir, "redis")).url,
    ...(production ? {} : loadSecrets(dataDir)),
    ...settings,
    NODE_ENV: nodeEnv,
    PORT: port,
    DATA_DIR: dataDir,
    DATABASE_URL: isOtherScheme(settings.DATABASE_URL)
      ? (settings.DATABASE_URL ?? "")
      : `file:${path.resolve(root, file)}`,
    DEMO: production ? "off" : "on",
  };
}

/** @param {string | undefined} url */
function isOtherScheme(url) {
  return url !== undefined && !url.startsWith("file:");
}

/**
 * What a production start still needs, one line each.
 * @param {Settings} settings
 * @param {{ emptyDatabase: boolean }} state
 * @returns {string[]}
 */
export function missingForProduction(settings, { emptyDatabase }) {
  const needed = {
    SESSION_SECRET: "signs sessions; at least 32 characters, for example: openssl rand -hex 32",
    DATA_KEY:
      "encrypts stored secrets; at least 32 characters, for example: openssl rand -hex 32; keep a copy with the backups",
    PUBLIC_URL: "the address customers and drivers use, for example https://dispatch.example.com",
    ...(emptyDatabase && {
      ADMIN_USERNAME: "user name of the first administrator; the database has no users yet",
      ADMIN_PASSWORD: "password of the first administrator; changed at the first login",
    }),
  };
  return Object.entries(needed)
    .filter(([name]) => !settings[name])
    .map(([name, why]) => `${name}: ${why}`);
}
