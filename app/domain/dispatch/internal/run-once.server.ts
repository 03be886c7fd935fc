import type { Ctx } from "#app/platform/ctx.ts";
import type { Json, Tx } from "#app/platform/db/db-types.ts";

/**
 * Runs a command of a driver's phone once: sent again with the same key it is answered as the first time, and nothing is
 * done. The key is the phone's own id of the command, and counts for its user only.
 */
export async function runOnce<T>(tx: Tx, ctx: Ctx, key: string | undefined, body: () => Promise<T>): Promise<T> {
  if (key === undefined) {
    return body();
  }
  const id = { scope: "driver", key: `${ctx.actor.id}:${key}` };
  const known = await tx.idempotencyKey.findUnique({ where: { scope_key: id } });
  if (known) {
    return known.response as T;
  }
  const response = await body();
  await tx.idempotencyKey.create({ data: { ...id, at: ctx.now, status: 200, response: response as Json } });
  return response;
}
