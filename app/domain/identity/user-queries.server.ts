import type { Ctx } from "#app/platform/ctx.ts";
import { assertMay } from "./authorize.ts";
import { mayManageUsers } from "./policy.ts";

/** All members of staff with their sessions, in use first. *Throws* `forbidden`. */
export async function listUsers(ctx: Ctx) {
  assertMay(mayManageUsers(ctx.actor));
  const users = await ctx.db.user.findMany({
    orderBy: [{ active: "desc" }, { role: "asc" }, { username: "asc" }],
    select: {
      id: true,
      username: true,
      displayName: true,
      role: true,
      phone: true,
      email: true,
      wechatOpenId: true,
      active: true,
      lockedUntil: true,
      version: true,
      sessions: {
        where: { expiresAt: { gt: ctx.now } },
        select: { lastSeenAt: true },
        orderBy: { lastSeenAt: "desc" },
      },
    },
  });
  return users.map(({ sessions, lockedUntil, ...user }) => ({
    ...user,
    lockedUntil: lockedUntil && lockedUntil > ctx.now ? lockedUntil : null,
    sessions: sessions.length,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
  }));
}
