import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { childEnv, missingForProduction, parseEnvFile, readSettings } from "../../scripts/lib/env.mjs";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "yidao-env-"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a .env file is read as people write it", () => {
  const text = [
    "\uFEFF# a comment",
    "PLAIN=one two",
    "export SPACED = three # remark",
    'DOUBLE="a # b\\nc" # remark',
    "SINGLE='it\\n'",
    "HASH=abc#def",
    "URL=redis://:p=w@host/1?x=1",
    "EMPTY=",
    "not a setting",
    "WINDOWS=yes\r",
  ].join("\n");
  expect(parseEnvFile(text)).toEqual({
    PLAIN: "one two",
    SPACED: "three",
    DOUBLE: "a # b\nc",
    SINGLE: "it\\n",
    HASH: "abc#def",
    URL: "redis://:p=w@host/1?x=1",
    EMPTY: "",
    WINDOWS: "yes",
  });
});

test("the environment wins over .env, and an empty value counts as not given", () => {
  writeFileSync(path.join(root, ".env"), "PORT=4000\nHOST=0.0.0.0\nREDIS_URL=\n");
  expect(readSettings({ root, source: { PORT: "5000", HOST: "" } })).toEqual({ PORT: "5000", HOST: "0.0.0.0" });
});

test("paths are made absolute from the project folder", () => {
  const env = childEnv(
    { DATA_DIR: "elsewhere", DATABASE_URL: "file:./db/x.db" },
    { production: false, nodeEnv: "production", root },
  );
  expect(env).toMatchObject({
    DATA_DIR: path.join(root, "elsewhere"),
    DATABASE_URL: `file:${path.join(root, "db/x.db")}`,
    PORT: "3000",
  });
});

test("the demo's secrets are made once; given ones win; production gets none", () => {
  const options = { production: false, nodeEnv: "production", root } as const;
  const first = childEnv({}, options);
  expect(childEnv({}, options).SESSION_SECRET).toBe(first.SESSION_SECRET);
  expect(first.SESSION_SECRET).not.toBe(first.DATA_KEY);
  expect(childEnv({ DATA_KEY: "mine" }, options).DATA_KEY).toBe("mine");
  expect(childEnv({}, { ...options, production: true }).SESSION_SECRET).toBeUndefined();
});

test("production needs an administrator only while there are no users", () => {
  const given = { SESSION_SECRET: "x", DATA_KEY: "y", PUBLIC_URL: "z" };
  expect(missingForProduction(given, { emptyDatabase: false })).toEqual([]);
  expect(missingForProduction(given, { emptyDatabase: true }).map((line) => line.split(":")[0])).toEqual([
    "ADMIN_USERNAME",
    "ADMIN_PASSWORD",
  ]);
});
