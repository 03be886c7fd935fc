import { complaintCounts } from "#app/domain/complaints/complaint-queue.server.ts";
import { dispatcherRoles, hasRole, isDesk } from "#app/domain/identity/roles.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { directionsOf } from "./role-directions.ts";

/** Beyond this the bar says "999+": counting further would slow with the data and tell nobody more. */
const COUNT_LIMIT = 1_000;

const upTo = { take: COUNT_LIMIT } as const;

export interface NavigationCounts {
  today: number;
  dispatch: number;
  complaints: number;
  messages: number;
}

/** The complaints that wait for somebody: a dispatcher's are those he was given, everybody else sees all open ones. */
async function waitingComplaints(ctx: Ctx): Promise<number> {
  if (!isDesk(ctx.actor)) {
    return 0;
  }
  const { open, mine } = await complaintCounts(ctx);
  return hasRole(ctx.actor, dispatcherRoles) ? mine : open;
}

/**
 * The live counts of the bar, each at most 1,000: late shipments, shipments without a vehicle, open complaints, messages
 * that died.
 */
export async function navigationCounts(ctx: Ctx): Promise<NavigationCounts> {
  const directions = directionsOf(ctx.actor.role);
  const [today, waiting, complaints, messages] = await Promise.all([
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
    waitingComplaints(ctx),
    ctx.db.delivery.count({ where: { status: "dead" }, ...upTo }),
  ]);
  return { today, dispatch: waiting.reduce((sum, count) => sum + count, 0), complaints, messages };
}
