// @ts-check
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { migrate } from "./migrations.mjs";
import { runNode } from "./run.mjs";
import { step } from "./say.mjs";
import { databaseFile, hasRows } from "./sqlite.mjs";

/** There while the seed runs: a seed that was interrupted has users already, and still has to run again. */
const SEEDING = ".seeding";

/** @param {import("./env.mjs").Settings} env */
export function databaseHasUsers(env) {
  return hasRows(databaseFile(env.DATABASE_URL ?? ""), "User");
}

/**
 * Migrates the database and fills an empty one: with the demo's day, or in production with its first administrator.
 * @param {import("./env.mjs").Settings} env whole environment of the program
 * @param {{ production: boolean }} options
 */
export async function ensureDatabase(env, { production }) {
  await migrate(env);
  const marker = path.join(env.DATA_DIR ?? "", SEEDING);
  if (databaseHasUsers(env) && !existsSync(marker)) {
    return;
  }
  writeFileSync(marker, "");
  const seed = ["--import", "tsx", "prisma/seed.ts", ...(production ? ["--admin-only"] : [])];
  await step(production ? "Creating the first administrator" : "Filling the demo with a day at the desk", () =>
    runNode("The seed", seed, { env: { ...process.env, ...env } }),
  );
  rmSync(marker);
}
