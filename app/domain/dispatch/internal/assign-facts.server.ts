import { placeByCode } from "#app/domain/places/place-directory.server.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { notFound } from "#app/platform/errors.ts";
import type { AssignFacts, KnownLoad } from "../check-assignment.ts";
import type { AssignRow } from "../draft-assignment.ts";
import {
  consigneePlace,
  depotPlace,
  type RoutedShipment,
  shipperPlace,
  stationPlace,
  type TransferPartner,
} from "../stop-places.ts";
import { planShipmentSelect } from "./load-plan.server.ts";
import { loadStatuses } from "./load-statuses.server.ts";

const factsSelect = {
  ...planShipmentSelect,
  deliveryMode: true,
  shipperName: true,
  shipperPhone: true,
  shipperAddress: true,
  originCode: true,
  originText: true,
  consigneeName: true,
  consigneePhone: true,
  consigneeAddress: true,
  destCode: true,
  destText: true,
  lat: true,
  lng: true,
  stationCode: true,
} as const;

export interface AssignItem {
  shipmentId: string;
  pieces?: string;
  /** somebody changed the shipment since the dispatcher saw it */
  stale: boolean;
}

function centreOf(code: string | null) {
  return (code === null ? undefined : placeByCode(code)) ?? null;
}

async function activeLoads(db: DbOrTx, ids: string[]): Promise<Map<string, KnownLoad[]>> {
  const rows = await db.tripLoad.findMany({
    where: { shipmentId: { in: ids }, status: "assigned" },
    select: { shipmentId: true, kind: true, pieces: true, assignedByName: true, trip: { select: { tripNo: true } } },
  });
  const loads = new Map<string, KnownLoad[]>();
  for (const { shipmentId, kind, pieces, assignedByName, trip } of rows) {
    const known = { kind, pieces, name: assignedByName, tripNo: trip.tripNo };
    loads.set(shipmentId, [...(loads.get(shipmentId) ?? []), known]);
  }
  return loads;
}

async function blocks(db: DbOrTx, ids: string[]) {
  const rows = await db.shipmentException.findMany({
    where: { shipmentId: { in: ids }, status: { not: "closed" }, blocksDispatch: true },
    select: { shipmentId: true, code: true, pieces: true },
  });
  return (id: string) => rows.filter((row) => row.shipmentId === id);
}

function placesOf(shipment: RoutedShipment, partner: TransferPartner | null): Pick<AssignRow, "places" | "station"> {
  const station = stationPlace(shipment.stationCode);
  return {
    station,
    places: {
      pickup: shipment.direction === "outbound" ? shipperPlace(shipment, centreOf) : station,
      delivery: consigneePlace(shipment, centreOf),
      transfer: partner && depotPlace(partner, centreOf),
    },
  };
}

/** The partner who takes transit goods over. *Throws* `not_found` for one that is unknown or no longer works with us. */
export async function loadPartner(db: DbOrTx, partnerId: string | undefined) {
  if (partnerId === undefined) {
    return null;
  }
  const partner = await db.partner.findUnique({ where: { id: partnerId } });
  if (!partner?.active) {
    throw notFound("partner");
  }
  return partner;
}

/** Everything the check of an assignment wants to know of its rows, in their order. */
export async function loadAssignRows(
  db: DbOrTx,
  items: readonly AssignItem[],
  partner: TransferPartner | null,
): Promise<AssignRow[]> {
  const ids = items.map(({ shipmentId }) => shipmentId);
  const shipments = await db.shipment.findMany({ where: { id: { in: ids } }, select: factsSelect });
  const byId = new Map(shipments.map((shipment) => [shipment.id, shipment]));
  const statuses = await loadStatuses(db, shipments);
  const loads = await activeLoads(db, ids);
  const blocksOf = await blocks(db, ids);
  return items.map(({ shipmentId, pieces, stale }): AssignRow => {
    const row = byId.get(shipmentId);
    const status = statuses.get(shipmentId);
    if (!row || !status) {
      return { shipmentId, facts: null, places: { pickup: null, delivery: null, transfer: null }, station: null };
    }
    const shipment = Object.fromEntries(
      Object.keys(planShipmentSelect).map((key) => [key, row[key as keyof typeof planShipmentSelect]]),
    ) as unknown as AssignFacts["shipment"];
    const { deliveryMode, stationCode } = row;
    const known = { activeLoads: loads.get(shipmentId) ?? [], blocks: blocksOf(shipmentId) };
    const facts: AssignFacts = { shipment, deliveryMode, stationCode, status, stale, ...known };
    return { shipmentId, pieces, facts, ...placesOf(row, partner) };
  });
}
