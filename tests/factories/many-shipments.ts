import { searchKeys } from "#app/domain/shipments/search-keys.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";

const HOUR = 3_600_000;
/** rows of one transaction */
const PART = 10_000;
const PLACES = ["650103", "650104", "653101", "653201", "652901", "654002", "659001"];
const SURNAMES = ["张", "李", "王", "古丽", "阿依"];
const MILESTONES = ["pending", "in_transit", "out_for_delivery", "delivery_failed", "delivered"];

/** Small deterministic generator (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fixed-width, so that it sorts like a ULID. */
export const rowId = (index: number): string => `01T${String(index).padStart(23, "0")}`;

function row(index: number, random: () => number, now: Date) {
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const destCode = pick(PLACES);
  const direction = random() < 0.2 ? "outbound" : destCode.startsWith("6501") ? "inbound" : "transit";
  const milestone = pick(MILESTONES);
  const open = milestone !== "delivered";
  const at = new Date(now.getTime() - index * 60_000);
  return {
    id: rowId(1_000_000 - index),
    waybillNo: `XJM${String(index).padStart(8, "0")}`,
    direction,
    externalNo: `GZ-${index}`,
    senderKey: "sender",
    consigneeName: `${pick(SURNAMES)}${index % 97}`,
    consigneePhone: `+86199${String(10_000_000 + index)}`,
    consigneeCustomerId: null,
    originText: "广州",
    destCode,
    destText: "",
    goodsName: "灯具",
    pieces: 10,
    weightG: 100_000,
    volumeCm3: 1_000_000,
    paymentTerm: pick(["prepaid", "collect", "monthly", "on_receipt"]),
    deliveryMode: random() < 0.8 ? "delivery" : "self_pickup",
    shippedAt: at,
    milestone,
    milestoneAt: at,
    whereabouts: pick(["origin", "station", "vehicle"]),
    lastEventAt: at,
    open,
    stagePlan: [],
    stage: open ? "signed" : null,
    stageDueAt: open && random() < 0.9 ? new Date(now.getTime() + Math.floor(random() * 200 - 60) * HOUR) : null,
    openExceptions: random() < 0.05 ? 1 : 0,
    partialDone: 0,
    attempt: 1,
    signedPieces: "",
    freightFen: 0,
    codFen: 0,
    declaredValueFen: 0,
    receiptCount: 0,
    blocksDispatch: false,
    blocksDelivery: false,
    unassignedPieces: "",
    unassignedCount: 0,
    trackingToken: `token-${index}`,
    createdAt: at,
    createdById: "test",
    updatedAt: at,
    updatedByName: "test",
    version: 1,
  };
}

export type ManyRow = ReturnType<typeof row>;

/** Inserts `count` shipments of all kinds with their search keys; the first is the newest. Events are left out. */
export async function makeManyShipments(ctx: Ctx, count: number, seed = 7): Promise<ManyRow[]> {
  const random = seeded(seed);
  const rows = Array.from({ length: count }, (_, index) => row(index, random, ctx.now));
  for (let start = 0; start < count; start += PART) {
    const part = rows.slice(start, start + PART);
    const keys = part.flatMap((shipment) => searchKeys(shipment).map((key) => ({ key, shipmentId: shipment.id })));
    await ctx.db.$transaction(async (tx) => {
      await insertMany(tx, "Shipment", Object.keys(part[0]!) as (keyof ManyRow)[], part);
      await insertMany(tx, "ShipmentSearchKey", ["key", "shipmentId"], keys);
    });
  }
  return rows;
}
