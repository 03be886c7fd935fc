import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyBefore, recordedMigrations } from "../../scripts/lib/migrations.mjs";
import { databaseFile, hasRows } from "../../scripts/lib/sqlite.mjs";
import { makeDatabase } from "./fake-project.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "yidao-migrations-"));
  file = path.join(folder, "yidao.db");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the database says itself what was applied, what failed half-way and what was rolled back", () => {
  expect(recordedMigrations(file)).toEqual({ applied: [], unfinished: [] });
  makeDatabase(folder, ["0001_a", "0002_b"]);
  const db = new Database(file);
  db.exec("INSERT INTO _prisma_migrations VALUES ('0003_c', NULL, NULL), ('0004_d', NULL, '2026-01-01')");
  db.close();
  expect(recordedMigrations(file)).toEqual({ applied: ["0001_a", "0002_b"], unfinished: ["0003_c"] });
});

test("a file with another program's tables has no migrations and no users", () => {
  new Database(file).exec("CREATE TABLE x (id TEXT)").close();
  expect(recordedMigrations(file)).toEqual({ applied: [], unfinished: [] });
  expect(hasRows(file, "User")).toBe(false);
});

test("the copy before a migration holds what is still in the write-ahead log, and five copies are kept", async () => {
  makeDatabase(folder);
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.prepare("INSERT INTO User VALUES ('u1')").run();
  let copy = "";
  for (let round = 0; round < 7; round += 1) {
    copy = copyBefore(file, path.join(folder, "backups"));
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  db.close();
  expect(hasRows(copy, "User")).toBe(true);
  expect(readdirSync(path.join(folder, "backups"))).toHaveLength(5);
  expect(readdirSync(path.join(folder, "backups")).at(-1)).toBe(path.basename(copy));
});

test("only SQLite files are taken", () => {
  expect(databaseFile("file:/a/b c.db")).toBe("/a/b c.db");
  expect(() => databaseFile("postgres://u:secret@h/db")).toThrow(/"file:".*"postgres:…"/);
});
