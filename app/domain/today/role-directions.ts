export type DirectionName = "inbound" | "outbound" | "transit";

const all: readonly DirectionName[] = ["inbound", "outbound", "transit"];

/** The directions that are a role's own work; everybody else sees all three. */
export function directionsOf(role: string): readonly DirectionName[] {
  const own = all.filter((direction) => role === `${direction}_dispatcher`);
  return own.length > 0 ? own : all;
}
