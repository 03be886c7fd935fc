import { describe, expect, test } from "vitest";
import { expiryOf } from "#app/domain/fleet/expiry.ts";
import { nearPoint } from "#app/domain/fleet/near-point.server.ts";
import { tripFill } from "#app/domain/fleet/trip-fill.ts";
import { latenessOf } from "#app/domain/fleet/trip-lateness.ts";
import { HUB } from "#app/domain/places/stations.ts";

describe("a paper", () => {
  test("is good through its last day, loud in the thirty days before, and expired after it", () => {
    expect(expiryOf("2026-11-18", "2026-11-18")).toEqual({ state: "soon", days: 0 });
    expect(expiryOf("2026-11-17", "2026-11-18")).toEqual({ state: "expired", days: -1 });
    expect(expiryOf("2026-12-18", "2026-11-18")).toEqual({ state: "soon", days: 30 });
    expect(expiryOf("2026-12-19", "2026-11-18")).toEqual({ state: "good", days: 31 });
  });
});

describe("where a vehicle is", () => {
  test("is the yard it stands in", () => {
    expect(nearPoint({ lat: HUB.lat + 0.005, lng: HUB.lng }, "zh-CN")).toEqual({ name: HUB.nameZh, distanceM: 0 });
    expect(nearPoint(HUB, "en")?.name).toBe(HUB.nameEn);
  });
  test("is else the nearest county seat and how far away it is", () => {
    const near = nearPoint({ lat: 39.47, lng: 76.0 }, "zh-CN");
    expect(near?.name).toContain("喀什");
    expect(near?.distanceM).toBeLessThan(10_000);
    const desert = nearPoint({ lat: 39, lng: 83.5 }, "en");
    expect(desert?.distanceM).toBeGreaterThan(50_000);
    expect(desert?.name).toMatch(/^[A-Z]/);
  });
});

const load = (shipmentId: string, kind: string, over: object = {}) => ({
  ...{ shipmentId, kind, status: "assigned", count: 10, weightG: 100_000, volumeCm3: 1_000_000 },
  ...over,
});

describe("the figures of a trip", () => {
  test("count goods once that are fetched and handed out on the same trip", () => {
    const fill = tripFill([
      { status: "done", loads: [load("a", "pickup", { status: "done" }), load("b", "pickup", { status: "done" })] },
      { status: "failed", loads: [load("a", "delivery", { status: "failed" })] },
      { status: "planned", loads: [load("b", "delivery"), load("c", "delivery", { count: 4 })] },
    ]);
    expect(fill).toMatchObject({ shipments: 3, pieces: 24, stops: 3, stopsDone: 2 });
  });
  test("give the most on board at any time, not the sum", () => {
    const fill = tripFill([
      { status: "planned", loads: [load("a", "delivery")] },
      { status: "planned", loads: [load("b", "pickup")] },
    ]);
    expect(fill).toMatchObject({ weightG: 100_000, volumeCm3: 1_000_000, shipments: 2 });
  });
  test("leave out what was moved away", () => {
    expect(tripFill([{ status: "planned", loads: [load("a", "delivery", { status: "removed" })] }])).toMatchObject({
      shipments: 0,
      pieces: 0,
      weightG: 0,
    });
  });
});

describe("a trip is late", () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 18, 2, minutes));
  const trip = { status: "released", plannedDepartAt: at(0), departedAt: null, stops: [] };
  test("when it should have left, beyond five minutes of grace", () => {
    expect(latenessOf(trip, at(5))).toEqual({ departureMs: 0, waiting: false, stopMs: 0 });
    expect(latenessOf(trip, at(20))).toEqual({ departureMs: 20 * 60_000, waiting: true, stopMs: 0 });
  });
  test("at its next stop once it is under way, whatever is behind it", () => {
    const stops = [
      { status: "done", plannedAt: at(1) },
      { status: "planned", plannedAt: at(30) },
      { status: "planned", plannedAt: at(31) },
    ];
    const underWay = { ...trip, status: "departed", departedAt: at(2), stops };
    expect(latenessOf(underWay, at(45))).toEqual({ departureMs: 0, waiting: false, stopMs: 15 * 60_000 });
    expect(latenessOf(underWay, at(31)).stopMs).toBe(0);
  });
  test("no more when it is over", () => {
    const closed = { ...trip, status: "closed", departedAt: at(40), stops: [{ status: "planned", plannedAt: at(1) }] };
    expect(latenessOf(closed, at(600))).toEqual({ departureMs: 40 * 60_000, waiting: false, stopMs: 0 });
    expect(latenessOf({ ...trip, status: "cancelled" }, at(600)).departureMs).toBe(0);
  });
});
