import type { Ctx } from "#app/platform/ctx.ts";
import { type Channel, LEASE_MS } from "./channels.ts";
import type { Wake } from "./plan-notifications.server.ts";

const PAGE = 5_000;
const columns = { id: true, channel: true, attempts: true, dueAt: true } as const;

/**
 * The messages whose time came more than `graceMs` ms ago and which nobody has taken up: their job was lost, or the
 * worker that had them was killed. The oldest first, 5,000 at most.
 */
export async function dueDeliveries(ctx: Ctx, graceMs: number): Promise<Wake[]> {
  const overdue = new Date(ctx.now.getTime() - graceMs);
  const abandoned = new Date(ctx.now.getTime() - LEASE_MS);
  const waiting = await ctx.db.delivery.findMany({
    where: { status: { in: ["pending", "failed"] }, dueAt: { lt: overdue } },
    select: columns,
    orderBy: { dueAt: "asc" },
    take: PAGE,
  });
  const left = await ctx.db.delivery.findMany({
    where: { status: "sending", updatedAt: { lt: abandoned } },
    select: columns,
    take: PAGE,
  });
  return [...waiting, ...left].map((row) => ({ ...row, channel: row.channel as Channel }));
}

/** The messages of these ids that wait for their time, to be taken up then. */
export async function wakesFor(ctx: Ctx, ids: readonly string[]): Promise<Wake[]> {
  const rows = await ctx.db.delivery.findMany({
    where: { id: { in: [...ids] }, status: { in: ["pending", "failed"] } },
    select: columns,
  });
  return rows.map((row) => ({ ...row, channel: row.channel as Channel }));
}
