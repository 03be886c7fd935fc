import type { Ctx } from "#app/platform/ctx.ts";
import { directionsOf } from "./role-directions.ts";

/** Beyond this the bar says "999+": counting further would slow with the data and tell nobody more. */
const COUNT_LIMIT = 1_000;

const upTo = { take: COUNT_LIMIT } as const;

/** The live counts of the bar, each at most 1,000: late shipments, shipments without a vehicle, messages that died. */
export async function navigationCounts(ctx: Ctx): Promise<{ today: number; dispatch: number; messages: number }> {
  const directions = directionsOf(ctx.actor.role);
  const [today, waiting, messages] = await Promise.all([
    ctx.db.shipment.count({
      where: {
        open: true,
        stageDueAt: { lt: ctx.now },
        ...(directions.length === 1 ? { direction: directions[0] } : {}),
      },
      orderBy: { stageDueAt: "asc" },
      ...upTo,
    }),
    Promise.all(
      directions.map((direction) =>
        ctx.db.shipment.count({ where: { direction, dispatchTask: { not: null } }, ...upTo }),
      ),
    ),
    ctx.db.delivery.count({ where: { status: "dead" }, ...upTo }),
  ]);
  return { today, dispatch: waiting.reduce((sum, count) => sum + count, 0), messages };
}
