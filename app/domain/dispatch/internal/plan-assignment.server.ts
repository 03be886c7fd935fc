import type { z } from "zod";
import type { Ctx } from "#app/platform/ctx.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { newId } from "#app/platform/ids.ts";
import { type Draft, draftAssignment } from "../draft-assignment.ts";
import type { Warning } from "../findings.ts";
import type { assignSchema } from "../trip.ts";
import { copyPlan, type TripPlan } from "../trip-plan.ts";
import { type AssignItem, loadAssignRows, loadPartner } from "./assign-facts.server.ts";
import { lookAtTarget } from "./open-target.server.ts";
import { type Findings, weighChange } from "./weigh-change.server.ts";

export type ParsedAssign = z.output<typeof assignSchema>;

export interface PlannedAssignment extends Findings {
  before: TripPlan;
  after: TripPlan;
  /** the trip has no row yet */
  isNew: boolean;
  results: Draft["results"];
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

/** The rows as wished, with whether somebody changed them since. Named twice, a row is no longer free the second time. */
async function markStale(db: DbOrTx, items: ParsedAssign["items"]): Promise<AssignItem[]> {
  const rows = await db.shipment.findMany({
    where: { id: { in: items.map((item) => item.shipmentId) } },
    select: { id: true, version: true },
  });
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return items.map(({ shipmentId, version, pieces }) => {
    const stale = versions.get(shipmentId) !== version;
    versions.delete(shipmentId);
    return { shipmentId, pieces, stale };
  });
}

/** The direction of an assignment by vehicle: that of its first shipment. */
async function directionOf(db: DbOrTx, items: ParsedAssign["items"]): Promise<string> {
  const first = await db.shipment.findUnique({
    where: { id: items[0]?.shipmentId ?? "" },
    select: { direction: true },
  });
  return first?.direction ?? "inbound";
}

/** Works out an assignment without writing it: the same for the preview and for the act itself. *Throws* as `lookAtTarget`. */
export async function planAssignment(db: DbOrTx, ctx: Ctx, input: ParsedAssign): Promise<PlannedAssignment> {
  const { plan: before, isNew } = await lookAtTarget(db, ctx, input.to, await directionOf(db, input.items));
  const partner = await loadPartner(db, input.partnerId);
  const rows = await loadAssignRows(db, await markStale(db, input.items), partner);
  const after = copyPlan(before);
  const { actor, now } = ctx;
  const by = { id: actor.id, name: actor.name };
  const draft = draftAssignment(after, { rows, kind: input.kind, partnerId: input.partnerId, by, now, newId });
  const { warnings, refusals } = await weighChange(db, ctx, before, after);
  const dests = new Map(rows.map((row) => [row.shipmentId, row.places.delivery?.placeCode ?? ""]));
  return {
    ...{ before, after, isNew, results: draft.results, refusals },
    warnings: [...warnings, ...draft.warnings, ...laneWarnings(partner, after, dests)],
  };
}
