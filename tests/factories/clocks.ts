import type { Db } from "#app/platform/db/db-types.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { newId } from "#app/platform/ids.ts";

/** Copies of a clock with its history, each of a subject of its own. Returns their ids. */
export async function copyClock(db: Db, clockId: string, count: number): Promise<string[]> {
  const { entries, ...clock } = await db.slaClock.findUniqueOrThrow({
    where: { id: clockId },
    include: { entries: true },
  });
  const copies = Array.from({ length: count }, () => ({ ...clock, id: newId(), subjectId: newId() }));
  const copiedEntries = copies.flatMap(({ id }) => entries.map((entry) => ({ ...entry, id: newId(), clockId: id })));
  await db.$transaction(async (tx) => {
    await insertMany(tx, "SlaClock", Object.keys(clock) as (keyof typeof clock)[], copies);
    const columns = Object.keys(entries[0] ?? {}) as (keyof (typeof entries)[number])[];
    await insertMany(tx, "ClockEntry", columns, copiedEntries);
  });
  return copies.map(({ id }) => id);
}
