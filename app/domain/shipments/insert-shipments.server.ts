import { type Fact, recordMany } from "#app/domain/audit/record.server.ts";
import { findOrCreateCustomers, type Party } from "#app/domain/customers/find-or-create-customers.server.ts";
import { standardChooser } from "#app/domain/standards/lane-standard.server.ts";
import type { EventSource } from "#app/domain/tracking/event-definition.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { newId } from "#app/platform/ids.ts";
import { newTokens } from "#app/platform/token-batch.server.ts";
import { businessDate } from "./business-day.ts";
import { initialColumns } from "./internal/initial-columns.ts";
import { takeWaybillNos } from "./internal/number-shipments.server.ts";
import { type ShipmentRow, shipmentRow } from "./internal/shipment-row.server.ts";
import { searchKeys } from "./search-keys.server.ts";
import type { ShipmentDraft } from "./shipment.ts";

export interface InsertedShipment {
  id: string;
  waybillNo: string;
}

function partiesOf(drafts: readonly ShipmentDraft[]): Party[] {
  return drafts.flatMap((draft) => {
    const parties: Party[] = [];
    if (draft.consigneePhone && !draft.consigneeCustomerId) {
      const { consigneePhone: phone, consigneeName: name, consigneeAddress: address, destCode: placeCode } = draft;
      parties.push({ phone, name, address, placeCode });
    }
    if (draft.shipperPhone && !draft.shipperCustomerId) {
      const { shipperPhone: phone, originCode: placeCode } = draft;
      parties.push({ phone, name: draft.shipperName ?? phone, address: draft.shipperAddress ?? null, placeCode });
    }
    return parties;
  });
}

function firstEvent(ctx: Ctx, row: ShipmentRow, source: EventSource) {
  return {
    id: newId(),
    shipmentId: row.id,
    code: "WAYBILL_CREATED",
    occurredAt: row.lastEventAt,
    recordedAt: ctx.now,
    source,
    recordedById: ctx.actor.id,
    recordedByName: ctx.actor.name,
  };
}

function createdFact(row: ShipmentRow, eventId: string): Fact {
  const { id, waybillNo, direction, milestone } = row;
  const payload = { shipmentId: id, waybillNo, direction, milestone, eventId };
  return { event: "shipment.created", entity: "shipment", entityId: id, payload };
}

/** Inserts rows that all have the same columns. */
async function insertRows<Row extends Record<string, unknown>>(tx: Tx, table: string, rows: readonly Row[]) {
  await insertMany(tx, table, Object.keys(rows[0] ?? {}), rows as never);
}

/**
 * The one way shipments come into being: by form, import, API or seed. Inside the caller's transaction it gives ids,
 * numbers and tracking links, finds or makes the customers, takes the promise from the lane standards, and writes search
 * keys, first events, audit and outbox; in bulk, so that an arrival list of ten thousand rows takes seconds.
 *
 * The caller has authorised and settled places and phones. The result is in the order of the drafts.
 * *Writes* Shipment, ShipmentSearchKey, TrackingEvent, Customer, NumberSequence. *Emits* `shipment.created`,
 * `customer.created`. *Throws* what the unique (senderKey, externalNo) throws for a number the sender has used already.
 *
 * @param source who tells of the goods; kept with the WAYBILL_CREATED events
 */
export async function insertShipments(
  tx: Tx,
  ctx: Ctx,
  drafts: readonly ShipmentDraft[],
  source: EventSource = "desk",
): Promise<InsertedShipment[]> {
  if (drafts.length === 0) {
    return [];
  }
  const T:[string,number][]=[];let t0=performance.now();const L=(n:string)=>{const n1=performance.now();T.push([n,Math.round(n1-t0)]);t0=n1};
  const directions = drafts.map((draft) => draft.direction);
  const numbers = await takeWaybillNos(tx, directions, businessDate(ctx.now));
  L('const numbers = await takeWayb');
  const customers = await findOrCreateCustomers(tx, ctx, partiesOf(drafts));
  L('const customers = await findOr');
  const standard = await standardChooser(tx);
  L('const standard = await standar');
  const columns = initialColumns();
  const tokens = newTokens(drafts.length);
  const rows = drafts.map((draft, index) => {
    const own = { waybillNo: numbers[index] as string, trackingToken: tokens[index] as string };
    return shipmentRow(ctx, draft, { ...own, customers, standard, columns });
  });
  L('});');
  await insertRows(tx, "Shipment", rows);
  L('await insertRows(tx, Shipment');
  const keys = rows.flatMap((row) => searchKeys(row).map((key) => ({ key, shipmentId: row.id })));
  L('const keys = rows.flatMap((row');
  await insertRows(tx, "ShipmentSearchKey", keys);
  L('await insertRows(tx, Shipment');
  const events = rows.map((row) => firstEvent(ctx, row, source));
  L('const events = rows.map((row) ');
  await insertRows(tx, "TrackingEvent", events);
  L('await insertRows(tx, Tracking');
  await recordMany(
    tx,
    ctx,
    rows.map((row, index) => createdFact(row, (events[index] as (typeof events)[number]).id)),
  );
  L('record');console.log(JSON.stringify(T));
  return rows.map(({ id, waybillNo }) => ({ id, waybillNo }));
}
