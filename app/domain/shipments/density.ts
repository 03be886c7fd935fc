import { parseQuantity, VOLUME, WEIGHT } from "./arrival-list/quantities.ts";

/** kg per m³ below which goods are light (泡货): a ton of them fills more than three cubic metres. */
const LIGHT_BELOW = 1000 / 3;

/** How dense typed goods are, for the hint beside the fields; null until both figures can be read. */
export function densityOf(weight: string, volume: string): { kgPerM3: number; light: boolean } | null {
  const kg = parseQuantity(weight.trim(), WEIGHT, WEIGHT.usual);
  const m3 = parseQuantity(volume.trim(), VOLUME, VOLUME.usual);
  if (!kg.ok || !m3.ok || kg.value <= 0 || m3.value <= 0) {
    return null;
  }
  // g per cm³ is t per m³
  const kgPerM3 = (kg.value / m3.value) * 1000;
  return { kgPerM3: Math.round(kgPerM3), light: kgPerM3 < LIGHT_BELOW };
}
