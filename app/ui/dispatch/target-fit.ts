import type { BoardTrip, BoardVehicle } from "./board-data.ts";
import type { GoodsSum } from "./goods-sum.ts";

export interface Fit {
  weightG: number;
  volumeCm3: number;
  overWeight: boolean;
  overVolume: boolean;
}

/**
 * What would be on a vehicle with more goods, reckoned at once and on the safe side: as if all were on board together.
 * The server's preview, which knows the order of the stops, has the last word.
 */
export function fitOf(
  vehicle: BoardVehicle,
  trip: BoardTrip | null,
  more: Pick<GoodsSum, "weightG" | "volumeCm3">,
): Fit {
  const weightG = (trip?.weightG ?? 0) + more.weightG;
  const volumeCm3 = (trip?.volumeCm3 ?? 0) + more.volumeCm3;
  return { weightG, volumeCm3, overWeight: weightG > vehicle.capacityG, overVolume: volumeCm3 > vehicle.capacityCm3 };
}
