// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { withLock } from "./lock.mjs";
import { inRoot, ROOT, toolFile } from "./paths.mjs";
import { runNode } from "./run.mjs";
import { StopError, say, step } from "./say.mjs";
import { hashSources, readStamp, writeStamp } from "./stamp.mjs";

/** What the pages, the server and the workers are made from. The generated client follows from prisma/schema.prisma. */
const SOURCES = ["app", "workers", "prisma", "public", "package.json", "package-lock.json"];
const CONFIGURATION = ["vite.config.ts", "remix.config.js", "tsconfig.json"];

/** The programs that `npm start` runs, under `dist/` with the same paths. */
export const SERVER_FILE = "dist/app/http/server/main.js";
export const WORKERS_FILE = "dist/workers/main.js";
const ENTRY_POINTS = ["./app/http/server/main.ts", "./workers/main.ts"];

/** @param {string} root */
export function buildStampFile(root) {
  return path.join(root, "build/.stamp");
}

/** @param {string} [root] */
export function buildStamp(root = ROOT) {
  return hashSources(root, [...SOURCES, ...CONFIGURATION], {
    skip: (relative) => relative === "app/platform/db/client",
  });
}

/** @param {string} [root] */
export function buildIsFresh(root = ROOT) {
  const programs = [SERVER_FILE, WORKERS_FILE].every((file) => existsSync(path.join(root, file)));
  return programs && readStamp(buildStampFile(root)) === buildStamp(root);
}

/**
 * Builds pages, server and workers when a source changed since the last build. Two builds never run at once.
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuild({ force = false } = {}) {
  if (!force && buildIsFresh()) {
    return;
  }
  await withLock(
    inRoot(".cache/build.lock"),
    "building",
    async () => {
      if (force || !buildIsFresh()) {
        await step("Building", build);
      }
    },
    { onWait: () => say("• Waiting for another start that builds …") },
  );
}

async function build() {
  const stamp = buildStamp();
  // "vite:build": plain "build" would run the classic compiler. It empties build/, and with it the old stamp.
  const env = { ...process.env, NODE_ENV: "production", VITEST: undefined };
  await runNode("remix vite:build", [toolFile("remix"), "vite:build"], { env });
  await bundlePrograms();
  writeStamp(buildStampFile(ROOT), stamp);
}

/** Bundles server and workers; packages stay outside, which makes it a matter of milliseconds. */
async function bundlePrograms() {
  const esbuild = await import(pathToFileURL(inRoot("node_modules/esbuild/lib/main.js")).href);
  const building = esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ENTRY_POINTS,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    outdir: "dist",
    outbase: ".",
    // It prints what is wrong with file and line by itself.
    logLevel: "warning",
  });
  await building.catch(() => {
    throw new StopError("Bundling server and workers failed, see above.");
  });
  await esbuild.stop();
}
