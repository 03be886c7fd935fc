// @ts-check
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT, toolFile } from "./paths.mjs";
import { runNode } from "./run.mjs";
import { StopError, step } from "./say.mjs";
import { databaseFile, withDatabase } from "./sqlite.mjs";

const KEPT_COPIES = 5;

/**
 * The migrations of the program, oldest first.
 * @param {string} [root]
 */
export function wantedMigrations(root = ROOT) {
  const folder = path.join(root, "prisma/migrations");
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    .sort();
}

/**
 * What the database itself says of its migrations: a note beside it would be wrong after the file is replaced.
 * @param {string} file
 * @returns {{ applied: string[], unfinished: string[] }}
 */
export function recordedMigrations(file) {
  if (!existsSync(file)) {
    return { applied: [], unfinished: [] };
  }
  return withDatabase(file, (db) => {
    const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
    if (!known) {
      return { applied: [], unfinished: [] };
    }
    const query =
      "SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL";
    const rows = /** @type {{ name: string, done: number }[]} */ (db.prepare(query).all());
    return {
      applied: rows.filter((row) => row.done).map((row) => row.name),
      unfinished: rows.filter((row) => !row.done).map((row) => row.name),
    };
  });
}

/**
 * Brings the database to the program's schema. Asks the database first, because the migration tool takes two seconds.
 * @param {import("./env.mjs").Settings} env whole environment of the program
 * @returns {Promise<boolean>} whether something was applied
 */
export async function migrate(env) {
  const file = databaseFile(env.DATABASE_URL ?? "");
  mkdirSync(path.dirname(file), { recursive: true });
  const wanted = wantedMigrations();
  const { applied, unfinished } = recordedMigrations(file);
  const unknown = applied.filter((name) => !wanted.includes(name));
  if (unknown.length > 0) {
    throw new StopError(
      `The database ${file} was made by a newer version of the program (${unknown.join(", ")}): start that version, or give another DATA_DIR.`,
    );
  }
  if (unfinished.length === 0 && wanted.every((name) => applied.includes(name))) {
    return false;
  }
  if (applied.length > 0) {
    const copy = copyBefore(file, path.join(env.DATA_DIR ?? path.dirname(file), "backups"));
    await step(`Changing the database to the new schema (a copy of the old one is ${copy})`, () => deploy(env));
  } else {
    await step("Creating the database", () => deploy(env));
  }
  withDatabase(file, (db) => db.pragma("journal_mode = WAL"));
  return true;
}

/** @param {import("./env.mjs").Settings} env */
function deploy(env) {
  return runNode("prisma migrate deploy", [toolFile("prisma"), "migrate", "deploy"], {
    env: { ...process.env, ...env },
  });
}

/**
 * @param {string} file
 * @param {string} folder
 * @returns {string} path of the copy
 */
export function copyBefore(file, folder) {
  mkdirSync(folder, { recursive: true });
  const copy = path.join(folder, `before-migration-${new Date().toISOString().replace(/[:.]/g, "-")}.db`);
  withDatabase(file, (db) => db.prepare("VACUUM INTO ?").run(copy));
  const old = readdirSync(folder)
    .filter((name) => name.startsWith("before-migration-"))
    .sort()
    .slice(0, -KEPT_COPIES);
  for (const name of old) {
    rmSync(path.join(folder, name));
  }
  return copy;
}
