import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { deriveColumns } from "../derive-columns.ts";
import type { ShipmentStatus } from "../derive-status.ts";
import type { History } from "./load-histories.server.ts";

/** Derives and stores a shipment's columns; returns its status. The caller holds the write lock. */
export async function storeColumns(tx: Tx, ctx: Ctx, history: History): Promise<ShipmentStatus> {
  const { shipment, events, activeLoads, openExceptions } = history;
  const { status, columns } = deriveColumns({ ...shipment, events, activeLoads, openExceptions });
  await tx.shipment.update({
    where: { id: shipment.id },
    data: { ...columns, updatedAt: ctx.now, updatedByName: ctx.actor.name },
    select: { id: true },
  });
  return status;
}
