import type { Db } from "./db/db-types.ts";
import { inList } from "./db/in-list.server.ts";
import { Prisma } from "./db/sql.server.ts";

/** A committed domain event that waits to be told on. */
export interface OutboxRow {
  id: string;
  at: Date;
  event: string;
  entity: string;
  entityId: string;
  payload: unknown;
}

/** How long, in ms, a relay may have rows to itself; then it is taken for dead. */
export const OUTBOX_CLAIM_MS = 30_000;

const asJson = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);

/**
 * Takes the oldest rows not yet relayed for `relay`, in one statement: of several relays each row goes to one. Rows that
 * this relay took before and could not deliver are among them; another relay's only after `OUTBOX_CLAIM_MS`.
 * The result is in the order in which the events were recorded.
 */
export async function claimOutbox(db: Db, claim: { relay: string; now: Date; limit: number }): Promise<OutboxRow[]> {
  const { relay, now, limit } = claim;
  const abandoned = new Date(now.getTime() - OUTBOX_CLAIM_MS);
  const free = Prisma.sql`"relayedAt" IS NULL AND ("claimedAt" IS NULL OR "claimedBy" = ${relay} OR "claimedAt" < ${abandoned})`;
  const rows = await db.$queryRaw<OutboxRow[]>`
    UPDATE "OutboxEvent" SET "claimedBy" = ${relay}, "claimedAt" = ${now}
    WHERE ${free} AND "id" IN (SELECT "id" FROM "OutboxEvent" WHERE ${free} ORDER BY "id" LIMIT ${limit})
    RETURNING "id", "at", "event", "entity", "entityId", "payload"`;
  return rows
    .map((row) => ({ ...row, at: new Date(row.at), payload: asJson(row.payload) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether anything waits: a read, which costs other processes nothing. */
export async function outboxWaits(db: Db): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT 1 AS "one" FROM "OutboxEvent" WHERE "relayedAt" IS NULL LIMIT 1`;
  return rows.length > 0;
}

/** Marks rows as told on. */
export async function markRelayed(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length > 0) {
    await db.$executeRaw`UPDATE "OutboxEvent" SET "relayedAt" = ${now} WHERE "id" ${inList(db, ids)}`;
  }
}

const UNHANDLED_PAGE = 1_000;

/**
 * The rows of `event` relayed between the two instants for which `handler` has left no `HandledEvent`: their job was lost
 * with Redis, or failed to the end. The oldest first, 1,000 at most.
 */
export async function findUnhandled(
  db: Db,
  search: { event: string; handler: string; from: Date; to: Date },
): Promise<Pick<OutboxRow, "id" | "payload">[]> {
  const { event, handler, from, to } = search;
  const rows = await db.$queryRaw<Pick<OutboxRow, "id" | "payload">[]>`
    SELECT o."id", o."payload" FROM "OutboxEvent" o
    WHERE o."relayedAt" >= ${from} AND o."relayedAt" < ${to} AND o."event" = ${event}
      AND NOT EXISTS (SELECT 1 FROM "HandledEvent" h WHERE h."handler" = ${handler} AND h."outboxId" = o."id")
    ORDER BY o."relayedAt", o."id" LIMIT ${UNHANDLED_PAGE}`;
  return rows.map(({ id, payload }) => ({ id, payload: asJson(payload) }));
}
