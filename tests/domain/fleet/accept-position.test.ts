import { describe, expect, test } from "vitest";
import { isJump, positionProblem, type TimedPoint } from "#app/domain/fleet/accept-position.ts";

const NOW = new Date("2026-11-18T02:00:00Z");
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const nobody = { before: null, after: null };
const fix = (seconds: number, lat = 43.8, lng = 87.6): TimedPoint => ({ at: at(seconds), lat, lng });

describe("a fix by itself", () => {
  test.each([
    ["now", fix(0), null],
    ["60 s ahead", fix(60), null],
    ["more than 60 s ahead", fix(60.001), "future"],
    ["48 h old", fix(-48 * 3600), null],
    ["older than 48 h", fix(-48 * 3600 - 1), "stale"],
    ["at the edge of the globe", fix(0, -90, 180), null],
    ["off the globe north", fix(0, 90.0001, 87), "out_of_range"],
    ["off the globe east", fix(0, 43, 180.5), "out_of_range"],
    ["no number", fix(0, Number.NaN, 87), "out_of_range"],
    ["(0, 0)", fix(0, 0, 0), "zero_point"],
    ["on the equator, but not at 0", fix(0, 0, 87), null],
  ])("%s", (_name, point, problem) => {
    expect(positionProblem(point, nobody, NOW)).toBe(problem);
  });
});

describe("a fix among others", () => {
  test("the same instant is a duplicate, wherever it is", () => {
    expect(positionProblem(fix(-10, 44, 88), { before: null, after: fix(-10) }, NOW)).toBe("duplicate");
  });

  // 0.1 degree of latitude is 11.12 km
  test("180 km/h is the limit: 11.12 km need 222.4 s", () => {
    expect(positionProblem(fix(0, 43.9), { before: fix(-222), after: null }, NOW)).toBe("jump");
    expect(positionProblem(fix(0, 43.9), { before: fix(-223), after: null }, NOW)).toBeNull();
  });

  test("a late fix is judged against the one after it too", () => {
    const around = { before: fix(-2000), after: fix(-500, 43.8) };
    expect(positionProblem(fix(-510, 43.9), around, NOW)).toBe("jump");
    expect(positionProblem(fix(-1000, 43.9), around, NOW)).toBeNull();
  });

  test("up to 2 km within a second is noise of the receiver", () => {
    expect(isJump(fix(-1), fix(0, 43.8179))).toBe(false);
    expect(isJump(fix(-1), fix(0, 43.8181))).toBe(true);
  });
});
