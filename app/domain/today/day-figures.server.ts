import type { Ctx } from "#app/platform/ctx.ts";

export interface DayFigures {
  created: number;
  arrived: number;
  delivered: number;
  failed: number;
  underWay: number;
}

const DAY_MS = 86_400_000;
/** business days are Beijing's */
const BEIJING_MS = 8 * 3_600_000;

function dayStart(now: Date): Date {
  const local = now.getTime() + BEIJING_MS;
  return new Date(local - (local % DAY_MS) - BEIJING_MS);
}

/** The figures of the business day so far: shipments with such a fact recorded today, and trips under way. */
export async function dayFigures(ctx: Ctx): Promise<DayFigures> {
  const since = dayStart(ctx.now);
  const [events, underWay] = await Promise.all([
    ctx.db.trackingEvent.groupBy({
      by: ["code"],
      where: {
        recordedAt: { gte: since },
        code: {
          in: [
            "WAYBILL_CREATED",
            "DEST_ARRIVED",
            "HUB_ARRIVED",
            "SIGNED",
            "SIGNED_BY_AGENT",
            "SIGNED_SELF_PICKUP",
            "DELIVERY_FAILED",
          ],
        },
      },
      _count: true,
    }),
    ctx.db.trip.count({ where: { status: "departed" } }),
  ]);
  const of = (...codes: string[]) =>
    events.filter((row) => codes.includes(row.code)).reduce((sum, row) => sum + row._count, 0);
  return {
    created: of("WAYBILL_CREATED"),
    arrived: of("DEST_ARRIVED", "HUB_ARRIVED"),
    delivered: of("SIGNED", "SIGNED_BY_AGENT", "SIGNED_SELF_PICKUP"),
    failed: of("DELIVERY_FAILED"),
    underWay,
  };
}
