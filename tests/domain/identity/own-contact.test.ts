import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUser, updateUser } from "#app/domain/identity/manage-users.server.ts";
import { ownContact, saveOwnContact } from "#app/domain/identity/save-own-contact.server.ts";
import { contactSchema, editUserSchema, newUserSchema } from "#app/domain/identity/user.ts";
import { listUsers } from "#app/domain/identity/user-queries.server.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let id: string;

beforeAll(async () => {
  test = await testDb();
  const form = { username: "zhao", displayName: "赵敏", role: "manager", password: "jingli-2026-zhao" };
  const admin = { ...form, username: "boss", role: "admin" };
  await createUser(test.ctx("system"), newUserSchema.parse(admin));
  id = await createUser(
    test.ctx("system"),
    newUserSchema.parse({ ...form, phone: " 13809910204 ", email: "zhao@yidao.example", wechatOpenId: "" }),
  );
});
afterAll(() => test.close());

const self = () => test.ctx("manager", { actor: { kind: "user", id, name: "赵敏", role: "manager" } });

describe("the ways to reach a member of staff", () => {
  it("come with the account, blank ones as none", async () => {
    expect(await ownContact(self())).toEqual({ phone: "13809910204", email: "zhao@yidao.example", wechatOpenId: null });
    const line = (await listUsers(test.ctx("admin"))).find((user) => user.id === id);
    expect(line).toMatchObject({ email: "zhao@yidao.example", wechatOpenId: null });
  });

  it("are his own to change; the record says which there are, not what they are", async () => {
    const input = contactSchema.parse({ phone: "", email: "zm@yidao.example", wechatOpenId: " o-1 " });
    await saveOwnContact(self(), input);
    expect(await ownContact(self())).toEqual({ phone: null, email: "zm@yidao.example", wechatOpenId: "o-1" });
    const entry = await test.db.auditEntry.findFirstOrThrow({ where: { event: "user.contact_saved" } });
    expect(entry.details).toEqual({ phone: false, email: true, wechatOpenId: true });
    expect(contactSchema.safeParse({ email: "zhao@" }).success).toBe(false);
  });

  it("are changed by the administrator's form, and left alone by a command that does not name them", async () => {
    const row = () => test.db.user.findUniqueOrThrow({ where: { id } });
    const who = { id, displayName: "赵敏", role: "manager", active: true } as const;
    await updateUser(test.ctx("admin"), { ...who, version: (await row()).version });
    expect(await row()).toMatchObject({ email: "zm@yidao.example", wechatOpenId: "o-1" });
    const form = {
      ...who,
      version: String((await row()).version),
      active: "on",
      phone: "13800000000",
      email: " ",
      wechatOpenId: "",
    };
    await updateUser(test.ctx("admin"), editUserSchema.parse(form));
    expect(await row()).toMatchObject({ phone: "13800000000", email: null, wechatOpenId: null });
  });
});
