import { assertMay } from "#app/domain/identity/authorize.ts";
import { mayCancelShipment } from "#app/domain/shipments/policy.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import type { Direction } from "./direction.ts";
import { factsOf } from "./internal/said-facts.server.ts";
import type { EventOutcome, NewEvent } from "./new-event.ts";
import { mayRecordEvents } from "./policy.ts";
import { recordEvents } from "./record-events.server.ts";
import type { SaidEvent } from "./said-event.ts";

/** One transaction holds the write lock for about a second with this many. */
const CHUNK = 200;
const MOST = 20_000;

/** What became of one shipment of a bulk. */
export interface BulkRow {
  shipmentId: string;
  waybillNo: string;
  outcome: "recorded" | "known" | "refused";
  /** why it was refused: `tracking.problems.<code>` */
  code: string | null;
}

export interface BulkTarget {
  shipmentId: string;
  waybillNo: string;
  /** range string; null = all */
  pieces: string | null;
  tripId?: string;
  vehicleId?: string;
}

function rowOf(target: BulkTarget, outcome: EventOutcome | undefined): BulkRow {
  const { shipmentId, waybillNo } = target;
  if (outcome?.ok) {
    return { shipmentId, waybillNo, outcome: outcome.known ? "known" : "recorded", code: null };
  }
  return { shipmentId, waybillNo, outcome: "refused", code: outcome?.code ?? "not_found" };
}

/**
 * Records one event about many shipments and tells of each what became of it. Committed in parts of 200, so that a long bulk
 * does not keep the others waiting; repeating it records only what is missing. *Throws* what `recordEvents` throws,
 * `invalid` (time), `too_many_shipments`.
 */
export async function recordBulk(
  ctx: Ctx,
  targets: BulkTarget[],
  said: SaidEvent,
  timeZone: string,
): Promise<BulkRow[]> {
  if (targets.length > MOST) {
    throw new DomainError("too_many_shipments", { status: 422, params: { most: MOST } });
  }
  const facts = factsOf(ctx, said, timeZone);
  if (said.code === "CANCELLED") {
    return recordCancels(ctx, targets, facts);
  }
  return recordInParts(ctx, targets, facts);
}

/** A waybill is cancelled by those who may, and not while a vehicle carries the goods. */
async function recordCancels(ctx: Ctx, targets: BulkTarget[], facts: Omit<NewEvent, "shipmentId">): Promise<BulkRow[]> {
  const found = await ctx.db.shipment.findMany({
    where: { id: { in: targets.map((target) => target.shipmentId) } },
    select: { id: true, direction: true, loads: { where: { status: "assigned" }, take: 1, select: { id: true } } },
  });
  const codes = new Map(
    found.map(({ id, direction, loads }) => {
      const allowed = mayCancelShipment(ctx.actor, direction as Direction);
      return [id, allowed ? (loads.length > 0 ? "on_trip" : null) : "forbidden"];
    }),
  );
  const refused = (target: BulkTarget) => codes.get(target.shipmentId) ?? null;
  const done = await recordInParts(
    ctx,
    targets.filter((target) => refused(target) === null),
    facts,
  );
  const rows = new Map(done.map((row) => [row.shipmentId, row]));
  return targets.map((target) => {
    const { shipmentId, waybillNo } = target;
    return rows.get(shipmentId) ?? { shipmentId, waybillNo, outcome: "refused", code: refused(target) };
  });
}

async function recordInParts(ctx: Ctx, targets: BulkTarget[], facts: Omit<NewEvent, "shipmentId">): Promise<BulkRow[]> {
  const rows: BulkRow[] = [];
  for (let start = 0; start < targets.length; start += CHUNK) {
    const part = targets.slice(start, start + CHUNK);
    const events = part.map(({ waybillNo: _, ...target }): NewEvent => ({ ...facts, ...target }));
    const outcomes = await recordEvents(ctx, events);
    rows.push(...part.map((target, index) => rowOf(target, outcomes[index])));
  }
  return rows;
}

/** What a bulk is about, for the screen, in the order of the ids. *Throws* `forbidden`. */
export async function bulkShipments(ctx: Ctx, ids: string[]) {
  assertMay(mayRecordEvents(ctx.actor));
  const select = { id: true, waybillNo: true, direction: true, pieces: true } as const;
  const found = await ctx.db.shipment.findMany({ where: { id: { in: ids } }, select });
  const byId = new Map(found.map((row) => [row.id, row]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

/** The shipments of a bulk by their ids; ids of none are left out. */
export async function targetsById(ctx: Ctx, ids: string[], pieces: string | null): Promise<BulkTarget[]> {
  const found = await ctx.db.shipment.findMany({ where: { id: { in: ids } }, select: { id: true, waybillNo: true } });
  const byId = new Map(found.map((row) => [row.id, row.waybillNo]));
  return ids.flatMap((shipmentId) => {
    const waybillNo = byId.get(shipmentId);
    return waybillNo ? [{ shipmentId, waybillNo, pieces: ids.length === 1 ? pieces : null }] : [];
  });
}

/** Every shipment of an arrival list. */
export async function targetsOfList(ctx: Ctx, arrivalListId: string): Promise<BulkTarget[]> {
  const found = await ctx.db.shipment.findMany({
    where: { arrivalListId },
    orderBy: { id: "asc" },
    select: { id: true, waybillNo: true },
  });
  return found.map(({ id, waybillNo }) => ({ shipmentId: id, waybillNo, pieces: null }));
}

/** What a trip carries, with the pieces that are on it. A number that is no trip's gives null. */
export async function targetsOfTrip(ctx: Ctx, tripNo: string): Promise<BulkTarget[] | null> {
  const trip = await ctx.db.trip.findUnique({
    where: { tripNo: tripNo.trim().toUpperCase() },
    select: {
      id: true,
      vehicleId: true,
      loads: {
        where: { status: { in: ["assigned", "done"] } },
        orderBy: { id: "asc" },
        select: { shipmentId: true, pieces: true, shipment: { select: { waybillNo: true } } },
      },
    },
  });
  if (!trip) {
    return null;
  }
  // goods that are fetched and delivered on the same trip are two loads of the same pieces
  const targets = new Map<string, BulkTarget>();
  for (const { shipmentId, pieces, shipment } of trip.loads) {
    targets.set(`${shipmentId} ${pieces}`, {
      shipmentId,
      waybillNo: shipment.waybillNo,
      pieces,
      tripId: trip.id,
      vehicleId: trip.vehicleId,
    });
  }
  return [...targets.values()];
}
