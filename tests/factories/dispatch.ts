import { assignShipments } from "#app/domain/dispatch/assign-shipments.server.ts";
import { loadPlan } from "#app/domain/dispatch/internal/load-plan.server.ts";
import type { AssignInput } from "#app/domain/dispatch/trip.ts";
import type { TripPlan } from "#app/domain/dispatch/trip-plan.ts";
import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import { recordEvents } from "#app/domain/tracking/record-events.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";

/** Records an event that happened `minutesAgo`. */
export async function happened(
  ctx: Ctx,
  shipmentIds: string[],
  code: EventCode,
  over: { minutesAgo?: number; pieces?: string; reason?: string } = {},
): Promise<void> {
  const { minutesAgo = 60, ...rest } = over;
  const occurredAt = new Date(ctx.now.getTime() - minutesAgo * 60_000);
  const events = shipmentIds.map((shipmentId) => ({ shipmentId, code, occurredAt, source: "desk" as const, ...rest }));
  const refused = (await recordEvents(ctx, events)).filter((row) => !row.ok);
  if (refused.length > 0) {
    throw new Error(JSON.stringify(refused));
  }
}

/** The shipments as a dispatcher sees them now, ready to be assigned. */
export async function items(ctx: Ctx, ids: string[]): Promise<AssignInput["items"]> {
  const rows = await ctx.db.shipment.findMany({ where: { id: { in: ids } }, select: { id: true, version: true } });
  return ids.map((shipmentId) => ({ shipmentId, version: rows.find((row) => row.id === shipmentId)?.version ?? 1 }));
}

/** Assigns shipments to a vehicle, whatever warnings there are, and answers the trip's id. */
export async function assigned(ctx: Ctx, ids: string[], over: Partial<AssignInput> & Pick<AssignInput, "to">) {
  const answer = await assignShipments(ctx, { items: await items(ctx, ids), acceptWarnings: true, ...over });
  const refused = answer.results.filter((row) => !row.ok);
  if (refused.length > 0 || !answer.trip || !answer.undoId) {
    throw new Error(JSON.stringify(answer));
  }
  return { ...answer.trip, undoId: answer.undoId };
}

export async function planOf(ctx: Ctx, tripId: string): Promise<TripPlan> {
  const plan = await loadPlan(ctx.db, tripId);
  if (!plan) {
    throw new Error("no such trip");
  }
  return plan;
}

/** A trip's stops as text: "pickup station:airport 3" is kind, place and pieces; delivery stops are named by consignee. */
export async function stopsOf(ctx: Ctx, tripId: string): Promise<string[]> {
  const { stops } = await planOf(ctx, tripId);
  return stops.map(({ kind, placeKey, title, loads }) => {
    const name = placeKey.startsWith("station:") ? placeKey : title;
    return `${kind} ${name} ${loads.reduce((sum, load) => sum + load.count, 0)}`;
  });
}
