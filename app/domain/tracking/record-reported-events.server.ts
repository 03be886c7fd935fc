import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { applyEvents } from "./apply-events.server.ts";
import type { EventOutcome, NewEvent } from "./new-event.ts";
import { mayReportEvents } from "./policy.ts";
import { type ReportedEvent, splitBarcode } from "./reported-event.ts";

async function idsByNumber(tx: Tx, events: readonly ReportedEvent[]): Promise<Map<string, string>> {
  const numbers = events.map((event) => splitBarcode(event.waybillNo).waybillNo);
  const rows = await tx.shipment.findMany({
    where: { waybillNo: { in: [...new Set([...numbers, ...events.map((event) => event.waybillNo)])] } },
    select: { id: true, waybillNo: true },
  });
  return new Map(rows.map((row) => [row.waybillNo, row.id]));
}

/**
 * Records what a device or another system reports, all of it in one transaction, with an outcome per fact in their order.
 * A fact that was sent before is known and changes nothing.
 * *Writes and emits* as `applyEvents`. *Throws* `forbidden`.
 */
export async function recordReportedEvents(
  ctx: Ctx,
  vehicleId: string | null,
  events: readonly ReportedEvent[],
): Promise<EventOutcome[]> {
  assertMay(mayReportEvents(ctx.actor));
  return inTransaction(ctx, async (tx) => {
    const ids = await idsByNumber(tx, events);
    const wanted = events.map(({ id, waybillNo, pieces, ...fact }): NewEvent => {
      const barcode = splitBarcode(waybillNo);
      const shipmentId = ids.get(waybillNo) ?? ids.get(barcode.waybillNo) ?? waybillNo;
      const dedupeKey = `${ctx.actor.kind}-${ctx.actor.id}-${id}`;
      return { ...fact, shipmentId, pieces: pieces ?? barcode.piece, vehicleId, source: "api", dedupeKey };
    });
    return applyEvents(tx, ctx, wanted);
  });
}
