import type * as z from "zod";
import { record, recordAudit } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { newToken } from "#app/platform/token.server.ts";
import { passwordFits } from "./password.server.ts";
import type { Role } from "./roles.ts";
import { sessionLimits } from "./session-limits.ts";
import { sessionIdOf } from "./session-token.server.ts";
import { LOCK_AFTER, LOCK_MS, type signInSchema } from "./user.ts";

export interface SignedIn {
  /** goes into the cookie; only its keyed hash is kept */
  token: string;
  userId: string;
  role: Role;
  expiresAt: Date;
}

/**
 * Signs a user in with a fresh session (an earlier session of the same browser is ended by the caller).
 * *Writes* Session, User.failedLogins. *Records* `user.signed_in`, `user.sign_in_failed`, `user.locked`.
 * *Throws* `sign_in_failed` (401; the same for unknown user, wrong password, and switched-off account), `locked` (429).
 */
export async function signIn(
  ctx: Ctx,
  input: z.output<typeof signInSchema>,
  browser: { userAgent: string },
): Promise<SignedIn> {
  const user = await ctx.db.user.findUnique({ where: { username: input.username } });
  const fits = await passwordFits(user?.passwordHash ?? null, input.password);
  if (user?.lockedUntil && user.lockedUntil > ctx.now) {
    const minutes = Math.ceil((user.lockedUntil.getTime() - ctx.now.getTime()) / 60_000);
    throw new DomainError("locked", { status: 429, params: { minutes } });
  }
  if (!user?.active || !fits) {
    if (user) {
      await countFailure(ctx, user);
    }
    throw new DomainError("sign_in_failed", { status: 401 });
  }
  return openSession(ctx, user, browser.userAgent);
}

async function countFailure(ctx: Ctx, user: { id: string; failedLogins: number }): Promise<void> {
  const lock = user.failedLogins + 1 >= LOCK_AFTER;
  const lockedUntil = lock ? new Date(ctx.now.getTime() + LOCK_MS) : null;
  await inTransaction(ctx, async (tx) => {
    await tx.user.update({
      where: { id: user.id },
      data: lock ? { failedLogins: 0, lockedUntil } : { failedLogins: { increment: 1 } },
    });
    const event = lock ? "user.locked" : "user.sign_in_failed";
    await recordAudit(tx, ctx, { event, entity: "user", entityId: user.id, details: {} });
  });
}

async function openSession(
  ctx: Ctx,
  user: { id: string; role: string; displayName: string },
  userAgent: string,
): Promise<SignedIn> {
  const role = user.role as Role;
  const limits = sessionLimits(role);
  const token = newToken(32);
  const expiresAt = new Date(ctx.now.getTime() + limits.absoluteMs);
  const actor = { kind: "user" as const, id: user.id, name: user.displayName, role };
  await inTransaction(ctx, async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { failedLogins: 0, lockedUntil: null } });
    await tx.session.deleteMany({ where: { userId: user.id, expiresAt: { lte: ctx.now } } });
    await tx.session.create({
      data: {
        id: sessionIdOf(token),
        userId: user.id,
        createdAt: ctx.now,
        lastSeenAt: ctx.now,
        idleMs: limits.idleMs,
        expiresAt,
        ip: ctx.ip,
        userAgent: userAgent.slice(0, 200),
      },
    });
    await record(tx, { ...ctx, actor }, { event: "user.signed_in", entity: "user", entityId: user.id, payload: {} });
  });
  return { token, userId: user.id, role, expiresAt };
}
