import { insertShipments } from "#app/domain/shipments/insert-shipments.server.ts";
import { replaceShipments } from "#app/domain/shipments/replace-shipments.server.ts";
import { applyEvents } from "#app/domain/tracking/apply-events.server.ts";
import type { NewEvent } from "#app/domain/tracking/new-event.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import type { ConflictCode, RowStatus } from "../arrival-list.ts";
import { draftOfRow, type ListFacts } from "./draft-of-row.ts";
import { type ExistingShipment, existingShipments } from "./existing-shipments.server.ts";
import type { GoodRow } from "./load-good-rows.server.ts";

/** What became of a row. */
export interface RowOutcome {
  status: RowStatus;
  conflict?: ConflictCode;
}

/** Prisma gives SQLite at most 999 parameters in one statement. */
const CHUNK = 900;

const holdOf = (shipmentId: string, occurredAt: Date): NewEvent => ({
  shipmentId,
  code: "HOLD_PLACED",
  occurredAt,
  reason: "shipper_hold",
  source: "import",
});

/**
 * Holds goods whose row has come to say so, until the shipper releases them; once: a list that says it again after the
 * release changes nothing.
 */
async function placeHolds(tx: Tx, ctx: Ctx, rows: readonly GoodRow[]): Promise<void> {
  const ids = rows.flatMap(({ row, shipmentId }) => (row.holdRelease && shipmentId ? [shipmentId] : []));
  for (let start = 0; start < ids.length; start += CHUNK) {
    const part = ids.slice(start, start + CHUNK);
    const held = await tx.trackingEvent.findMany({
      where: { shipmentId: { in: part }, code: "HOLD_PLACED" },
      select: { shipmentId: true },
    });
    const known = new Set(held.map(({ shipmentId }) => shipmentId));
    const fresh = part.filter((shipmentId) => !known.has(shipmentId));
    await applyEvents(
      tx,
      ctx,
      fresh.map((shipmentId) => holdOf(shipmentId, ctx.now)),
    );
  }
}

/** What the dry run held for new exists by now: another list, or the same once more, was quicker. */
function metAnother(row: GoodRow, current: ExistingShipment): RowOutcome {
  return current.rowHash === row.hash ? { status: "known" } : { status: "conflict", conflict: "number_taken" };
}

async function replaceChanged(tx: Tx, ctx: Ctx, list: ListFacts, rows: readonly GoodRow[]): Promise<RowOutcome[]> {
  const replacements = rows.map(({ shipmentId, row, hash }) => ({
    shipmentId: shipmentId as string,
    draft: draftOfRow(list, row, hash, ctx.now),
  }));
  const outcomes = await replaceShipments(tx, ctx, replacements);
  return outcomes.map((outcome) => {
    if (outcome.ok) {
      return { status: "updated" };
    }
    return { status: "conflict", conflict: outcome.code === "not_found" ? "number_taken" : outcome.code };
  });
}

/** Carries out the rows of a list inside the importing transaction. The outcomes are in the order of the rows. */
export async function applyRows(
  tx: Tx,
  ctx: Ctx,
  list: ListFacts,
  rows: readonly GoodRow[],
): Promise<ReadonlyMap<number, RowOutcome>> {
  const fresh = rows.filter(({ status }) => status === "new");
  const changed = rows.filter(({ status }) => status === "changed");
  const numbers = fresh.map(({ row }) => row.externalNo);
  const existing = await existingShipments(tx, list.senderKey, numbers);
  const absent = fresh.filter(({ row }) => !existing.has(row.externalNo));
  const drafts = absent.map(({ row, hash }) => draftOfRow(list, row, hash, ctx.now));
  await insertShipments(tx, ctx, drafts, "import");
  const updated = await replaceChanged(tx, ctx, list, changed);

  const outcomes = new Map<number, RowOutcome>();
  for (const row of fresh) {
    const current = existing.get(row.row.externalNo);
    if (current) {
      outcomes.set(row.sheetRow, metAnother(row, current));
    }
  }
  for (const row of absent) {
    outcomes.set(row.sheetRow, { status: "created" });
  }
  changed.forEach((row, index) => {
    outcomes.set(row.sheetRow, updated[index] as RowOutcome);
  });
  const updatedRows = changed.filter(({ sheetRow }) => outcomes.get(sheetRow)?.status === "updated");
  await placeHolds(tx, ctx, updatedRows);
  return outcomes;
}
