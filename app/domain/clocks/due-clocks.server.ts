import type { Ctx } from "#app/platform/ctx.ts";

/** A clock whose check is due, and since when: the place in the list from which to go on. */
export interface DueClock {
  id: string;
  nextCheckAt: Date;
}

/**
 * The clocks whose check is due, the longest overdue first, `limit` at most. `after` is the last one of the page before:
 * going on from there, one that cannot be checked holds up none behind it.
 */
export async function dueClockIds(
  ctx: Ctx,
  { limit, after }: { limit: number; after: DueClock | null },
): Promise<DueClock[]> {
  const due = { nextCheckAt: { lte: ctx.now } };
  const behind = after && {
    OR: [{ nextCheckAt: { gt: after.nextCheckAt } }, { nextCheckAt: after.nextCheckAt, id: { gt: after.id } }],
  };
  const rows = await ctx.db.slaClock.findMany({
    where: { AND: [due, ...(behind ? [behind] : [])] },
    orderBy: [{ nextCheckAt: "asc" }, { id: "asc" }],
    take: limit,
    select: { id: true, nextCheckAt: true },
  });
  return rows.flatMap(({ id, nextCheckAt }) => (nextCheckAt ? [{ id, nextCheckAt }] : []));
}
