import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { Role } from "#app/domain/identity/roles.ts";
import type { Actor, Ctx } from "#app/platform/ctx.ts";
import { createDb } from "#app/platform/db/create-db.server.ts";
import type { Db } from "#app/platform/db/db-types.ts";

export interface TestDb {
  db: Db;
  /** file: URL, for a second process or client */
  url: string;
  /** a context of a made-up user of that role (no row in User), or of the system */
  ctx(role: Role | "system" | "public", over?: Partial<Ctx>): Ctx;
  close(): Promise<void>;
}

export const TEST_NOW = new Date("2026-11-18T02:00:00.000Z");

export function actorOf(role: Role | "system" | "public"): Actor {
  const kind = role === "system" || role === "public" ? role : "user";
  return { kind, id: `test-${role}`, name: `测试 ${role}`, role };
}

/** A fresh migrated database in a file of its own. Close it in afterEach/afterAll. */
export async function testDb(): Promise<TestDb> {
  const dir = mkdtempSync(join(tmpdir(), "yidao-db-"));
  const file = join(dir, "test.db");
  copyFileSync(inject("baseDatabase"), file);
  const url = `file:${file}`;
  const db = createDb(url);
  return {
    db,
    url,
    ctx: (role, over = {}) => ({
      actor: actorOf(role),
      db,
      now: TEST_NOW,
      locale: "zh-CN",
      requestId: "test",
      ip: "127.0.0.1",
      ...over,
    }),
    close: async () => {
      await db.$disconnect();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
