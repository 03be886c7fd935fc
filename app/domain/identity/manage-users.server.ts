import type * as z from "zod";
import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, DomainError, invalid, notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { assertMay } from "./authorize.ts";
import { hashPassword, passwordFits } from "./password.server.ts";
import { mayManageUsers } from "./policy.ts";
import type { changePasswordSchema, contactSchema, editUserSchema, newUserSchema } from "./user.ts";

/**
 * Adds a member of staff; he must choose his own password at the first sign-in unless `mustChange` is false.
 * *Writes* User. *Records* `user.created`. *Throws* `forbidden`, `invalid` (name taken).
 */
export async function createUser(ctx: Ctx, input: z.output<typeof newUserSchema>, mustChange = true): Promise<string> {
  assertMay(mayManageUsers(ctx.actor));
  const { password, ...rest } = input;
  const id = newId();
  const passwordHash = await hashPassword(password);
  await inTransaction(ctx, async (tx) => {
    if ((await tx.user.count({ where: { username: input.username } })) > 0) {
      throw invalid([{ field: "username", code: "taken" }]);
    }
    const at = { createdAt: ctx.now, updatedAt: ctx.now };
    await tx.user.create({ data: { id, ...rest, passwordHash, mustChangePassword: mustChange, ...at } });
    const payload = { username: rest.username, role: rest.role };
    await record(tx, ctx, { event: "user.created", entity: "user", entityId: id, payload });
  });
  return id;
}

type Contact = z.output<typeof contactSchema>;
/** Ways to reach him that are not told are left as they are. */
type EditUser = Omit<z.output<typeof editUserSchema>, keyof Contact> & Partial<Contact>;

/**
 * Changes name, role, ways to reach him, or switches an account off. A change of role or state ends the user's sessions.
 * *Writes* User, Session. *Records* `user.updated`. *Throws* `forbidden`, `conflict`, `not_found`, `last_admin`.
 */
export async function updateUser(ctx: Ctx, input: EditUser): Promise<void> {
  assertMay(mayManageUsers(ctx.actor));
  const { id, version, ...change } = input;
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, version },
      data: { ...change, updatedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) {
      const found = await tx.user.findUnique({ where: { id }, select: { id: true } });
      throw found ? conflict() : notFound("user");
    }
    if ((await tx.user.count({ where: { role: "admin", active: true } })) === 0) {
      throw new DomainError("last_admin", { status: 409 });
    }
    await tx.session.deleteMany({ where: { userId: id, NOT: { userId: ctx.actor.id } } });
    const payload = { role: change.role, active: change.active };
    await record(tx, ctx, { event: "user.updated", entity: "user", entityId: id, payload });
  });
}

/** Sets a new first password, unlocks, and ends all sessions. *Records* `user.password_reset`. */
export async function resetPassword(ctx: Ctx, input: { id: string; password: string }): Promise<void> {
  assertMay(mayManageUsers(ctx.actor));
  const passwordHash = await hashPassword(input.password);
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: input.id },
      data: {
        passwordHash,
        mustChangePassword: true,
        failedLogins: 0,
        lockedUntil: null,
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
    });
    if (count === 0) {
      throw notFound("user");
    }
    await tx.session.deleteMany({ where: { userId: input.id } });
    await record(tx, ctx, { event: "user.password_reset", entity: "user", entityId: input.id, payload: {} });
  });
}

/** Ends all sessions of a user at once. *Records* `user.sessions_revoked`. */
export async function revokeSessions(ctx: Ctx, userId: string): Promise<number> {
  assertMay(mayManageUsers(ctx.actor) || ctx.actor.id === userId);
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId } });
    await record(tx, ctx, { event: "user.sessions_revoked", entity: "user", entityId: userId, payload: { count } });
    return count;
  });
}

/** A user's own new password; other sessions of his end. *Throws* `invalid` (current password wrong). */
export async function changePassword(
  ctx: Ctx,
  sessionId: string,
  input: z.output<typeof changePasswordSchema>,
): Promise<void> {
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.actor.id } });
  if (!(await passwordFits(user.passwordHash, input.current))) {
    throw invalid([{ field: "current", code: "password_wrong" }]);
  }
  const passwordHash = await hashPassword(input.password);
  await inTransaction(ctx, async (tx) => {
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, mustChangePassword: false, updatedAt: ctx.now },
    });
    await tx.session.deleteMany({ where: { userId: user.id, NOT: { id: sessionId } } });
    await record(tx, ctx, { event: "user.password_changed", entity: "user", entityId: user.id, payload: {} });
  });
}
