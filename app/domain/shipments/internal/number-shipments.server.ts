import type { Direction } from "#app/domain/tracking/direction.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { formatWaybillNo } from "../waybill-no.ts";

/** The first of `count` sequence numbers of a day that are ours from now on. */
async function takeNumbers(tx: Tx, key: string, count: number): Promise<number> {
  const row = await tx.numberSequence.upsert({
    where: { key },
    create: { key, next: 1 + count },
    update: { next: { increment: count } },
  });
  return row.next - count;
}

/**
 * A number for each direction given, in the order given. One sequence row per direction and day, moved on by as many as
 * are needed inside the caller's transaction: two writers never get the same.
 */
export async function takeWaybillNos(tx: Tx, directions: readonly Direction[], date: string): Promise<string[]> {
  const next = new Map<Direction, number>();
  for (const direction of new Set(directions)) {
    const count = directions.filter((other) => other === direction).length;
    next.set(direction, await takeNumbers(tx, `waybill-${direction}-${date}`, count));
  }
  return directions.map((direction) => {
    const sequence = next.get(direction) as number;
    next.set(direction, sequence + 1);
    return formatWaybillNo(direction, date, sequence);
  });
}
