import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPrivateRedis } from "../../scripts/lib/redis.mjs";

declare module "vitest" {
  interface ProvidedContext {
    baseDatabase: string;
    redisUrl: string;
  }
}

/** Once a run: a migrated empty database that each test copies, and a Redis of the run's own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "yidao-test-"));
  const base = join(dir, "base.db");
  const prisma = join("node_modules", "prisma", "build", "index.js");
  execFileSync(process.execPath, [prisma, "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: `file:${base}` },
    stdio: "pipe",
  });
  if (!existsSync(base)) {
    throw new Error(`no database was made in ${dir}: ${readdirSync(dir).join(", ")}`);
  }
  mkdirSync(join(dir, "redis"));
  const redis = await startPrivateRedis({ dir: join(dir, "redis") });
  project.provide("baseDatabase", base);
  project.provide("redisUrl", redis.url);
  return async () => {
    await redis.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
