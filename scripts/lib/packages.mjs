// @ts-check
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { aptInstall, canApt } from "./apt.mjs";
import { findProgram } from "./find-program.mjs";
import { withLock } from "./lock.mjs";
import { ROOT } from "./paths.mjs";
import { run, tryRun } from "./run.mjs";
import { StopError, say, step } from "./say.mjs";
import { hashSources, readStamp, writeStamp } from "./stamp.mjs";

const OLDEST_NODE = 20;

/** @param {string} root */
function stampFile(root) {
  return path.join(root, "node_modules/.yidao-stamp");
}

/**
 * Hash of what decides which packages are right: the wanted ones, the lock file, and the Node they are compiled for.
 * @param {string} [root]
 */
export function packagesStamp(root = ROOT) {
  const { dependencies, devDependencies, overrides, allowScripts } = readJson(path.join(root, "package.json"));
  const wanted = JSON.stringify({ dependencies, devDependencies, overrides, allowScripts });
  const node = `${process.platform} ${process.arch} ${process.versions.modules}`;
  return hashSources(root, ["package-lock.json"], { extra: [wanted, node] });
}

/** @param {string} [root] */
export function packagesAreFresh(root = ROOT) {
  return readStamp(stampFile(root)) === packagesStamp(root);
}

/**
 * Installs the packages when package.json, the lock file or Node changed since the last time.
 * Not with `npm ci`: it stops when the lock file lacks optional packages of other platforms.
 */
export async function ensurePackages() {
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
    throw new StopError(`Node ${OLDEST_NODE} or newer is needed; this is ${process.version}.`);
  }
  if (packagesAreFresh()) {
    return;
  }
  await withLock(path.join(ROOT, ".cache/packages.lock"), "installing packages", installUnlessFresh, {
    onWait: () => say("• Waiting for another start that installs the packages …"),
  });
}

async function installUnlessFresh() {
  if (packagesAreFresh()) {
    return;
  }
  await step("Installing packages (a few minutes the first time)", async () => {
    const first = await npmInstall();
    if (first.code !== 0) {
      await getCompiler(first.output);
      await run("npm install", ...npmCommand("install", ...installOptions()));
    }
    await ensureNativeModule();
  });
  writeStamp(stampFile(ROOT), packagesStamp());
}

function npmInstall() {
  return tryRun(...npmCommand("install", ...installOptions()));
}

/** @returns {string[]} */
function installOptions() {
  // --include=dev: the build tools are needed also where NODE_ENV=production is set.
  const options = ["--no-audit", "--no-fund", "--include=dev"];
  return lockCoversPlatform(ROOT) ? options : [...options, "--no-package-lock"];
}

/**
 * A lock file made on another platform may lack this platform's optional packages; npm then leaves them out.
 * @param {string} root
 */
export function lockCoversPlatform(root) {
  const file = path.join(root, "package-lock.json");
  if (!existsSync(file)) {
    return true;
  }
  const prefix = `node_modules/@rollup/rollup-${process.platform}-${process.arch}`;
  return Object.keys(readJson(file).packages ?? {}).some((name) => name.startsWith(prefix));
}

/** SQLite's driver is compiled for one version of Node: after a change of Node it has to be compiled again. */
async function ensureNativeModule() {
  const works = await tryRun(process.execPath, ["-e", 'new (require("better-sqlite3"))(":memory:")']);
  if (works.code !== 0) {
    await run("Compiling better-sqlite3", ...npmCommand("rebuild", "better-sqlite3"));
  }
}

/**
 * The driver is compiled where no ready-made one can be fetched, which needs a compiler, make and Python.
 * @param {string} problem
 */
async function getCompiler(problem) {
  const complete = findProgram("g++", "c++") && findProgram("make") && findProgram("python3");
  if (complete) {
    return;
  }
  if (!canApt()) {
    throw new StopError(`npm install failed; a C++ compiler, make and Python 3 may be missing.\n${problem.trimEnd()}`);
  }
  await aptInstall("g++", "make", "python3");
}

/**
 * The npm that started this script, else the one on PATH.
 * @param {...string} args
 * @returns {[string, string[]]}
 */
function npmCommand(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith("npm-cli.js") && existsSync(cli) ? [process.execPath, [cli, ...args]] : ["npm", args];
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
