import type { NewShipment, ShipmentDraft } from "#app/domain/shipments/shipment.ts";
import { DEFAULT_STANDARDS, DEFAULTS_FROM } from "#app/domain/standards/default-standards.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";

/** The standards a new installation begins with. */
export async function makeStandards(ctx: Ctx): Promise<void> {
  const at = { effectiveFrom: DEFAULTS_FROM, createdAt: ctx.now, updatedAt: ctx.now };
  await ctx.db.laneStandard.createMany({ data: DEFAULT_STANDARDS.map((one) => ({ id: newId(), ...one, ...at })) });
}

/** What a person enters for goods that arrive for Ürümqi. */
export function anEntry(over: Partial<NewShipment> = {}): NewShipment {
  return {
    direction: "inbound",
    externalNo: null,
    shipperCustomerId: null,
    shipperName: "广州华盛灯饰",
    shipperPhone: "020-34567890",
    shipperAddress: null,
    originText: "广州",
    consigneeCustomerId: null,
    consigneeName: "古丽娜·阿不都",
    consigneePhone: "199 1234 5678",
    consigneeAddress: "新疆乌鲁木齐市沙依巴克区西虹西路392号",
    destText: "乌鲁木齐",
    stationCode: "rail_north",
    goodsName: "灯具",
    packing: "纸箱",
    pieces: 12,
    weightG: 120_500,
    volumeCm3: 1_200_000,
    paymentTerm: "collect",
    deliveryMode: "delivery",
    remarks: null,
    freightFen: 12_345,
    codFen: 0,
    declaredValueFen: 0,
    receiptCount: 1,
    shippedAt: new Date("2026-11-15T16:00:00.000Z"),
    ...over,
  };
}

/** A settled draft, as an import makes it. */
export function aDraft(over: Partial<ShipmentDraft> = {}): ShipmentDraft {
  return {
    direction: "inbound",
    shipperName: "广州华盛灯饰",
    shipperPhone: "+862034567890",
    consigneeName: "古丽娜·阿不都",
    consigneePhone: "+8619912345678",
    consigneeAddress: "新疆乌鲁木齐市沙依巴克区西虹西路392号",
    originCode: "440100",
    originText: "广州",
    destCode: "650103",
    destText: "乌鲁木齐",
    goodsName: "灯具",
    pieces: 12,
    weightG: 120_500,
    volumeCm3: 1_200_000,
    paymentTerm: "collect",
    deliveryMode: "delivery",
    shippedAt: new Date("2026-11-15T16:00:00.000Z"),
    ...over,
  };
}
