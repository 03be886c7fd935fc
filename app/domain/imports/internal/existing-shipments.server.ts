import type { Prisma } from "#app/platform/db/client/client.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";

const select = {
  id: true,
  externalNo: true,
  rowHash: true,
  shippedAt: true,
  originText: true,
  destText: true,
  shipperName: true,
  shipperPhone: true,
  consigneeName: true,
  consigneePhone: true,
  consigneeAddress: true,
  goodsName: true,
  packing: true,
  pieces: true,
  weightG: true,
  volumeCm3: true,
  paymentTerm: true,
  freightFen: true,
  codFen: true,
  declaredValueFen: true,
  deliveryMode: true,
  receiptCount: true,
  remarks: true,
} as const;

export type ExistingShipment = Awaited<ReturnType<typeof load>>[number];

function load(db: DbOrTx, where: Prisma.ShipmentWhereInput) {
  return db.shipment.findMany({ where, select });
}

/** Prisma gives SQLite at most 999 parameters in one statement. */
const CHUNK = 900;

/** The shipments among which those of the numbers are, in as few and small queries as the numbers allow. */
async function* candidates(db: DbOrTx, senderKey: string, numbers: readonly string[]) {
  const sorted = [...numbers].sort();
  // Numbers of a list run on from one another: mostly the range between the first and the last holds them and no others.
  const range = { senderKey, externalNo: { gte: sorted[0], lte: sorted.at(-1) } };
  const within = await db.shipment.count({ where: range });
  if (within === 0) {
    return;
  }
  if (within <= sorted.length) {
    yield load(db, range);
    return;
  }
  for (let start = 0; start < sorted.length; start += CHUNK) {
    yield load(db, { senderKey, externalNo: { in: sorted.slice(start, start + CHUNK) } });
  }
}

/** A sender's shipments of the given numbers, by number. */
export async function existingShipments(
  db: DbOrTx,
  senderKey: string,
  numbers: readonly string[],
): Promise<Map<string, ExistingShipment>> {
  const wanted = new Set(numbers);
  const found = new Map<string, ExistingShipment>();
  for await (const shipments of candidates(db, senderKey, numbers)) {
    for (const shipment of shipments) {
      if (shipment.externalNo !== null && wanted.has(shipment.externalNo)) {
        found.set(shipment.externalNo, shipment);
      }
    }
  }
  return found;
}
