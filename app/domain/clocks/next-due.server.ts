import type { DbOrTx } from "#app/platform/db/db-types.ts";
import type { ClockSubject } from "./clock.ts";

/** The earliest due time among the clocks of each subject that are running; null when none is (paused ones do not run). */
export async function nextDueOf(
  db: DbOrTx,
  subject: ClockSubject,
  ids: readonly string[],
): Promise<Map<string, Date | null>> {
  const rows = await db.slaClock.groupBy({
    by: ["subjectId"],
    where: { subject, subjectId: { in: [...ids] }, outcome: "open", pausedAt: null },
    _min: { dueAt: true },
  });
  const known = new Map(rows.map(({ subjectId, _min }) => [subjectId, _min.dueAt]));
  return new Map(ids.map((id) => [id, known.get(id) ?? null]));
}
