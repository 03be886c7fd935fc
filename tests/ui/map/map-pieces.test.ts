import { describe, expect, test } from "vitest";
import { displayPoint } from "#app/ui/map/display-point.ts";
import { degreeLabel, graticuleLines, graticuleStep } from "#app/ui/map/graticule.ts";
import type { MapPlace } from "#app/ui/map/map-data.ts";
import { placeLabels } from "#app/ui/map/place-labels.ts";

describe("the graticule", () => {
  test("is as fine as there is room for", () => {
    expect(graticuleStep(20)).toBe(10);
    expect(graticuleStep(2_000)).toBe(0.1);
    expect(graticuleStep(0.5)).toBe(30);
    for (let scale = 1; scale < 100_000; scale *= 1.7) {
      const step = graticuleStep(scale);
      expect(step === 30 || step * scale >= 110).toBe(true);
    }
  });

  test("has its lines at round degrees, named by their side", () => {
    expect(graticuleLines(87.44, 87.71, 0.1)).toEqual([87.5, 87.6, 87.7]);
    expect(graticuleLines(-1, 1, 1)).toEqual([-1, 0, 1].map((value) => value + 0));
    expect(degreeLabel(87.5, "lng")).toBe("87.5°E");
    expect(degreeLabel(-3, "lat")).toBe("3°S");
  });
});

describe("names of places", () => {
  const city: MapPlace = ["乌鲁木齐", "prefecture", 43.82, 87.61];
  const near: MapPlace = ["天山区", "county", 43.821, 87.612];
  const far: MapPlace = ["喀什", "prefecture", 39.47, 75.99];
  const corps: MapPlace = ["石河子", "corps_city", 44.3, 86.04];
  const project = (lat: number, lng: number) => ({ x: lng * 100, y: -lat * 100 });
  const names = (zoom: number, places: MapPlace[]) =>
    placeLabels(places, zoom, project, (text) => text.length * 12).map((label) => label.place[0]);

  test("of the greater place win where two would lie on each other", () => {
    expect(names(9, [near, city, far, corps])).toEqual(["乌鲁木齐", "喀什", "石河子"]);
    expect(names(9, [near, far])).toEqual(["喀什", "天山区"]);
  });

  test("of counties are left out from afar", () => {
    expect(names(6, [near, far, corps])).toEqual(["喀什", "石河子"]);
  });

  test("out of sight are not written", () => {
    expect(
      placeLabels(
        [city],
        9,
        () => null,
        () => 10,
      ),
    ).toEqual([]);
  });
});

describe("points on tiles", () => {
  test("stay as they are on WGS-84 tiles, and are shifted by some hundred metres on GCJ-02 ones", () => {
    const hub = { lat: 43.872, lng: 87.44 };
    expect(displayPoint("wgs84", hub)).toEqual([43.872, 87.44]);
    const [lat, lng] = displayPoint("gcj02", hub);
    const metres = Math.hypot(
      (lat - hub.lat) * 111_320,
      (lng - hub.lng) * 111_320 * Math.cos((hub.lat * Math.PI) / 180),
    );
    expect(metres).toBeGreaterThan(100);
    expect(metres).toBeLessThan(800);
  });
});
