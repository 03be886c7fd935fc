import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildIsFresh, buildStamp, buildStampFile, SERVER_FILE, WORKERS_FILE } from "../../scripts/lib/build.mjs";
import { lockCoversPlatform, packagesStamp } from "../../scripts/lib/packages.mjs";
import { writeStamp } from "../../scripts/lib/stamp.mjs";

let root: string;

function write(file: string, text: string) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "yidao-stamps-"));
  write("app/a/one.ts", "1");
  write("workers/main.ts", "1");
  write("package.json", '{ "dependencies": { "a": "1" }, "scripts": {} }');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a build is fresh until a source changes, comes, goes or moves; not when only its time changes", () => {
  write(SERVER_FILE, "");
  write(WORKERS_FILE, "");
  expect(buildIsFresh(root)).toBe(false);
  const seen = new Set<string>();
  const rebuilt = () => {
    expect(buildIsFresh(root)).toBe(false);
    writeStamp(buildStampFile(root), buildStamp(root));
    expect(buildIsFresh(root)).toBe(true);
    seen.add(buildStamp(root));
  };
  rebuilt();
  utimesSync(path.join(root, "app/a/one.ts"), 1, 1);
  write("tests/a.test.ts", "x");
  write("app/platform/db/client/client.ts", "generated");
  expect(buildIsFresh(root)).toBe(true);
  write("app/a/one.ts", "2");
  rebuilt();
  write("public/icon.svg", "<svg/>");
  rebuilt();
  renameSync(path.join(root, "app/a/one.ts"), path.join(root, "app/a/two.ts"));
  rebuilt();
  write("vite.config.ts", "export default {}");
  rebuilt();
  rmSync(path.join(root, WORKERS_FILE));
  expect(buildIsFresh(root)).toBe(false);
  expect(seen.size).toBe(5);
});

test("packages are stale when the wanted ones or the lock file change, not when a script does", () => {
  const before = packagesStamp(root);
  write("package.json", '{ "dependencies": { "a": "1" }, "scripts": { "start": "x" } }');
  expect(packagesStamp(root)).toBe(before);
  write("package-lock.json", "{}");
  const locked = packagesStamp(root);
  expect(locked).not.toBe(before);
  write("package.json", '{ "dependencies": { "a": "2" } }');
  expect(packagesStamp(root)).not.toBe(locked);
});

test("a lock file of another platform is noticed", () => {
  const entry = (name: string) => JSON.stringify({ packages: { [`node_modules/@rollup/rollup-${name}`]: {} } });
  expect(lockCoversPlatform(root)).toBe(true);
  write("package-lock.json", entry(`${process.platform}-${process.arch}-gnu`));
  expect(lockCoversPlatform(root)).toBe(true);
  write("package-lock.json", entry("plan9-mips"));
  expect(lockCoversPlatform(root)).toBe(false);
});
