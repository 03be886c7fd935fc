// @ts-check
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { inRoot } from "./paths.mjs";
import { StopError } from "./say.mjs";

/**
 * Path of the database file named by `DATABASE_URL`.
 * @param {string} url
 */
export function databaseFile(url) {
  if (!url.startsWith("file:")) {
    throw new StopError(`DATABASE_URL has to begin with "file:" (a SQLite file); it is "${url.split(":")[0]}:…".`, 78);
  }
  return url.slice("file:".length);
}

/**
 * Opens the file with the driver of the installed packages, does the work, closes it.
 * @template T
 * @param {string} file
 * @param {(db: import("better-sqlite3").Database) => T} work
 * @returns {T}
 */
export function withDatabase(file, work) {
  const Database = createRequire(inRoot("package.json"))("better-sqlite3");
  const db = new Database(file, { timeout: 10_000 });
  try {
    const result = work(db);
    if (result instanceof Promise) {
      throw new TypeError("withDatabase closes the file when its work returns: the work cannot be asynchronous");
    }
    return result;
  } finally {
    db.close();
  }
}

/**
 * Whether the table exists and has a row.
 * @param {string} file
 * @param {string} table a name from the schema
 */
export function hasRows(file, table) {
  if (!existsSync(file)) {
    return false;
  }
  return withDatabase(file, (db) => {
    const known = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table);
    return known !== undefined && db.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() !== undefined;
  });
}
