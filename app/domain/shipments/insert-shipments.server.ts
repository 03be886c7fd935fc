import { recordMany } from "#app/domain/audit/record.server.ts";
import { businessDate } from "#app/domain/calendar/business-day.ts";
import { findOrCreateCustomers } from "#app/domain/customers/find-or-create-customers.server.ts";
import { standardChooser } from "#app/domain/standards/lane-standard.server.ts";
import type { EventSource } from "#app/domain/tracking/event-definition.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { breathe } from "#app/platform/db/breathe.server.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { newTokens } from "#app/platform/token-batch.server.ts";
import { birthFacts, type Newborn, newborn } from "./internal/first-events.ts";
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

/** So many are made and written at a time: what is made for a few hundred is gone before it is in the way. */
const BATCH = 500;

async function insertNewborns(tx: Tx, ctx: Ctx, newborns: readonly Newborn[]): Promise<void> {
  const rows = newborns.map(({ row }) => row);
  await insertRows(tx, "Shipment", rows);
  const keys = rows.flatMap((row) => searchKeys(row).map((key) => ({ key, shipmentId: row.id })));
  await insertRows(tx, "ShipmentSearchKey", keys);
  const events = newborns.flatMap((born) => born.events);
  await insertRows(tx, "TrackingEvent", events);
  const holds = newborns.flatMap(({ hold }) => hold ?? []);
  await insertRows(tx, "ShipmentException", holds);
  await recordMany(tx, ctx, birthFacts(newborns));
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
  const inserted: InsertedShipment[] = [];
  for (let start = 0; start < drafts.length; start += BATCH) {
    const part = drafts.slice(start, start + BATCH);
    const newborns = part.map((draft, index) => {
      const own = { waybillNo: numbers[start + index] as string, trackingToken: tokens[start + index] as string };
      return newborn(ctx, shipmentRow(ctx, draft, { ...own, customers, promise, columns }), draft, source);
    });
    await insertNewborns(tx, ctx, newborns);
    inserted.push(...newborns.map(({ row: { id, waybillNo } }) => ({ id, waybillNo })));
    await breathe();
  }
  return inserted;
}
