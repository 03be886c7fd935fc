// @ts-check
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the project folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Absolute path of something in the project.
 * @param {...string} parts
 */
export function inRoot(...parts) {
  return path.join(ROOT, ...parts);
}

/** The JavaScript files behind the tools: started with this Node directly, because npx costs half a second a call. */
const TOOL_FILES = {
  biome: "@biomejs/biome/bin/biome",
  depcruise: "dependency-cruiser/bin/dependency-cruise.mjs",
  prisma: "prisma/build/index.js",
  remix: "@remix-run/dev/dist/cli.js",
  tsc: "typescript/bin/tsc",
  vitest: "vitest/vitest.mjs",
};

/**
 * Absolute path of the JavaScript file of an installed tool.
 * @param {keyof typeof TOOL_FILES} name
 */
export function toolFile(name) {
  return inRoot("node_modules", TOOL_FILES[name]);
}
