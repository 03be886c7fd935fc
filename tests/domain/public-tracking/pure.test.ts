import { describe, expect, test } from "vitest";
import { amountDue } from "#app/domain/public-tracking/amount-due.ts";
import { arrivalEstimate } from "#app/domain/public-tracking/arrival-estimate.ts";
import { maskName, roundedPoint } from "#app/domain/public-tracking/mask.ts";
import { schematicMap } from "#app/domain/public-tracking/schematic-map.ts";
import { seeded } from "#tests/domain/tracking/random.ts";

const now = new Date("2026-11-18T02:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);

describe("names", () => {
  test.each([
    ["张三", "张**"],
    ["古丽娜·阿不都", "古**"],
    ["John Smith", "J**"],
    ["新疆天山商贸有限公司", "新疆**"],
    ["", "**"],
  ])("%s is shown as %s", (name, shown) => expect(maskName(name)).toBe(shown));
  test("the vehicle's point is good for about a hundred metres", () => {
    expect(roundedPoint({ lat: 43.812345, lng: 87.598765 })).toEqual({ lat: 43.812, lng: 87.599 });
  });
});

describe("what is due at the door", () => {
  const shipment = { paymentTerm: "collect", freightFen: 12_000, codFen: 80_000 };
  test("freight only when it is to be collected, less what was taken before", () => {
    expect(amountDue(shipment)).toEqual({ freightFen: 12_000, codFen: 80_000, totalFen: 92_000 });
    expect(amountDue({ ...shipment, paymentTerm: "monthly" })).toMatchObject({ freightFen: 0, totalFen: 80_000 });
    expect(amountDue(shipment, 12_000)).toMatchObject({ totalFen: 80_000 });
  });
  test("nothing is due when all is paid or nothing was to be collected", () => {
    expect(amountDue(shipment, 92_000)).toBeNull();
    expect(amountDue({ paymentTerm: "on_receipt", freightFen: 500, codFen: 0 })).toBeNull();
  });
});

describe("the time of arrival", () => {
  test("the lorry's plan goes before the promise", () => {
    const stop = { plannedAt: hours(1), stopsBefore: 2 };
    expect(arrivalEstimate({ terminal: false, promisedAt: hours(9), stop, now })).toEqual({
      at: hours(1),
      basis: "trip",
      stopsBefore: 2,
      late: false,
    });
  });
  test("a promise that is past is said to be late", () => {
    const estimate = arrivalEstimate({ terminal: false, promisedAt: hours(-1), stop: null, now });
    expect(estimate).toMatchObject({ basis: "promise", late: true });
  });
  test("nothing is awaited any more, or nothing is known", () => {
    expect(arrivalEstimate({ terminal: true, promisedAt: hours(1), stop: null, now })).toBeNull();
    expect(arrivalEstimate({ terminal: false, promisedAt: null, stop: null, now })).toBeNull();
  });
});

test("any two points of Xinjiang lie inside the drawing, north above south and east right of west, to scale", () => {
  const dice = seeded(7);
  const random = () => dice.int(0, 999_999) / 1_000_000;
  for (let round = 0; round < 300; round++) {
    const near = random() < 0.5 ? 0.02 : 6;
    const vehicle = { lat: 36 + random() * 12, lng: 75 + random() * 20 };
    const destination = { lat: vehicle.lat + (random() - 0.5) * near, lng: vehicle.lng + (random() - 0.5) * near };
    const map = schematicMap({ vehicle, destination, places: [{ ...vehicle, name: "x" }], width: 480, height: 300 });
    for (const dot of [map.vehicle, map.destination]) {
      expect(dot.x).toBeGreaterThan(20);
      expect(dot.x).toBeLessThan(460);
      expect(dot.y).toBeGreaterThan(20);
      expect(dot.y).toBeLessThan(280);
    }
    expect(Math.sign(Math.round(map.destination.y - map.vehicle.y))).not.toBe(destination.lat > vehicle.lat ? 1 : -1);
    expect(Math.sign(Math.round(map.destination.x - map.vehicle.x))).not.toBe(destination.lng > vehicle.lng ? -1 : 1);
    expect(map.places[0]).toMatchObject({ x: map.vehicle.x, y: map.vehicle.y });
    expect(map.meridians.length).toBeLessThanOrEqual(7);
    expect(map.scale.px).toBeGreaterThan(20);
    expect(map.scale.px).toBeLessThanOrEqual(121);
  }
});
