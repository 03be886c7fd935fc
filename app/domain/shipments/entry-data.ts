import type { LaneStandard } from "#app/domain/standards/lane-standard.ts";
import type { Direction } from "./shipment-words.ts";

/** What the entry form begins with. */
export interface EntryData {
  /** the directions the actor may enter */
  allowed: Direction[];
  direction: Direction;
  /** makes a second post of the same form harmless */
  formKey: string;
  /** the instant of the request, ISO */
  now: string;
  /** day in Beijing, YYYY-MM-DD */
  today: string;
  /** suggestions, the commonest first */
  goods: string[];
  packings: string[];
  stations: { value: string; label: string }[];
  standards: (Omit<LaneStandard, "effectiveFrom"> & { effectiveFrom: string })[];
  /** fields taken over from the shipment before */
  kept: Record<string, string>;
}
