import { recordMany } from "#app/domain/audit/record.server.ts";
import { findOrCreateCustomers } from "#app/domain/customers/find-or-create-customers.server.ts";
import { standardChooser } from "#app/domain/standards/lane-standard.server.ts";
import type { EventSource } from "#app/domain/tracking/event-definition.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { newTokens } from "#app/platform/token-batch.server.ts";
import { businessDate } from "./business-day.ts";
import { birthFacts, newborn } from "./internal/first-events.ts";
import { initialColumns } from "./internal/initial-columns.ts";
import { takeWaybillNos } from "./internal/number-shipments.server.ts";
import { partiesOf } from "./internal/parties-of.ts";
import { promisePlanner } from "./internal/plan-promise.ts";
import { shipmentRow } from "./internal/shipment-row.server.ts";
import { searchKeys } from "./search-keys.server.ts";
import type { ShipmentDraft } from "./shipment.ts";

export interface InsertedShipment {
  id: string;
  waybillNo: string;
}

/** Inserts rows that all have the same columns. */
async function insertRows<Row extends Record<string, unknown>>(tx: Tx, table: string, rows: readonly Row[]) {
  if (rows.length > 0) {
    await insertMany(tx, table, Object.keys(rows[0] ?? {}), rows as never);
  }
}

/**
 * The one way shipments come into being: by form, import, API or seed. Inside the caller's transaction it gives ids,
 * numbers and tracking links, finds or makes the customers, takes the promise from the lane standards, and writes search
 * keys, first events, audit and outbox; in bulk, so that an arrival list of ten thousand rows takes seconds.
 *
 * The caller has authorised and settled places and phones. The result is in the order of the drafts.
 * *Writes* Shipment, ShipmentSearchKey, TrackingEvent, ShipmentException, Customer, NumberSequence. *Emits*
 * `shipment.created`, `customer.created`; `shipment.milestone_changed` for goods that have left on the linehaul or are held,
 * `exception.opened` for the latter. *Throws* what the unique (senderKey, externalNo) throws for a number the sender has
 * used already.
 *
 * @param source who tells of the goods; kept with the first events
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
  const directions = drafts.map((draft) => draft.direction);
  const numbers = await takeWaybillNos(tx, directions, businessDate(ctx.now));
  const customers = await findOrCreateCustomers(tx, ctx, partiesOf(drafts));
  const promise = promisePlanner(await standardChooser(tx));
  const columns = initialColumns();
  const tokens = newTokens(drafts.length);
  const rows = drafts.map((draft, index) => {
    const own = { waybillNo: numbers[index] as string, trackingToken: tokens[index] as string };
    return shipmentRow(ctx, draft, { ...own, customers, promise, columns });
  });
  await insertRows(tx, "Shipment", rows);
  const keys = rows.flatMap((row) => searchKeys(row).map((key) => ({ key, shipmentId: row.id })));
  await insertRows(tx, "ShipmentSearchKey", keys);
  const newborns = rows.map((row, index) => newborn(ctx, row, drafts[index] as ShipmentDraft, source));
  await insertRows(
    tx,
    "TrackingEvent",
    newborns.flatMap(({ events }) => events),
  );
  await insertRows(
    tx,
    "ShipmentException",
    newborns.flatMap(({ hold }) => hold ?? []),
  );
  await recordMany(tx, ctx, birthFacts(newborns));
  return rows.map(({ id, waybillNo }) => ({ id, waybillNo }));
}
