import { businessDate } from "#app/domain/calendar/business-day.ts";
import { mayReadTrips } from "#app/domain/dispatch/policy.ts";
import { OPEN_TRIP } from "#app/domain/dispatch/trip.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { tripFill } from "./trip-fill.ts";
import { latenessOf } from "./trip-lateness.ts";

export interface TripRowFilter {
  /** business day, "YYYY-MM-DD" */
  date: string;
  direction?: string;
  status?: string;
}

/** A day of all directions together is dozens of trips, hundreds at most. */
const MOST = 500;
const LOAD = { shipmentId: true, kind: true, status: true, count: true, weightG: true, volumeCm3: true } as const;

/**
 * The trips of a business day in order of departure, with their figures and how late they are; with today's those of earlier
 * days that are still open, because somebody has to end them. *Throws* `forbidden`.
 */
export async function tripRows(ctx: Ctx, { date, direction, status }: TripRowFilter) {
  assertMay(mayReadTrips(ctx.actor));
  const today = businessDate(ctx.now);
  const rows = await ctx.db.trip.findMany({
    where: {
      OR: [{ date }, ...(date === today ? [{ date: { lt: today }, status: { in: [...OPEN_TRIP] } }] : [])],
      ...(direction ? { direction } : {}),
      ...(status ? { status } : {}),
    },
    select: {
      id: true,
      tripNo: true,
      date: true,
      direction: true,
      status: true,
      plannedDepartAt: true,
      departedAt: true,
      vehicle: { select: { id: true, plate: true, type: true, capacityG: true, capacityCm3: true } },
      driver: { select: { id: true, name: true, phone: true } },
      stops: {
        orderBy: { seq: "asc" },
        select: { status: true, plannedAt: true, loads: { where: { status: { not: "removed" } }, select: LOAD } },
      },
    },
    orderBy: [{ plannedDepartAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.map(({ stops, ...trip }) => ({
    ...trip,
    fill: tripFill(stops),
    late: latenessOf({ ...trip, stops }, ctx.now),
  }));
}

export type TripRow = Awaited<ReturnType<typeof tripRows>>[number];
