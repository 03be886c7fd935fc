import { nextDueOf } from "#app/domain/clocks/next-due.server.ts";
import type { Tx } from "#app/platform/db/db-types.ts";

/**
 * Brings the time the queue is ordered by up to date with the clocks: the earliest due one that is running. Called at the
 * end of every command that may have moved a clock. *Writes* Complaint.nextDueAt.
 */
export async function refreshNextDue(tx: Tx, complaintIds: readonly string[]): Promise<void> {
  const ids = [...complaintIds];
  const due = await nextDueOf(tx, "complaint", ids);
  const rows = await tx.complaint.findMany({ where: { id: { in: ids } }, select: { id: true, nextDueAt: true } });
  for (const { id, nextDueAt: before } of rows) {
    const nextDueAt = due.get(id) ?? null;
    if (nextDueAt?.getTime() !== before?.getTime()) {
      await tx.complaint.update({ where: { id }, data: { nextDueAt }, select: { id: true } });
    }
  }
}
