import type { Direction } from "#app/domain/tracking/direction.ts";
import { refreshShipments } from "#app/domain/tracking/refresh-shipments.server.ts";
import { planStages, planToJson } from "#app/domain/tracking/stage-plan.ts";
import { DIRECTION_STAGES } from "#app/domain/tracking/stages.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";

const HOUR = 3_600_000;
let counter = 0;

type ShipmentOver = Partial<Parameters<Ctx["db"]["shipment"]["create"]>[0]["data"]>;

/**
 * A shipment as the entry leaves it: row, WAYBILL_CREATED event, derived columns. Inbound, 10 pieces, 100 kg, Ürümqi,
 * each stage promised a day after the one before. Returns its id.
 */
export async function makeShipment(ctx: Ctx, over: ShipmentOver = {}): Promise<string> {
  counter += 1;
  const id = newId();
  const direction = (over.direction ?? "inbound") as Direction;
  const at = new Date(ctx.now.getTime() - 24 * HOUR);
  const standard = DIRECTION_STAGES[direction].map(({ stage }, index) => ({ stage, afterMs: (index + 2) * 24 * HOUR }));
  const plan = planToJson(planStages(direction, standard, at));
  const data = {
    id,
    waybillNo: `XJT${String(counter).padStart(8, "0")}`,
    direction,
    consigneeName: "古丽娜·阿不都",
    consigneePhone: "+8619936164877",
    consigneeAddress: "新疆乌鲁木齐沙依巴克区西虹西路392号",
    originText: "广州",
    destCode: "650103",
    destText: "乌鲁木齐",
    lat: 43.8,
    lng: 87.6,
    stationCode: null,
    goodsName: "灯具",
    pieces: 10,
    weightG: 100_000,
    volumeCm3: 1_000_000,
    paymentTerm: "collect",
    deliveryMode: "delivery",
    shippedAt: at,
    milestoneAt: at,
    lastEventAt: at,
    stagePlan: plan,
    trackingToken: `token-${id}`,
    createdAt: at,
    createdById: "test",
    updatedAt: at,
    updatedByName: "test",
    ...over,
  } as Parameters<Ctx["db"]["shipment"]["create"]>[0]["data"];
  await ctx.db.$transaction(async (tx) => {
    await tx.shipment.create({ data });
    await tx.trackingEvent.create({
      data: {
        id: newId(),
        shipmentId: id,
        code: "WAYBILL_CREATED",
        occurredAt: at,
        recordedAt: at,
        source: "desk",
        recordedById: "test",
        recordedByName: "test",
      },
    });
    await refreshShipments(tx, ctx, [id]);
  });
  return id;
}
