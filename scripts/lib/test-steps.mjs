// @ts-check
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuild } from "./build.mjs";
import { toolFile } from "./paths.mjs";
import { runInSight, runNode } from "./run.mjs";
import { StopError, step } from "./say.mjs";
import { problemWith, readCounts } from "./test-counts.mjs";

/**
 * @typedef {object} TestStep
 * @property {string} name for `--only`
 * @property {(context: StepContext) => Promise<import("./test-counts.mjs").Counts | void>} run
 *
 * @typedef {{ env: Record<string, string | undefined>, args: string[] }} StepContext `args`: passed on to vitest
 */

/**
 * The steps of `npm test`, in order. Those of one group run side by side: they are short and bound to one processor each.
 * @type {TestStep[][]}
 */
export const STEPS = [
  [
    { name: "lint", run: ({ env }) => tool("Format and lint (biome)", [toolFile("biome"), "check", "."], env) },
    {
      name: "deps",
      run: ({ env }) => tool("Dependency rules", [toolFile("depcruise"), "app", "workers", "prisma"], env),
    },
  ],
  [
    { name: "types", run: ({ env }) => tool("Types (tsc)", [toolFile("tsc"), "--noEmit"], env) },
    { name: "build", run: () => ensureBuild() },
  ],
  [{ name: "unit", run: (context) => vitest("Unit and integration tests", project("unit"), context) }],
  [{ name: "journeys", run: (context) => vitest("Browser journeys", project("journeys"), context) }],
  [{ name: "faults", run: (context) => vitest("Fault tests", project("faults"), context) }],
];

/** Steps that another one cannot do without, when only that one is asked for. */
export const NEEDS_BUILD = ["journeys", "faults"];

/** @param {string} name */
function project(name) {
  return ["--project", name];
}

/**
 * @param {string} title
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 */
async function tool(title, args, env) {
  await step(title, () => runNode(title, args, { env }));
}

/**
 * Runs vitest in sight of the person, and judges it by its JSON report as well as by its exit code.
 * @param {string} title
 * @param {string[]} options
 * @param {StepContext} context
 */
async function vitest(title, options, { env, args }) {
  const folder = mkdtempSync(path.join(tmpdir(), "yidao-test-report-"));
  const report = path.join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await runInSight([toolFile("vitest"), "run", ...options, ...reporters, ...args], env);
    const counts = readCounts(report);
    const problem = problemWith(counts, code);
    if (problem) {
      throw new TestsFailed(`${title}: ${problem}.`, {
        ...counts,
        failed: Math.max(counts.failed, code === 0 ? 0 : 1),
      });
    }
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A run of tests that is not good, with what it counted. */
export class TestsFailed extends StopError {
  /**
   * @param {string} message
   * @param {import("./test-counts.mjs").Counts} counts
   */
  constructor(message, counts) {
    super(message);
    this.counts = counts;
  }
}
