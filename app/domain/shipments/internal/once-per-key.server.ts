import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { DomainError } from "#app/platform/errors.ts";
import { sha256 } from "#app/platform/token.server.ts";

interface Kept {
  print: string;
  result: { id: string; waybillNo: string };
}

/**
 * Runs `body` once for a key of a sender. The same form again gives the first answer; another form under the same key is
 * refused (`already_saved`, 409), so that nothing typed is silently lost. Inside the caller's transaction.
 * *Writes* IdempotencyKey.
 */
export async function oncePerKey(
  tx: Tx,
  ctx: Ctx,
  { scope, key, said }: { scope: string; key: string; said: unknown },
  body: () => Promise<Kept["result"]>,
): Promise<Kept["result"]> {
  const print = sha256(JSON.stringify(said));
  const known = await tx.idempotencyKey.findUnique({ where: { scope_key: { scope, key } } });
  if (known) {
    const kept = known.response as unknown as Kept;
    if (kept.print !== print) {
      throw new DomainError("already_saved", { status: 409, params: { waybillNo: kept.result.waybillNo } });
    }
    return kept.result;
  }
  const result = await body();
  await tx.idempotencyKey.create({
    data: { scope, key, at: ctx.now, status: 201, response: { print, result } },
    select: { key: true },
  });
  return result;
}
