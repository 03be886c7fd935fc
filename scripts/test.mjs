// @ts-check
import { ensureChromium } from "./lib/chromium.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { ensurePrismaClient } from "./lib/prisma-client.mjs";
import { ensureRedisServer } from "./lib/redis.mjs";
import { runScript, StopError, say, seconds } from "./lib/say.mjs";
import { countsLine, sumCounts } from "./lib/test-counts.mjs";
import { NEEDS_BUILD, STEPS, TestsFailed } from "./lib/test-steps.mjs";

/** Settings of a running program that must not reach the tests: they have their own ports, Redis and data. */
const NOT_FOR_TESTS =
  /^(REDIS_URL|DATABASE_URL|DATA_DIR|PORT|HOST|WORKER_PORT|PUBLIC_URL|SESSION_SECRET|DATA_KEY|DEMO|QUEUE_PREFIX|NODE_ENV|SMTP_URL|ADMIN_\w+|ALIYUN_\w+|WECHAT_\w+|npm_\w+)$/;

/**
 * `npm test`: provides what the tests need, then checks and tests everything in order and stops at the first failure.
 * `--only=unit,lint` limits the steps; further arguments go to vitest.
 */
await runScript(async () => {
  const { wanted, args } = parseArguments(process.argv.slice(2));
  const begun = Date.now();
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_FOR_TESTS.test(name)));
  await provide(wanted, env);
  /** @type {{ name: string, ms: number, problem?: string, counts?: import("./lib/test-counts.mjs").Counts }[]} */
  const results = [];
  for (const group of STEPS) {
    const chosen = group.filter(({ name }) => wanted.includes(name));
    const done = await Promise.all(chosen.map((one) => runStep(one, { env, args })));
    results.push(...done);
    if (done.some(({ problem }) => problem !== undefined)) {
      break;
    }
  }
  for (const { problem } of results.filter((result) => result.problem)) {
    process.stderr.write(`\n✖ ${problem}\n`);
  }
  say("\nSummary");
  for (const { name, ms, problem } of results) {
    say(`  ${problem ? "✖" : "✓"} ${name.padEnd(9)} ${seconds(ms)}`);
  }
  const failed = results.some(({ problem }) => problem !== undefined);
  const left = wanted.filter((name) => !results.some((result) => result.name === name));
  say(
    `  ${failed ? "FAILED" : "all good"} after ${seconds(Date.now() - begun)}${left.length ? `; not run: ${left.join(", ")}` : ""}\n`,
  );
  say(countsLine(sumCounts(results.flatMap(({ counts }) => counts ?? []))));
  return failed ? 1 : 0;
});
process.exit();

/**
 * @param {string[]} argv
 * @returns {{ wanted: string[], args: string[] }}
 */
function parseArguments(argv) {
  const known = STEPS.flat().map(({ name }) => name);
  const only = argv
    .find((arg) => arg.startsWith("--only="))
    ?.slice("--only=".length)
    .split(",");
  const unknown = only?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0) {
    throw new StopError(`--only knows ${known.join(", ")}; not ${unknown.join(", ")}.`);
  }
  const needsBuild = only?.some((name) => NEEDS_BUILD.includes(name)) ?? false;
  const wanted = known.filter((name) => !only || only.includes(name) || (needsBuild && name === "build"));
  return { wanted, args: argv.filter((arg) => !arg.startsWith("--only=")) };
}

/**
 * Packages, generated client, Redis and Chromium: as far as the wanted steps use them.
 * @param {string[]} wanted
 * @param {Record<string, string | undefined>} env gets CHROMIUM_PATH
 */
async function provide(wanted, env) {
  await ensurePackages();
  if (wanted.some((name) => name !== "lint")) {
    await ensurePrismaClient();
  }
  if (wanted.some((name) => ["unit", "journeys", "faults"].includes(name))) {
    await ensureRedisServer();
  }
  if (wanted.includes("journeys")) {
    env.CHROMIUM_PATH = await ensureChromium();
  }
}

/**
 * @param {import("./lib/test-steps.mjs").TestStep} one
 * @param {import("./lib/test-steps.mjs").StepContext} context
 */
async function runStep({ name, run }, context) {
  const begun = Date.now();
  try {
    const counts = await run(context);
    return { name, ms: Date.now() - begun, counts: counts ?? undefined };
  } catch (error) {
    const problem = error instanceof StopError ? error.message : String(error);
    const counts = error instanceof TestsFailed ? error.counts : undefined;
    return { name, ms: Date.now() - begun, problem, counts };
  }
}
