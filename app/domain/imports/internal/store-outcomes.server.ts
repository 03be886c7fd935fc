import type { Tx } from "#app/platform/db/db-types.ts";
import type { RowOutcome } from "./apply-rows.server.ts";

/** Which rows share what became of them, so that few statements write it. */
function byOutcome(outcomes: ReadonlyMap<number, RowOutcome>) {
  const groups = new Map<string, { outcome: RowOutcome; sheetRows: number[] }>();
  for (const [sheetRow, outcome] of outcomes) {
    const key = `${outcome.status} ${outcome.conflict ?? ""}`;
    const group = groups.get(key) ?? { outcome, sheetRows: [] };
    group.sheetRows.push(sheetRow);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Prisma gives SQLite at most 999 parameters in one statement. */
const CHUNK = 900;

/**
 * Writes what became of the rows: first of those that are few, then of all others at once. Rows that made a shipment do
 * not name it: sender and number lead to it.
 */
export async function storeOutcomes(tx: Tx, listId: string, outcomes: ReadonlyMap<number, RowOutcome>): Promise<void> {
  for (const { outcome, sheetRows } of byOutcome(outcomes)) {
    const { status, conflict } = outcome;
    if (status === "created") {
      continue;
    }
    const data = { status, ...(conflict ? { problems: [{ code: conflict }] } : {}) };
    for (let start = 0; start < sheetRows.length; start += CHUNK) {
      const sheetRow = { in: sheetRows.slice(start, start + CHUNK) };
      await tx.arrivalListRow.updateMany({ where: { listId, sheetRow }, data });
    }
  }
  await tx.arrivalListRow.updateMany({ where: { listId, status: "new" }, data: { status: "created" } });
}
