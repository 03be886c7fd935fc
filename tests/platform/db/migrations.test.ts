import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { onDisk } from "./fixture/open-fixture.ts";

const directory = mkdtempSync(join(tmpdir(), "yidao-migrations-"));
const file = join(directory, "new.db");

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const prisma = (...args: string[]) =>
  promisify(execFile)(process.execPath, ["node_modules/prisma/build/index.js", ...args], {
    env: { ...process.env, DATABASE_URL: `file:${file}` },
  });

describe("prisma.config.ts", () => {
  it("lets `migrate deploy` create the database from nothing", async () => {
    await prisma("migrate", "deploy");
    const applied = "SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL";
    expect(onDisk(file, applied)).toBeGreaterThan(0);
    expect(onDisk(file, "SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NULL")).toBe(0);
  }, 60_000);

  it("lets `migrate diff` replay the migrations, which end in the schema", async () => {
    const schema = ["--to-schema-datamodel", "prisma/schema.prisma"];
    const { stdout } = await prisma("migrate", "diff", "--from-migrations", "prisma/migrations", ...schema, "--script");
    expect(stdout.trim()).toBe("-- This is an empty migration.");
  }, 60_000);
});
