import type { Ctx } from "../ctx.ts";
import { nudgeRelay } from "../relay-nudge.ts";
import type { Tx } from "./db-types.ts";

/**
 * Runs `body` in one write transaction (BEGIN IMMEDIATE on SQLite) and wakes the relay after the commit.
 * The body does no I/O beside the database and may run again. Throws what the body throws, rolled back.
 */
export async function inTransaction<T>(ctx: Ctx, body: (tx: Tx) => Promise<T>, timeoutMs = 60_000): Promise<T> {
  const result = await ctx.db.$transaction(body, { maxWait: 15_000, timeout: timeoutMs });
  nudgeRelay();
  return result;
}
