const STEPS = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01] as const;
/** Lines closer than this (pixels) make a net, not a graticule. */
const CLOSEST_PX = 110;

/** Step (degrees) of the graticule at a scale of so many pixels a degree: the finest that is still airy. */
export function graticuleStep(pixelsPerDegree: number): number {
  const fine = STEPS.filter((step) => step * pixelsPerDegree >= CLOSEST_PX);
  return fine.at(-1) ?? STEPS[0];
}

/** The multiples of `step` between two degrees, both included. */
export function graticuleLines(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  const lines: number[] = [];
  for (let i = first; i <= last; i++) {
    lines.push(Number((i * step).toFixed(4)));
  }
  return lines;
}

/** "87.5°E", "44°N". */
export function degreeLabel(value: number, axis: "lat" | "lng"): string {
  const side = axis === "lat" ? (value < 0 ? "S" : "N") : value < 0 ? "W" : "E";
  return `${Math.abs(value)}°${side}`;
}
