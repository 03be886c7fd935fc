import type { Selection } from "./board-context.ts";
import type { QueueRow } from "./board-data.ts";

/** The id of the row that was picked last: where a pick with shift starts from. */
function lastPicked(selection: Selection): string | undefined {
  return [...selection.keys()].at(-1);
}

/** The rows from one to another as they stand in the list, both included; only those that can be assigned. */
function between(rows: readonly QueueRow[], a: string, b: string): QueueRow[] {
  const [from, to] = [rows.findIndex((row) => row.id === a), rows.findIndex((row) => row.id === b)];
  if (from === -1 || to === -1) {
    return [];
  }
  return rows.slice(Math.min(from, to), Math.max(from, to) + 1).filter((row) => row.block === null);
}

/** Picks or unpicks a row; with `range`, picks everything from the row picked before to this one. */
export function toggleRow(selection: Selection, rows: readonly QueueRow[], row: QueueRow, range: boolean): Selection {
  const next = new Map(selection);
  const anchor = lastPicked(selection);
  if (range && anchor !== undefined) {
    for (const each of between(rows, anchor, row.id)) {
      next.set(each.id, each);
    }
    return next;
  }
  if (!next.delete(row.id) && row.block === null) {
    next.set(row.id, row);
  }
  return next;
}

/** Adds rows to what is picked; those that cannot be assigned are left out. */
export function pickRows(selection: Selection, rows: readonly QueueRow[]): Selection {
  const next = new Map(selection);
  for (const row of rows.filter((each) => each.block === null)) {
    next.set(row.id, row);
  }
  return next;
}

/** What is picked, as the queue now has it: newer versions of rows taken over. `gone`: no longer waiting. */
export function reconcile(selection: Selection, rows: readonly QueueRow[], complete: boolean) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const next = new Map<string, QueueRow>();
  let gone = 0;
  for (const [id, old] of selection) {
    const row = byId.get(id);
    if (row && row.block === null) {
      next.set(id, row);
    } else if (!row && !complete) {
      next.set(id, old);
    } else {
      gone += 1;
    }
  }
  const same = next.size === selection.size && [...next].every(([id, row]) => selection.get(id) === row);
  return { selection: same ? selection : next, gone };
}
