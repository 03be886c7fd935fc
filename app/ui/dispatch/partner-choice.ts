import type { BoardPartner, QueueRow } from "./board-data.ts";

/** The partner who serves a place: one that names the county itself before one that names its prefecture. */
export function partnerFor(partners: readonly BoardPartner[], destCode: string): BoardPartner | null {
  const prefecture = `${destCode.slice(0, 4)}00`;
  return (
    partners.find((partner) => partner.laneCodes.includes(destCode)) ??
    partners.find((partner) => partner.laneCodes.includes(prefecture)) ??
    null
  );
}

export interface PartnerGroup {
  partnerId: string | undefined;
  rows: QueueRow[];
}

/** Shipments by the partner who will carry them on; all to one when he was chosen by hand. */
export function groupByPartner(
  partners: readonly BoardPartner[],
  rows: readonly QueueRow[],
  chosen?: string,
): PartnerGroup[] {
  const groups = new Map<string | undefined, QueueRow[]>();
  for (const row of rows) {
    const partnerId = chosen ?? partnerFor(partners, row.destCode)?.id;
    groups.set(partnerId, [...(groups.get(partnerId) ?? []), row]);
  }
  return [...groups].map(([partnerId, group]) => ({ partnerId, rows: group }));
}
