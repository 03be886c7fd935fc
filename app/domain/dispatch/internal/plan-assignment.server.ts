import type { z } from "zod";
import type { Ctx } from "#app/platform/ctx.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { newId } from "#app/platform/ids.ts";
import { newWarnings, tripRefusals, tripWarnings } from "../check-trip.ts";
import { type Draft, draftAssignment } from "../draft-assignment.ts";
import type { Refusal, Warning } from "../findings.ts";
import { settlePlan } from "../settle-plan.ts";
import type { assignSchema } from "../trip.ts";
import { copyPlan, type TripPlan } from "../trip-plan.ts";
import { type AssignItem, loadAssignRows, loadPartner } from "./assign-facts.server.ts";
import { loadCrew } from "./crew-facts.server.ts";

export type ParsedAssign = z.output<typeof assignSchema>;

export interface PlannedAssignment {
  after: TripPlan;
  results: Draft["results"];
  warnings: Warning[];
  /** what forbids the trip as a whole */
  refusals: Refusal[];
}

/** What a settled plan has to say that the plan before did not. */
export async function changedWarnings(db: DbOrTx, ctx: Ctx, before: TripPlan, after: TripPlan): Promise<Warning[]> {
  const crewAfter = await loadCrew(db, after.trip);
  const old = copyPlan(before);
  settlePlan(old, ctx.now);
  settlePlan(after, ctx.now);
  const crewBefore = before.trip.vehicleId === after.trip.vehicleId ? crewAfter : await loadCrew(db, before.trip);
  return newWarnings(tripWarnings(old, crewBefore, ctx.now), tripWarnings(after, crewAfter, ctx.now));
}

function laneWarnings(
  partner: { name: string; laneCodes: unknown } | null,
  plan: TripPlan,
  dests: Map<string, string>,
) {
  const lanes = Array.isArray(partner?.laneCodes) ? partner.laneCodes.map(String) : [];
  if (!partner || lanes.length === 0) {
    return [];
  }
  const serves = (code: string) => lanes.includes(code) || lanes.includes(`${code.slice(0, 4)}00`);
  return plan.stops
    .flatMap((stop) => (stop.kind === "transfer" ? stop.loads : []))
    .filter(({ shipment }) => !serves(dests.get(shipment.id) ?? "") && dests.has(shipment.id))
    .map(({ shipment }): Warning => {
      const params = { waybillNo: shipment.waybillNo, partner: partner.name };
      return { code: "partner_lane", shipmentId: shipment.id, params };
    });
}

/** Works out an assignment without writing it: the same for the preview and for the act itself. */
export async function planAssignment(
  db: DbOrTx,
  ctx: Ctx,
  before: TripPlan,
  input: ParsedAssign,
  items: readonly AssignItem[],
): Promise<PlannedAssignment> {
  const partner = await loadPartner(db, input.partnerId);
  const rows = await loadAssignRows(db, items, partner);
  const after = copyPlan(before);
  const { actor, now } = ctx;
  const by = { id: actor.id, name: actor.name };
  const draft = draftAssignment(after, { rows, kind: input.kind, partnerId: input.partnerId, by, now, newId });
  const fitting = await changedWarnings(db, ctx, before, after);
  const dests = new Map(rows.map((row) => [row.shipmentId, row.places.delivery?.placeCode ?? ""]));
  return {
    after,
    results: draft.results,
    warnings: [...fitting, ...draft.warnings, ...laneWarnings(partner, after, dests)],
    refusals: tripRefusals(await loadCrew(db, after.trip), after.trip.date),
  };
}

/** The direction of an assignment by vehicle: that of its first shipment. */
export async function directionOf(db: DbOrTx, items: ParsedAssign["items"]): Promise<string> {
  const first = await db.shipment.findUnique({
    where: { id: items[0]?.shipmentId ?? "" },
    select: { direction: true },
  });
  return first?.direction ?? "inbound";
}
