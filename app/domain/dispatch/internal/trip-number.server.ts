import type { Tx } from "#app/platform/db/db-types.ts";

/** The next number of a business day: P + YYMMDD + at least three digits. Never the same twice. */
export async function nextTripNo(tx: Tx, date: string): Promise<string> {
  const day = date.slice(2).replaceAll("-", "");
  const row = await tx.numberSequence.upsert({
    where: { key: `trip:${day}` },
    create: { key: `trip:${day}`, next: 2 },
    update: { next: { increment: 1 } },
  });
  return `P${day}${String(row.next - 1).padStart(3, "0")}`;
}
