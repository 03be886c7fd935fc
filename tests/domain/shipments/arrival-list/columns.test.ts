import { describe, expect, test } from "vitest";
import { applyMapping, headingSignature, mappingOf, matchColumns } from "#app/domain/shipments/arrival-list/columns.ts";
import { FIELDS } from "#app/domain/shipments/arrival-list/fields.ts";
import {
  countKnownHeadings,
  FIELD_OF_HEADING,
  KNOWN_HEADINGS,
  normaliseHeading,
} from "#app/domain/shipments/arrival-list/headings.ts";

const fieldsOf = (headings: string[]) => mappingOf(matchColumns(headings));

describe("known headings", () => {
  test("no heading means two fields, and each is found as it is written in the dictionary", () => {
    const all = FIELDS.flatMap((field) => KNOWN_HEADINGS[field].map((heading) => [heading, field] as const));
    expect(FIELD_OF_HEADING.size).toBe(all.length);
    for (const [heading] of all) {
      expect(normaliseHeading(heading)).toEqual({ name: heading, unit: undefined });
    }
  });

  test.each([
    ["重量(kg)", "重量", "kg"],
    ["重量(吨)", "重量", "吨"],
    ["*运单号:", "运单号", undefined],
    ["收 货 人", "收货人", undefined],
    ["体积/m³", "体积", "m3"],
    ["重量KG", "重量", "kg"],
    ["体积【立方米】", "体积", "立方米"],
    ["运费(元)", "运费", "元"],
    ["Gross Weight (KG)", "grossweight", "kg"],
    ["件数", "件数", undefined],
  ])("%s is %s with unit %s", (written, name, unit) => {
    expect(normaliseHeading(written)).toEqual({ name, unit });
  });

  test("a row of data has none", () => {
    expect(countKnownHeadings(["1", "XJ261100001", "兰州", "马桂花", "纸箱", "到付", "送货"])).toBe(0);
  });
});

describe("matching columns", () => {
  test("a bare phone or address belongs to the party before it", () => {
    expect(fieldsOf(["单号", "发货人", "电话", "地址", "收货人", "电话", "地址"])).toEqual({
      externalNo: 0,
      shipperName: 1,
      shipperPhone: 2,
      consigneeName: 4,
      consigneePhone: 5,
      address: 6,
    });
    expect(fieldsOf(["单号", "联系电话", "收货单位"])).toEqual({ externalNo: 0, consigneePhone: 1, consigneeName: 2 });
  });

  test("English headings", () => {
    const headings = [
      "No.",
      "Waybill No.",
      "Ship Date",
      "Origin",
      "Destination",
      "Consignee",
      "Phone",
      "Address",
      "Goods",
    ];
    expect(fieldsOf([...headings, "Pieces", "Weight (kg)", "Volume (CBM)", "Payment", "COD", "Remarks"])).toEqual({
      externalNo: 1,
      shippedOn: 2,
      origin: 3,
      destination: 4,
      consigneeName: 5,
      consigneePhone: 6,
      address: 7,
      goodsName: 8,
      pieces: 9,
      weight: 10,
      volume: 11,
      paymentTerm: 12,
      cod: 13,
      remarks: 14,
    });
  });

  test("headings that only resemble known ones are taken with less confidence, and never from a sure column", () => {
    const match = matchColumns(["总运单号", "到站", "最终到站", "实际货物重量", "Tonnage", "客户经理"]);
    expect(match.columns.externalNo).toMatchObject({ index: 0, heading: "总运单号", confidence: 0.6 });
    expect(match.columns.destination).toMatchObject({ index: 1, confidence: 1 });
    expect(match.columns.weight).toMatchObject({ index: 3, confidence: 0.6 });
    expect(match.unmatched).toEqual([
      { index: 2, heading: "最终到站" },
      { index: 4, heading: "Tonnage" },
      { index: 5, heading: "客户经理" },
    ]);
    expect(match.missing).toEqual(["consigneeName", "consigneePhone", "goodsName", "pieces", "paymentTerm"]);
  });

  test("the first of two columns that mean the same is taken", () => {
    const match = matchColumns(["运单号", "单号"]);
    expect(match.columns.externalNo?.index).toBe(0);
    expect(match.unmatched).toEqual([{ index: 1, heading: "单号" }]);
  });
});

describe("a corrected mapping", () => {
  const headings = ["序号", "号", "哪里", "重(吨)"];

  test("is used as it is, with the units of the headings, and can be read back", () => {
    const mapping = { externalNo: 1, destination: 2, weight: 3 };
    const match = applyMapping(headings, mapping);
    expect(match.columns.weight).toEqual({ index: 3, heading: "重(吨)", unit: "吨", confidence: 1 });
    expect(match.unmatched).toEqual([]);
    expect(mappingOf(match)).toEqual(mapping);
  });

  test("columns that do not exist or are used twice are left out", () => {
    const match = applyMapping(headings, { externalNo: 1, destination: 1, weight: 9, volume: -1, pieces: 1.5 });
    expect(mappingOf(match)).toEqual({ externalNo: 1 });
  });
});

describe("heading signature", () => {
  const signature = headingSignature(["运单号", "重量(kg)", "收货人"]);

  test("is the same for the same headings however they are written", () => {
    expect(headingSignature(["*运单号", " 重量 (KG)", "收货人:", "", ""])).toBe(signature);
  });

  test("differs with the order, the unit and a column more", () => {
    const others = [
      ["重量(kg)", "运单号", "收货人"],
      ["运单号", "重量(吨)", "收货人"],
      ["运单号", "", "重量(kg)", "收货人"],
    ];
    expect(new Set([signature, ...others.map(headingSignature)]).size).toBe(4);
  });
});
