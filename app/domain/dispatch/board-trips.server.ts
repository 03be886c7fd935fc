import { businessDate } from "#app/domain/calendar/business-day.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { type CheckedCrew, tripRefusals, tripWarnings } from "./check-trip.ts";
import type { Refusal, Warning } from "./findings.ts";
import { loadCrews } from "./internal/crew-facts.server.ts";
import { planOfRow, planStopSelect, planTripSelect } from "./internal/load-plan.server.ts";
import { type PeakLoad, peakLoad } from "./peak-load.ts";
import { mayReadTrips } from "./policy.ts";
import { settlePlan } from "./settle-plan.ts";
import { OPEN_TRIP } from "./trip.ts";
import type { PlanStop, PlanTrip } from "./trip-plan.ts";

/** A day of a dispatcher's board is dozens of trips. */
const BOARD_MOST = 200;

const boardSelect = {
  ...planTripSelect,
  updatedByName: true,
  driver: { select: { name: true } },
  stops: {
    orderBy: { seq: "asc" },
    select: { ...planStopSelect, loads: { ...planStopSelect.loads, where: { status: { not: "removed" } } } },
  },
} as const;

/** A trip with its stops, the most it has on board at any time, and what there is to say of it. */
export interface BoardTrip extends PlanTrip, PeakLoad {
  driverName: string | null;
  /** who changed it last */
  changedBy: string;
  /** arrivals of an open trip as reckoned now */
  stops: PlanStop[];
  /** metres */
  distanceM: number;
  /** ms */
  durationMs: number;
  warnings: Warning[];
  /** what forbids it to leave */
  refusals: Refusal[];
}

function readTrips(ctx: Ctx, where: object) {
  return ctx.db.trip.findMany({
    where,
    select: boardSelect,
    orderBy: [{ date: "asc" }, { plannedDepartAt: "asc" }, { id: "asc" }],
    take: BOARD_MOST,
  });
}

type Row = Awaited<ReturnType<typeof readTrips>>[number];

/** An open trip is settled and checked exactly as every act on it would; what is closed stays as it was. */
function boardTrip(row: Row, crew: CheckedCrew | undefined, now: Date): BoardTrip {
  const { driver, updatedByName, ...rest } = row;
  const plan = planOfRow(rest);
  const open = crew && OPEN_TRIP.includes(plan.trip.status) ? crew : null;
  if (open) {
    settlePlan(plan, now);
  }
  const { trip, stops, distanceM, durationMs } = plan;
  return {
    ...trip,
    ...{ stops, distanceM, durationMs, driverName: driver?.name ?? null, changedBy: updatedByName },
    ...peakLoad(plan),
    warnings: open ? tripWarnings(plan, open, now) : [],
    refusals: open && trip.status !== "departed" ? tripRefusals(open, trip.date) : [],
  };
}

/**
 * The trips of a direction on a business day with stops, loads and findings; with them those of earlier days that are still
 * open, because the morning begins with yesterday's rest.
 */
export async function boardTrips(
  ctx: Ctx,
  { direction, date = businessDate(ctx.now) }: { direction: string; date?: string },
): Promise<BoardTrip[]> {
  assertMay(mayReadTrips(ctx.actor));
  const [today, older] = await Promise.all([
    readTrips(ctx, { direction, date, status: { not: "cancelled" } }),
    readTrips(ctx, { direction, date: { lt: date }, status: { in: [...OPEN_TRIP] } }),
  ]);
  const rows = [...older, ...today];
  const crews = await loadCrews(ctx.db, rows);
  return rows.map((row) => boardTrip(row, crews.get(row.id), ctx.now));
}
