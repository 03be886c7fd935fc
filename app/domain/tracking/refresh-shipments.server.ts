import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { idChunks, loadHistories } from "./internal/load-histories.server.ts";
import { storeColumns } from "./internal/store-columns.server.ts";

/**
 * Recomputes what shipments keep for lists (status, stage, dispatch need) from events, loads and exceptions, and raises
 * their version. Called inside the transaction that changed one of those. *Writes* Shipment.
 */
export async function refreshShipments(tx: Tx, ctx: Ctx, shipmentIds: string[]): Promise<void> {
  const histories = await loadHistories(tx, shipmentIds);
  for (const history of histories.values()) {
    await storeColumns(tx, ctx, history);
  }
  for (const part of idChunks([...histories.keys()])) {
    await tx.shipment.updateMany({ where: { id: { in: part } }, data: { version: { increment: 1 } } });
  }
}
