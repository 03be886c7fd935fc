import { storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { hasNoPieces, intersectPieces } from "#app/domain/tracking/piece-set.ts";
import type { DbOrTx, Tx } from "#app/platform/db/db-types.ts";
import { DomainError } from "#app/platform/errors.ts";
import { piecesOf } from "../change-plan.ts";
import type { Params, Refusal } from "../findings.ts";
import { activeLoadsOf, type PlanLoad, type TripPlan } from "../trip-plan.ts";
import { loadStatuses } from "./load-statuses.server.ts";

export interface BlockedLoad {
  loadId: string;
  shipmentId: string;
  code: string;
  params: Params;
}

type Ban = "blocksDispatch" | "blocksDelivery";

/** Loads that a hold or an open exception of before `at` forbids to take along, or to hand out. */
export async function blockedLoads(db: DbOrTx, loads: readonly PlanLoad[], ban: Ban, at: Date): Promise<BlockedLoad[]> {
  const ids = loads.map((load) => load.shipment.id);
  const bans = await db.shipmentException.findMany({
    where: { shipmentId: { in: ids }, status: { not: "closed" }, [ban]: true, openedAt: { lte: at } },
    select: { shipmentId: true, code: true, pieces: true },
  });
  const statuses = await loadStatuses(
    db,
    loads.map((load) => load.shipment),
  );
  return loads.flatMap((load): BlockedLoad[] => {
    const { id: shipmentId, waybillNo, pieces: total } = load.shipment;
    const touches = (pieces: string | null) =>
      !hasNoPieces(intersectPieces(storedPieces(pieces, total), piecesOf(load)));
    const found = bans.find((row) => row.shipmentId === shipmentId && touches(row.pieces));
    const held = !hasNoPieces(intersectPieces(statuses.get(shipmentId)?.heldPieces ?? [], piecesOf(load)));
    if (!found && !held) {
      return [];
    }
    const row = { loadId: load.id, shipmentId };
    return held || found?.code === "shipper_hold"
      ? [{ ...row, code: "held", params: { waybillNo } }]
      : [{ ...row, code: "blocked_by_exception", params: { waybillNo, reason: found?.code ?? "" } }];
  });
}

/** `blockedLoads` that must not be taken along, as reasons to refuse; each shipment once. */
export async function holdRefusals(db: DbOrTx, loads: readonly PlanLoad[], at: Date): Promise<Refusal[]> {
  const blocked = await blockedLoads(db, loads, "blocksDispatch", at);
  const byShipment = new Map(blocked.map(({ shipmentId, code, params }) => [shipmentId, { code, params }]));
  return [...byShipment.values()];
}

/** *Throws* `held` or `blocked_by_exception` (409) with the loads in `data`: the trip must leave without them. */
export async function assertLoadsFree(tx: Tx, plan: TripPlan, at: Date): Promise<void> {
  const blocked = await blockedLoads(tx, activeLoadsOf(plan), "blocksDispatch", at);
  const [first] = blocked;
  if (first) {
    throw new DomainError(first.code, { status: 409, params: first.params, data: { blocked } });
  }
}
