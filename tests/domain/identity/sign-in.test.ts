import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSession } from "#app/domain/identity/load-session.server.ts";
import {
  changePassword,
  createUser,
  resetPassword,
  revokeSessions,
  updateUser,
} from "#app/domain/identity/manage-users.server.ts";
import type { Role } from "#app/domain/identity/roles.ts";
import { sessionLimits } from "#app/domain/identity/session-limits.ts";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { signOut } from "#app/domain/identity/sign-out.server.ts";
import { LOCK_AFTER, LOCK_MS, newUserSchema, passwordSchema } from "#app/domain/identity/user.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let counter = 0;

beforeAll(async () => {
  test = await testDb();
  // somebody must be left to administer
  await member("admin");
});
afterAll(() => test.close());

const password = "tianshan-xuelian-42";
const browser = { userAgent: "test" };
const at = (ms: number) => new Date(TEST_NOW.getTime() + ms);

async function member(role: Role): Promise<{ id: string; username: string }> {
  counter += 1;
  const username = `user${counter}`;
  const id = await createUser(
    test.ctx("admin"),
    newUserSchema.parse({ username, password, role, displayName: "测试" }),
    false,
  );
  return { id, username };
}

const enter = (username: string, now = TEST_NOW, secret = password) =>
  signIn(test.ctx("public", { now }), { username, password: secret }, browser);

describe("signIn", () => {
  it("opens a session that only the token opens, and leaves an audit entry of the user himself", async () => {
    const { id, username } = await member("manager");
    const { token } = await enter(username);
    expect(await loadSession(test.db, token, TEST_NOW)).toMatchObject({ id, role: "manager", username });
    expect(await loadSession(test.db, `${token}x`, TEST_NOW)).toBeNull();
    expect(await test.db.session.count({ where: { id: token } })).toBe(0);
    const entry = await test.db.auditEntry.findFirstOrThrow({ where: { event: "user.signed_in", entityId: id } });
    expect(entry).toMatchObject({ actorId: id, actorRole: "manager" });
  });

  it("gives one answer for an unknown name, a wrong password and an account switched off", async () => {
    const { id, username } = await member("finance");
    await updateUser(test.ctx("admin"), { id, version: 1, displayName: "测试", role: "finance", active: false });
    const refusals = await Promise.allSettled([
      enter("nobody"),
      enter(username, TEST_NOW, "wrong-password-1"),
      enter(username),
    ]);
    expect(
      refusals.map((refusal) => refusal.status === "rejected" && (refusal.reason as { code: string }).code),
    ).toEqual(["sign_in_failed", "sign_in_failed", "sign_in_failed"]);
  });

  it("rests the account after too many failures, also for the right password, and lets it in afterwards", async () => {
    const { username } = await member("service_agent");
    for (let i = 0; i < LOCK_AFTER; i += 1) {
      await expect(enter(username, TEST_NOW, "wrong-password-1")).rejects.toMatchObject({ code: "sign_in_failed" });
    }
    await expect(enter(username, at(60_000))).rejects.toMatchObject({
      code: "locked",
      status: 429,
      params: { minutes: 14 },
    });
    await expect(enter(username, at(LOCK_MS + 1))).resolves.toMatchObject({ role: "service_agent" });
  });
});

describe("a session", () => {
  it("ends when it rests too long, at its end however busy, at sign-out and when revoked", async () => {
    const { id, username } = await member("admin");
    const limits = sessionLimits("admin");
    const resting = await enter(username);
    expect(await loadSession(test.db, resting.token, at(limits.idleMs + 1))).toBeNull();

    const busy = await enter(username);
    for (let ms = 0; ms < limits.absoluteMs; ms += limits.idleMs / 2) {
      expect(await loadSession(test.db, busy.token, at(ms))).not.toBeNull();
    }
    expect(await loadSession(test.db, busy.token, at(limits.absoluteMs))).toBeNull();

    const left = await enter(username);
    const session = await loadSession(test.db, left.token, TEST_NOW);
    await signOut(test.ctx("admin"), session?.sessionId ?? "");
    expect(await loadSession(test.db, left.token, TEST_NOW)).toBeNull();

    const revoked = await enter(username);
    expect(await revokeSessions(test.ctx("admin"), id)).toBeGreaterThan(0);
    expect(await loadSession(test.db, revoked.token, TEST_NOW)).toBeNull();
  });

  it("ends when the role changes or the password is reset; a password of one's own keeps only this browser", async () => {
    const { id, username } = await member("inbound_dispatcher");
    const first = await enter(username);
    await updateUser(test.ctx("admin"), { id, version: 1, displayName: "测试", role: "manager", active: true });
    expect(await loadSession(test.db, first.token, TEST_NOW)).toBeNull();

    const second = await enter(username);
    await resetPassword(test.ctx("admin"), { id, password: "bogeda-feng-5445" });
    expect(await loadSession(test.db, second.token, TEST_NOW)).toBeNull();
    const third = await enter(username, TEST_NOW, "bogeda-feng-5445");
    const user = await loadSession(test.db, third.token, TEST_NOW);
    expect(user?.mustChangePassword).toBe(true);

    const other = await enter(username, TEST_NOW, "bogeda-feng-5445");
    const self = test.ctx("manager", { actor: { kind: "user", id, name: "测试", role: "manager" } });
    await changePassword(self, user?.sessionId ?? "", { current: "bogeda-feng-5445", password: "kanas-lake-2026" });
    expect(await loadSession(test.db, third.token, TEST_NOW)).toMatchObject({ mustChangePassword: false });
    expect(await loadSession(test.db, other.token, TEST_NOW)).toBeNull();
  });
});

describe("managing users", () => {
  it("is the administrator's alone", async () => {
    const input = newUserSchema.parse({ username: "sneaky", password, role: "admin", displayName: "x" });
    for (const role of ["manager", "inbound_dispatcher", "finance", "driver"] as const) {
      await expect(createUser(test.ctx(role), input)).rejects.toMatchObject({ status: 403 });
    }
    expect(await test.db.user.count({ where: { username: "sneaky" } })).toBe(0);
  });

  it("refuses a stale form, a taken name, and losing the last administrator", async () => {
    const { id, username } = await member("finance");
    const form = { id, displayName: "新名", role: "finance" as const, active: true };
    await updateUser(test.ctx("admin"), { ...form, version: 1 });
    await expect(updateUser(test.ctx("admin"), { ...form, version: 1 })).rejects.toMatchObject({
      code: "conflict",
      status: 409,
    });
    const taken = newUserSchema.parse({ username, password, role: "driver", displayName: "x" });
    await expect(createUser(test.ctx("admin"), taken)).rejects.toMatchObject({
      fields: [{ field: "username", code: "taken" }],
    });
    const admins = await test.db.user.findMany({ where: { role: "admin", active: true } });
    for (const admin of admins.slice(1)) {
      await test.db.user.update({ where: { id: admin.id }, data: { active: false } });
    }
    const last = admins[0] as (typeof admins)[number];
    const off = { id: last.id, version: last.version, displayName: "x", role: "admin" as const, active: false };
    await expect(updateUser(test.ctx("admin"), off)).rejects.toMatchObject({ code: "last_admin" });
    expect(await test.db.user.findUnique({ where: { id: last.id } })).toMatchObject({ active: true });
  });

  it("refuses short and common passwords", () => {
    for (const bad of ["short", "password123", "yidao1234", "12345678901"]) {
      expect(passwordSchema.safeParse(bad).success, bad).toBe(false);
    }
    expect(passwordSchema.safeParse(password).success).toBe(true);
  });
});
