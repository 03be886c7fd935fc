import { describe, expect, it } from "vitest";
import { densityOf } from "#app/domain/shipments/density.ts";
import { editFormSchema, entryFormSchema } from "#app/domain/shipments/entry-form.ts";
import type { LookedUpEnd } from "#app/domain/shipments/place-lookup.ts";
import { previewPromise } from "#app/domain/shipments/promise-preview.ts";
import type { LaneStandard } from "#app/domain/standards/lane-standard.ts";

const typed = {
  formKey: "form-key-1",
  direction: "inbound",
  consigneeName: " 古丽娜 ",
  consigneePhone: "19912345678",
  consigneeAddress: "新疆乌鲁木齐市西虹西路1号",
  shipperPhone: "",
  goodsName: "灯具",
  pieces: "12",
  weight: "1,120.5",
  paymentTerm: "collect",
  deliveryMode: "delivery",
};

const codes = (over: Record<string, string>) => {
  const parsed = entryFormSchema.safeParse({ ...typed, ...over });
  return Object.fromEntries((parsed.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));
};

describe("the entry form", () => {
  it("reads units as people type them, without binary fractions", () => {
    const { shipment } = entryFormSchema.parse({
      ...typed,
      volume: "0.317方",
      freight: "￥１９.９９",
      cod: "1.15",
      declaredValue: "1.2万",
      receiptCount: "2份",
      shippedOn: "2026-11-16",
    });
    expect(shipment).toMatchObject({
      consigneeName: "古丽娜",
      shipperPhone: null,
      pieces: 12,
      weightG: 1_120_500,
      volumeCm3: 317_000,
      freightFen: 1999,
      codFen: 115,
      declaredValueFen: 1_200_000,
      receiptCount: 2,
    });
    expect(shipment.shippedAt?.toISOString()).toBe("2026-11-15T16:00:00.000Z");
  });

  it("reads every amount of cents exactly", () => {
    for (let fen = 0; fen < 3000; fen++) {
      const cod = (fen / 100).toFixed(2);
      expect(entryFormSchema.parse({ ...typed, cod }).shipment.codFen).toBe(fen);
    }
  });

  it("says what is wrong in each field at once, and what is missing beside it", () => {
    expect(
      codes({ pieces: "1.5", weight: "约120", volume: "-1", cod: "999999999999", consigneePhone: "", goodsName: " " }),
    ).toEqual({
      pieces: "not_whole",
      weight: "not_a_number",
      volume: "negative",
      cod: "too_much",
      consigneePhone: "required",
      goodsName: "required",
    });
    expect(codes({ pieces: "0", weight: "" })).toEqual({ pieces: "not_positive", weight: "required" });
  });

  it("wants to know where the vehicle goes", () => {
    expect(codes({ consigneeAddress: "", destText: "乌鲁木齐" })).toEqual({ consigneeAddress: "required" });
    expect(codes({ consigneeAddress: "", destText: "乌鲁木齐", deliveryMode: "self_pickup" })).toEqual({});
    expect(codes({ direction: "outbound", consigneePhone: "" })).toEqual({
      shipperName: "required",
      shipperPhone: "required",
      shipperAddress: "required",
    });
  });

  it("edits only what the form holds", () => {
    const edit = editFormSchema.parse({ id: "a", version: "3", weight: "2吨", packing: "" });
    expect(edit).toEqual({ id: "a", version: 3, change: { weightG: 2_000_000, packing: null } });
  });
});

describe("density", () => {
  it("tells light goods from heavy ones", () => {
    expect(densityOf("120.5", "1.2")).toEqual({ kgPerM3: 100, light: true });
    expect(densityOf("400", "1")).toEqual({ kgPerM3: 400, light: false });
    expect(densityOf("1吨", "3方")).toEqual({ kgPerM3: 333, light: false });
    expect(densityOf("", "1")).toBeNull();
    expect(densityOf("5", "0")).toBeNull();
  });
});

describe("the promise shown while typing", () => {
  const standards: LaneStandard[] = [
    {
      id: "1",
      name: "市内",
      direction: "inbound",
      destScope: "650100",
      stages: [{ stage: "signed", afterMs: 36_000_000 }],
      effectiveFrom: new Date(0),
    },
  ];
  const dest: LookedUpEnd & { ok: true } = {
    ok: true,
    code: "650103",
    label: "",
    precise: true,
    region: "urumqi",
    scopes: ["650103", "650100", "650000"],
  };
  const now = new Date("2026-11-18T02:00:00Z");

  it("counts from the day of shipping, or from now", () => {
    const at = (shippedOn: string) =>
      previewPromise({ direction: "transit", dest, shippedOn, now, standards })?.promisedAt.toISOString();
    expect(at("2026-11-16")).toBe("2026-11-16T02:00:00.000Z");
    expect(at("")).toBe("2026-11-18T12:00:00.000Z");
  });

  it("is nothing where no standard covers the lane", () => {
    const elsewhere = { ...dest, code: "652902", scopes: ["652902", "652900", "650000"] };
    expect(previewPromise({ direction: "inbound", dest: elsewhere, shippedOn: "", now, standards })).toBeNull();
  });
});
