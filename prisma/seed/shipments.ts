import { insertShipments } from "#app/domain/shipments/insert-shipments.server.ts";
import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import { recordEvents } from "#app/domain/tracking/record-events.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { staffAt } from "./context.ts";
import { arrivalDraft, outboundDraft } from "./goods.ts";
import type { Random } from "./random.ts";

const HOUR_MS = 3_600_000;

/** One step of a journey: what, and how many hours ago. */
type Step = [code: EventCode, hoursAgo: number];

/** Groups of goods at the same point of their journey, so that every screen has something true to show. */
const inbound: [count: number, shippedHoursAgo: number, steps: Step[]][] = [
  [14, 60, [["LINEHAUL_DEPARTED", 58]]],
  [
    22,
    118,
    [
      ["LINEHAUL_DEPARTED", 116],
      ["DEST_ARRIVED", 3],
    ],
  ],
  [
    16,
    138,
    [
      ["LINEHAUL_DEPARTED", 136],
      ["DEST_ARRIVED", 20],
      ["DEST_IN", 14],
    ],
  ],
  [
    8,
    160,
    [
      ["LINEHAUL_DEPARTED", 158],
      ["DEST_ARRIVED", 40],
      ["DEST_IN", 30],
      ["OUT_FOR_DELIVERY", 8],
      ["SIGNED", 4],
    ],
  ],
];
const transit: typeof inbound = [
  [10, 70, [["LINEHAUL_DEPARTED", 66]]],
  [
    12,
    126,
    [
      ["LINEHAUL_DEPARTED", 124],
      ["HUB_ARRIVED", 10],
      ["DEST_IN", 6],
    ],
  ],
  [
    6,
    180,
    [
      ["LINEHAUL_DEPARTED", 176],
      ["HUB_ARRIVED", 60],
      ["DEST_IN", 54],
      ["HANDED_TO_PARTNER", 40],
    ],
  ],
];
const outbound: typeof inbound = [
  [8, 5, []],
  [
    6,
    22,
    [
      ["PICKED_UP", 16],
      ["ORIGIN_IN", 14],
    ],
  ],
  [
    5,
    70,
    [
      ["PICKED_UP", 64],
      ["ORIGIN_IN", 60],
      ["LINEHAUL_DEPARTED", 40],
    ],
  ],
];

/** Not all goods of a group were shipped in the same minute: some are late by now, some have hours left. */
function shippedBefore(random: Random, entered: Date): Date {
  return new Date(entered.getTime() - random.int(0, 11 * 60) * 60_000);
}

async function journey(ctx: Ctx, ids: string[], steps: Step[]): Promise<void> {
  for (const [code, hoursAgo] of steps) {
    const occurredAt = new Date(ctx.now.getTime() - hoursAgo * HOUR_MS);
    const then = { ...ctx, now: new Date(occurredAt.getTime() + 5 * 60_000) };
    const pod = code === "SIGNED" ? { pod: { signedBy: "本人", relation: "self" } } : {};
    await recordEvents(
      then,
      ids.map((shipmentId) => ({ shipmentId, code, occurredAt, source: "desk" as const, ...pod })),
    );
  }
}

/** Enters shipments as they were entered then, and lets them travel to where they are now. */
export async function seedShipments(ctx: Ctx, random: Random): Promise<void> {
  if ((await ctx.db.shipment.count()) > 0) {
    return;
  }
  const groups = [
    ["inbound", inbound],
    ["transit", transit],
    ["outbound", outbound],
  ] as const;
  for (const [direction, states] of groups) {
    for (const [count, shippedHoursAgo, steps] of states) {
      const entered = new Date(ctx.now.getTime() - shippedHoursAgo * HOUR_MS);
      const desk = await staffAt(ctx.db, `${direction}_dispatcher`, entered);
      const drafts = Array.from({ length: count }, () =>
        direction === "outbound"
          ? outboundDraft(random)
          : arrivalDraft(random, direction, shippedBefore(random, entered)),
      );
      const made = await inTransaction(desk, (tx) => insertShipments(tx, desk, drafts));
      await journey(
        { ...desk, now: ctx.now },
        made.map((shipment) => shipment.id),
        steps,
      );
    }
  }
}
