import { describe, expect, it } from "vitest";
import { approximatePoint } from "#app/domain/shipments/approximate-point.ts";
import { formatWaybillNo, isWaybillNo } from "#app/domain/shipments/waybill-no.ts";

describe("waybill numbers", () => {
  const numbers = (["inbound", "outbound", "transit"] as const).flatMap((direction) =>
    [1, 9, 42, 9999, 10_000, 123_456].map((sequence) => formatWaybillNo(direction, "2026-11-21", sequence)),
  );

  it("name direction, day and sequence", () => {
    expect(formatWaybillNo("inbound", "2026-11-21", 7)).toMatch(/^XJJ2611210007\d$/);
    expect(formatWaybillNo("outbound", "2026-01-05", 12_345)).toMatch(/^XJC26010512345\d$/);
    expect(formatWaybillNo("transit", "2026-11-21", 1)).toMatch(/^XJZ2611210001\d$/);
  });

  it("are known again, also in small letters and with blanks", () => {
    for (const no of numbers) {
      expect(isWaybillNo(no)).toBe(true);
      expect(isWaybillNo(` ${no.toLowerCase().slice(0, 5)} ${no.slice(5)}`)).toBe(true);
    }
  });

  it("show every single wrong digit and every swap of neighbours", () => {
    for (const no of numbers) {
      for (let i = 3; i < no.length; i++) {
        for (const digit of "0123456789") {
          const wrong = no.slice(0, i) + digit + no.slice(i + 1);
          expect(isWaybillNo(wrong)).toBe(digit === no[i]);
        }
        const swapped = no.slice(0, i) + (no[i + 1] ?? "") + no[i] + no.slice(i + 2);
        expect(isWaybillNo(swapped)).toBe(swapped === no);
      }
      for (const letter of "JCZ") {
        expect(isWaybillNo(`XJ${letter}${no.slice(3)}`)).toBe(letter === no[2]);
      }
    }
  });

  it.each(["", "XJ", "XJJ261121000", "LD261100001", "XJX26112100011"])("are not %j", (text) => {
    expect(isWaybillNo(text)).toBe(false);
  });
});

describe("the approximate point of an address", () => {
  const centre = { lat: 43.8, lng: 87.6 };
  it("is always the same for one address, near the centre, and differs between addresses", () => {
    const points = Array.from({ length: 500 }, (_, i) => approximatePoint(centre, `西虹西路${i}号`));
    expect(approximatePoint(centre, "西虹西路7号")).toEqual(points[7]);
    expect(new Set(points.map((point) => `${point.lat},${point.lng}`)).size).toBeGreaterThan(495);
    for (const point of points) {
      expect(Math.abs(point.lat - centre.lat)).toBeLessThan(0.0181);
      expect(Math.abs(point.lng - centre.lng)).toBeLessThan(0.026);
    }
    const mean = points.reduce((sum, point) => sum + point.lat, 0) / points.length;
    expect(Math.abs(mean - centre.lat)).toBeLessThan(0.002);
  });

  it("is the centre without an address", () => {
    expect(approximatePoint(centre, "")).toEqual(centre);
  });
});
