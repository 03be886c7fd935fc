import { createUser } from "#app/domain/identity/manage-users.server.ts";
import { newUserSchema } from "#app/domain/identity/user.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import accounts from "../demo-accounts.json";

/** One account per role, with the passwords the launcher prints. */
export async function seedStaff(ctx: Ctx): Promise<void> {
  for (const { username, password, role, name } of accounts) {
    if ((await ctx.db.user.count({ where: { username } })) === 0) {
      await createUser(ctx, newUserSchema.parse({ username, password, role, displayName: name }), false);
    }
  }
}
