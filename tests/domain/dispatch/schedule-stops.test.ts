import { describe, expect, test } from "vitest";
import { cheapestPlace } from "#app/domain/dispatch/insert-stop.ts";
import { drivingMs, scheduleStops, serviceMs } from "#app/domain/dispatch/schedule-stops.ts";

const MIN = 60_000;
const HUB = { lat: 43.8, lng: 87.6 };
const DEPART = new Date("2026-11-18T02:00:00Z");

describe("drivingMs", () => {
  test.each([
    [0, 0],
    [25_000, 60 * MIN],
    [30_000, 72 * MIN],
    [60_000, 72 * MIN],
    [72_000, 72 * MIN],
    [120_000, 120 * MIN],
  ])("%d m", (metres, ms) => expect(drivingMs(metres)).toBe(ms));

  test("a longer leg never takes less time", () => {
    for (let metres = 500, before = 0; metres < 200_000; metres += 500) {
      const now = drivingMs(metres);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });
});

test.each([
  [0, 10],
  [1, 11],
  [10, 11],
  [11, 12],
])("%d pieces take %d minutes at the stop", (pieces, minutes) => expect(serviceMs(pieces)).toBe(minutes * MIN));

describe("scheduleStops", () => {
  // 0.01 degree of latitude: 1111.95 m in a straight line, 1446 m by road, 3.47 min in town
  const stop = (north: number, pieces = 10) => ({ point: { lat: 43.8 + north / 100, lng: 87.6 }, pieces });

  test("drives, serves, drives on, and comes home", () => {
    const plan = scheduleStops(HUB, DEPART, [stop(10), stop(20, 20)], HUB);
    const leg = drivingMs(14_455);
    const times = plan.arrivals.map((at) => at.getTime() - DEPART.getTime());
    expect(Math.abs(times[0]! - leg)).toBeLessThan(500);
    expect(Math.abs(times[1]! - (2 * leg + 11 * MIN))).toBeLessThan(1000);
    expect(plan.distanceM).toBeGreaterThan(57_800);
    expect(plan.distanceM).toBeLessThan(57_840);
    expect(plan.durationMs - plan.drivingMs).toBe(11 * MIN + 12 * MIN);
  });

  test("an unknown place costs time but no way", () => {
    const known = scheduleStops(HUB, DEPART, [stop(10)], HUB);
    const plan = scheduleStops(HUB, DEPART, [{ point: null, pieces: 1 }, stop(10)], HUB);
    expect(plan.distanceM).toBe(known.distanceM);
    expect(plan.arrivals[0]).toEqual(DEPART);
    expect(plan.durationMs).toBe(known.durationMs + 11 * MIN);
  });

  test("no stops, no trip", () => {
    expect(scheduleStops(HUB, DEPART, [], HUB)).toEqual({ arrivals: [], distanceM: 0, durationMs: 0, drivingMs: 0 });
  });
});

describe("cheapestPlace", () => {
  const at = (north: number) => ({ lat: 43.8 + north / 100, lng: 87.6 });
  // two ways out and back: places that lie on the way cost nothing
  const round = [at(10), { lat: 43.9, lng: 87.8 }, { lat: 43.8, lng: 87.8 }];

  test("a stop on the way goes where the way passes", () => {
    expect(cheapestPlace(HUB, round, at(5), 0, 3)).toBe(0);
    expect(cheapestPlace(HUB, round, { lat: 43.9, lng: 87.7 }, 0, 3)).toBe(1);
    expect(cheapestPlace(HUB, round, { lat: 43.85, lng: 87.8 }, 0, 3)).toBe(2);
    expect(cheapestPlace(HUB, round, { lat: 43.8, lng: 87.7 }, 0, 3)).toBe(3);
  });

  test("not before `from`, and last when nobody knows where it is", () => {
    expect(cheapestPlace(HUB, round, at(5), 2, 3)).toBe(3);
    expect(cheapestPlace(HUB, round, null, 0, 3)).toBe(3);
    expect(cheapestPlace(HUB, [null, at(10), null], at(5), 0, 3)).toBeGreaterThanOrEqual(0);
  });
});
