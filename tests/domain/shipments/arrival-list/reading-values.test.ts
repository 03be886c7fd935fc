import { describe, expect, test } from "vitest";
import type { CellValue } from "#app/domain/shipments/arrival-list/cell.ts";
import { parseBeijingTime, parseDay } from "#app/domain/shipments/arrival-list/dates.ts";
import {
  COUNT,
  headingFactor,
  type Measure,
  MONEY,
  parseQuantity,
  VOLUME,
  WEIGHT,
} from "#app/domain/shipments/arrival-list/quantities.ts";
import {
  asksToHold,
  parseDeliveryMode,
  parsePaymentTerm,
  receiptsInWords,
} from "#app/domain/shipments/arrival-list/terms.ts";

const read = (cell: CellValue, measure: Measure, unit?: string) => {
  const result = parseQuantity(cell, measure, headingFactor(unit, measure));
  return result.ok ? result.value : result.code;
};

describe("quantities", () => {
  test.each<[CellValue, Measure, number | string]>([
    ["1,250.5", WEIGHT, 1_250_500],
    ["36公斤", WEIGHT, 36_000],
    ["36 KG", WEIGHT, 36_000],
    ["0.5吨", WEIGHT, 500_000],
    ["１２．５", WEIGHT, 12_500],
    ["1.2方", VOLUME, 1_200_000],
    ["1.2m³", VOLUME, 1_200_000],
    ["1.2 立方米", VOLUME, 1_200_000],
    [".5", VOLUME, 500_000],
    ["¥120", MONEY, 12_000],
    ["¥ 1,200.05元", MONEY, 120_005],
    ["1.2万", MONEY, 1_200_000],
    ["12件", COUNT, 12],
    ["12.0", COUNT, 12],
    [12.345, WEIGHT, 12_345],
    [0.1 + 0.2, WEIGHT, 300],
    [1.005, MONEY, 101],
    [-5, WEIGHT, -5000],
    ["-5", WEIGHT, -5000],
    ["-0", WEIGHT, 0],
    [0, COUNT, 0],
  ])("%j is read", (cell, measure, value) => {
    expect(read(cell, measure)).toBe(value);
  });

  test.each<[CellValue, Measure, string]>([
    ["约120", WEIGHT, "not_a_number"],
    ["120左右", WEIGHT, "not_a_number"],
    ["100-120", WEIGHT, "not_a_number"],
    ["1,25", WEIGHT, "not_a_number"],
    ["1.2.3", WEIGHT, "not_a_number"],
    ["12件", WEIGHT, "not_a_number"],
    ["公斤", WEIGHT, "not_a_number"],
    [".", WEIGHT, "not_a_number"],
    ["1e3", WEIGHT, "not_a_number"],
    [true, COUNT, "not_a_number"],
    [new Date(0), COUNT, "not_a_number"],
    ["=A1", MONEY, "formula"],
    [{ formula: "SUM(A1:A9)" }, MONEY, "formula"],
    ["3.5", COUNT, "not_whole"],
    [3.5, COUNT, "not_whole"],
    ["100001公斤", WEIGHT, "too_big"],
    [1e300, WEIGHT, "too_big"],
  ])("%j is refused", (cell, measure, code) => {
    expect(read(cell, measure)).toBe(code);
  });

  test("the unit of the heading counts where the cell has none", () => {
    expect(read("1.5", WEIGHT, "吨")).toBe(1_500_000);
    expect(read("1.5公斤", WEIGHT, "吨")).toBe(1500);
    expect(read(2, MONEY, "万元")).toBe(2_000_000);
    expect(read(2, WEIGHT, "毛")).toBe(2000);
  });

  test("every gram of 0–60 kg and every fen of 0–600 yuan survives as number and as text", () => {
    const all = Array.from({ length: 60_000 }, (_unused, i) => i);
    expect(all.filter((i) => read(i / 1000, WEIGHT) !== i)).toEqual([]);
    expect(all.filter((i) => read((i / 100).toFixed(2), MONEY) !== i)).toEqual([]);
  });
});

describe("days", () => {
  const near = new Date("2026-11-13T12:00:00Z");
  const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`);

  test.each<[CellValue, string]>([
    ["2026-11-12", "2026-11-12"],
    ["2026/11/12", "2026-11-12"],
    ["2026.1.2", "2026-01-02"],
    ["2026年11月12日", "2026-11-12"],
    ["20261112", "2026-11-12"],
    [20261112, "2026-11-12"],
    ["2026-11-12 23:59:59", "2026-11-12"],
    ["２０２６－１１－１２", "2026-11-12"],
    ["11月12日", "2026-11-12"],
    ["11-12", "2026-11-12"],
    ["2月29日", "2028-02-29"],
    [new Date("2026-11-12T00:00:00Z"), "2026-11-12"],
    [new Date("2026-11-12T23:30:00Z"), "2026-11-12"],
    [46338, "2026-11-12"],
    [46338.75, "2026-11-12"],
  ])("%j is %s", (cell, day) => {
    const around = cell === "2月29日" ? new Date("2028-01-10T00:00:00Z") : near;
    expect(parseDay(cell, around)).toEqual(midnight(day));
  });

  test.each<[CellValue]>([
    ["11月31日"],
    ["2026-02-29"],
    ["2026-13-01"],
    ["2月29日"],
    ["12/11/2026"],
    ["26-11-12"],
    ["2026-11-12x"],
    ["2026-11-12 25:00"],
    ["昨天"],
    [12],
    [20261131],
    [true],
    [{ formula: "TODAY()" }],
  ])("%j is no day", (cell) => {
    expect(parseDay(cell, near)).toBeNull();
  });

  test("a day without a year lies nearest to the list's own date, across the new year both ways", () => {
    expect(parseDay("12月30日", new Date("2027-01-03T00:00:00Z"))).toEqual(midnight("2026-12-30"));
    expect(parseDay("1月2日", new Date("2026-12-30T00:00:00Z"))).toEqual(midnight("2027-01-02"));
  });

  test("times are Beijing time, which has no summer time", () => {
    expect(parseBeijingTime("2026-11-13 20:00", near)).toEqual(new Date("2026-11-13T12:00:00Z"));
    expect(parseBeijingTime("7月1日 8时30分", near)).toEqual(new Date("2026-07-01T00:30:00Z"));
  });
});

describe("words of the trade", () => {
  test.each([
    ["现付", "prepaid"],
    ["寄付", "prepaid"],
    [" 到 付 ", "collect"],
    ["提付", "collect"],
    ["月结", "monthly"],
    ["回付", "on_receipt"],
    ["Freight Collect", "collect"],
    ["挂账", null],
    ["到付现付", null],
  ])("payment %s is %s", (word, term) => {
    expect(parsePaymentTerm(word)).toBe(term);
  });

  test.each([
    ["送货", "delivery"],
    ["送货上门", "delivery"],
    ["自提", "self_pickup"],
    ["self-pickup", "self_pickup"],
    ["快递", null],
  ])("delivery %s is %s", (word, mode) => {
    expect(parseDeliveryMode(word)).toBe(mode);
  });

  test.each([
    ["控货,等通知放货", true],
    ["控货，等通知放货", true],
    ["等发货人通知再放", true],
    ["不控货", false],
    ["已解控货", false],
    ["收货前电话通知", false],
    ["易碎,轻放", false],
  ])("remarks %s hold the goods: %s", (remarks, holds) => {
    expect(asksToHold(remarks)).toBe(holds);
  });

  test("receipts told in words", () => {
    expect([receiptsInWords("有"), receiptsInWords("无"), receiptsInWords("2")]).toEqual([1, 0, null]);
  });
});
