import { expect, test } from "vitest";
import { walkRoute } from "#app/domain/fleet/walk-route.ts";
import { straightDistance } from "#app/domain/places/distance.ts";

const A = { lat: 43.8, lng: 87.6 };
const B = { lat: 43.9, lng: 87.6 };
const C = { lat: 43.9, lng: 87.8 };

test("begins at the beginning, ends at the end, and passes every point", () => {
  expect(walkRoute([A, B, C], 0)).toMatchObject({ ...A, leg: 0, heading: 0 });
  expect(walkRoute([A, B, C], 1e9)).toEqual({ ...C, leg: 2, heading: null });
  expect(walkRoute([A], 5)).toEqual({ ...A, leg: 0, heading: null });
  const atB = walkRoute([A, B, C], straightDistance(A, B));
  expect(atB).toMatchObject({ leg: 1, heading: 90 });
  expect(straightDistance(atB, B)).toBeLessThan(1);
  expect(() => walkRoute([], 0)).toThrow(RangeError);
});

test("moves evenly, never far from the straight line", () => {
  const step = 100;
  for (let metres = 0, before = walkRoute([A, B, C], 0); metres < 25_000; metres += step) {
    const now = walkRoute([A, B, C], metres + step);
    expect(straightDistance(before, now)).toBeLessThan(step * 2);
    const aside = now.leg === 0 ? Math.abs(now.lng - 87.6) * 80_200 : Math.abs(now.lat - 43.9) * 111_195;
    expect(aside).toBeLessThan(260);
    before = now;
  }
});
