import type { Ctx } from "#app/platform/ctx.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";

const DAY = 86_400_000;

/**
 * How long, in days, rows are kept that only serve the running of the program. A handled mark outlives its outbox row, or
 * a late job could act a second time.
 */
export const KEEP_DAYS = { outbox: 30, handled: 35, idempotency: 7, positions: 90 } as const;

/** Few enough that the desk notices nothing: each statement holds the write lock for some milliseconds. */
const CHUNK = 1_000;

const before = (ctx: Ctx, days: number) => new Date(ctx.now.getTime() - days * DAY);

async function inChunks(remove: () => PromiseLike<number>): Promise<number> {
  let total = 0;
  let removed = CHUNK;
  while (removed >= CHUNK) {
    removed = await remove();
    total += removed;
  }
  return total;
}

/** A table without a key of one column is cleaned by its rows' place in the table. */
async function removeMarks(ctx: Ctx, table: "HandledEvent" | "IdempotencyKey"): Promise<number> {
  const { db } = ctx;
  if (table === "HandledEvent") {
    const limit = before(ctx, KEEP_DAYS.handled);
    return inChunks(
      () => db.$executeRaw`DELETE FROM "HandledEvent" WHERE ("handler", "outboxId") IN
        (SELECT "handler", "outboxId" FROM "HandledEvent" WHERE "handledAt" < ${limit} LIMIT ${CHUNK})`,
    );
  }
  const limit = before(ctx, KEEP_DAYS.idempotency);
  return inChunks(
    () => db.$executeRaw`DELETE FROM "IdempotencyKey" WHERE ("scope", "key") IN
      (SELECT "scope", "key" FROM "IdempotencyKey" WHERE "at" < ${limit} LIMIT ${CHUNK})`,
  );
}

/** The vehicles' newest positions stay with the vehicles; here goes their history. The oldest come first by their id. */
async function removePositions(ctx: Ctx): Promise<number> {
  const limit = before(ctx, KEEP_DAYS.positions);
  const old = Prisma.sql`SELECT "id" FROM "Position" WHERE "receivedAt" < ${limit} ORDER BY "id" LIMIT ${CHUNK}`;
  return inChunks(() => ctx.db.$executeRaw`DELETE FROM "Position" WHERE "id" IN (${old})`);
}

/** Removes what has served: relayed outbox rows, handled marks, idempotency keys, old positions. Returns how many. */
export async function purgeOldRows(ctx: Ctx): Promise<Record<keyof typeof KEEP_DAYS, number>> {
  const relayed = before(ctx, KEEP_DAYS.outbox);
  const outbox = await inChunks(
    () => ctx.db.$executeRaw`DELETE FROM "OutboxEvent" WHERE "id" IN
      (SELECT "id" FROM "OutboxEvent" WHERE "relayedAt" < ${relayed} LIMIT ${CHUNK})`,
  );
  return {
    outbox,
    handled: await removeMarks(ctx, "HandledEvent"),
    idempotency: await removeMarks(ctx, "IdempotencyKey"),
    positions: await removePositions(ctx),
  };
}
