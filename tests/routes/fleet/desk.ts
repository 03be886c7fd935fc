import type { ActionFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, inject, vi } from "vitest";
import type { Role } from "#app/domain/identity/roles.ts";
import { newId } from "#app/platform/ids.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

interface DataLike {
  data: unknown;
  init?: { status?: number } | null;
}

/** What a route's action answered: its data and status, or where it sends the browser. */
export interface Reply {
  status: number;
  location: string | null;
  body: unknown;
}

export interface Desk {
  t: TestDb;
  args(
    role: Role,
    path: string,
    params: Record<string, string>,
    form?: Record<string, string | string[]>,
  ): ActionFunctionArgs;
  reply(answer: unknown): Reply;
}

/** Routes on a database of their own, called as a signed-in member of staff. Import the routes after `beforeAll`. */
export function useDesk(): Desk {
  const cookies = new Map<Role, string>();
  const desk = { reply } as Desk;
  beforeAll(async () => {
    desk.t = await testDb();
    // the route's modules read the settings when they are loaded
    vi.stubEnv("DATABASE_URL", desk.t.url);
    vi.stubEnv("REDIS_URL", inject("redisUrl"));
    const { sessionCookie } = await import("#app/http/session-cookie.server.ts");
    const { sessionIdOf } = await import("#app/domain/identity/session-token.server.ts");
    for (const role of ["inbound_dispatcher", "service_agent", "manager", "finance"] as const) {
      const id = newId();
      const times = { createdAt: TEST_NOW, updatedAt: TEST_NOW };
      await desk.t.db.user.create({
        data: { id, username: role, displayName: role, role, passwordHash: "-", ...times },
      });
      await desk.t.db.session.create({
        data: {
          ...{ id: sessionIdOf(role), userId: id, createdAt: TEST_NOW, lastSeenAt: TEST_NOW, idleMs: 3_600_000 },
          ...{ expiresAt: new Date(TEST_NOW.getTime() + 3_600_000), ip: "", userAgent: "" },
        },
      });
      cookies.set(role, (await sessionCookie.serialize(role)).split(";")[0] ?? "");
    }
  });
  afterAll(async () => {
    const { db } = await import("#app/platform/db/db.server.ts");
    await db.$disconnect();
    await desk.t.close();
    vi.unstubAllEnvs();
  });
  desk.args = (role, path, params, form) => {
    const headers = { cookie: cookies.get(role) ?? "" };
    const body =
      form &&
      new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
    const request = new Request(`http://yidao.test${path}`, { headers, ...(body ? { method: "POST", body } : {}) });
    const context = { facts: { now: TEST_NOW, requestId: newId(), ip: "127.0.0.1" } };
    return { request, context, params } as unknown as ActionFunctionArgs;
  };
  return desk;
}

function reply(answer: unknown): Reply {
  if (answer instanceof Response) {
    return { status: answer.status, location: answer.headers.get("location"), body: null };
  }
  const { data, init } = answer as DataLike;
  return { status: init?.status ?? 200, location: null, body: data };
}
