import type { Ctx } from "#app/platform/ctx.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { newWarnings, tripRefusals, tripWarnings } from "../check-trip.ts";
import type { Refusal, Warning } from "../findings.ts";
import { settlePlan } from "../settle-plan.ts";
import { copyPlan, type TripPlan } from "../trip-plan.ts";
import { loadCrew } from "./crew-facts.server.ts";

/** What is to be said of a change of a trip before it is made. */
export interface Findings {
  warnings: Warning[];
  /** what forbids it as a whole */
  refusals: Refusal[];
}

/** What a plan, which is settled with this, has to say that the plan before did not, and what forbids it. */
export async function weighChange(db: DbOrTx, ctx: Ctx, before: TripPlan, after: TripPlan): Promise<Findings> {
  const crew = await loadCrew(db, after.trip);
  const old = copyPlan(before);
  settlePlan(old, ctx.now);
  settlePlan(after, ctx.now);
  const sameVehicle = before.trip.vehicleId === after.trip.vehicleId;
  // what was accepted of one vehicle says nothing of another: only its promises go with the goods
  const known = tripWarnings(old, crew, ctx.now).filter(({ code }) => sameVehicle || code === "promise_missed");
  return {
    warnings: newWarnings(known, tripWarnings(after, crew, ctx.now)),
    refusals: tripRefusals(crew, after.trip.date),
  };
}
