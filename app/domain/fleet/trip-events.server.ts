import { mayReadTrips } from "#app/domain/dispatch/policy.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";

/** What was recorded at one moment, of one kind, for one or many shipments of a trip. */
export interface TripEvent {
  key: string;
  code: string;
  at: Date;
  by: string;
  source: string;
  stopId: string | null;
  reason: string | null;
  note: string | null;
  voided: boolean;
  waybillNos: string[];
}

/** A full trip leaves a few hundred events behind. */
const MOST = 1_000;

/** The tracking events of a trip, newest first; those of one act are one line. *Throws* `forbidden`. */
export async function tripEvents(ctx: Ctx, tripId: string): Promise<TripEvent[]> {
  assertMay(mayReadTrips(ctx.actor));
  const rows = await ctx.db.trackingEvent.findMany({
    where: { tripId },
    select: {
      id: true,
      code: true,
      occurredAt: true,
      recordedByName: true,
      source: true,
      stopId: true,
      reason: true,
      note: true,
      shipment: { select: { waybillNo: true } },
    },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  const ids = rows.map((row) => row.id);
  const voids = await ctx.db.trackingEvent.findMany({
    where: { voidsEventId: { in: ids } },
    select: { voidsEventId: true },
  });
  const voided = new Set(voids.map((row) => row.voidsEventId));
  const lines = new Map<string, TripEvent>();
  for (const row of rows) {
    const { id, shipment, recordedByName: by, occurredAt: at, ...rest } = row;
    const isVoided = voided.has(id);
    const key = [row.code, at.getTime(), row.stopId, row.reason, row.note, by, isVoided].join("|");
    const line = lines.get(key) ?? { ...rest, key, at, by, voided: isVoided, waybillNos: [] };
    if (!line.waybillNos.includes(shipment.waybillNo)) {
      line.waybillNos.push(shipment.waybillNo);
    }
    lines.set(key, line);
  }
  return [...lines.values()];
}
