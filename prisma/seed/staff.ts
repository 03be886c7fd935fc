import { newContactSchema } from "#app/domain/alerts/alert.ts";
import { addContact } from "#app/domain/alerts/escalation-contacts.server.ts";
import { createUser } from "#app/domain/identity/manage-users.server.ts";
import { newUserSchema } from "#app/domain/identity/user.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import accounts from "../demo-accounts.json";

/** Who is told of a major complaint that the manager does not acknowledge. */
const superiors = [
  { level: 1, name: "马建国", title: "副总经理", phone: "13809910101", email: "ma@yidao.example" },
  { level: 2, name: "阿依古丽·买买提", title: "总经理", phone: "13809910102", email: "ayguli@yidao.example" },
];

/** One account per role, with the passwords the launcher prints, and the people above the manager. */
export async function seedStaff(ctx: Ctx): Promise<void> {
  for (const [index, { username, password, role, name }] of accounts.entries()) {
    if ((await ctx.db.user.count({ where: { username } })) === 0) {
      const contact = { phone: `138099102${String(index).padStart(2, "0")}`, email: `${username}@yidao.example` };
      await createUser(ctx, newUserSchema.parse({ username, password, role, displayName: name, ...contact }), false);
    }
  }
  if ((await ctx.db.escalationContact.count()) === 0) {
    for (const superior of superiors) {
      await addContact(ctx, newContactSchema.parse(superior));
    }
  }
}
