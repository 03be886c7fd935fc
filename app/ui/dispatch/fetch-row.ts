import type { QueuePage, QueueRow } from "./board-data.ts";

/** Rows that may share a due time and the beginning of their id. */
const NEAR = 40;

/**
 * The row of a shipment that is on the map but not on the page; null when it waits no more. The queue is ordered by due time
 * and id, so the page that begins just before it holds it.
 */
export async function fetchRow(id: string, dueAt: number | null, query: string): Promise<QueueRow | null> {
  const after = `${dueAt ?? "-"}_${id.slice(0, -1)}`;
  try {
    const response = await fetch(`/dispatch/queue?${query}&after=${after}&take=${NEAR}`);
    const { rows } = (await response.json()) as QueuePage;
    const row = rows.find((each) => each.id === id);
    return row ? { ...row, stageDueAt: row.stageDueAt && new Date(row.stageDueAt) } : null;
  } catch {
    return null;
  }
}
