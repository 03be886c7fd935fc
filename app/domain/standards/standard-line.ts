import type { Direction } from "#app/domain/tracking/direction.ts";
import type { StageStandard } from "#app/domain/tracking/stage-plan.ts";

/** A standard as `/standards` lists it. */
export interface StandardLine {
  id: string;
  version: number;
  direction: Direction;
  destScope: string;
  /** null = every other destination */
  placeName: string | null;
  name: string;
  stages: StageStandard[];
  /** day in Beijing, YYYY-MM-DD */
  effectiveFrom: string;
  state: "in_force" | "coming" | "past";
}
