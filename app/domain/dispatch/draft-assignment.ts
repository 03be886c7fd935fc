import type { PieceSet } from "#app/domain/tracking/piece-set.ts";
import { addLoad, withPieces } from "./change-plan.ts";
import { type AssignCheck, type AssignFacts, checkAssignment } from "./check-assignment.ts";
import type { TaskKind } from "./dispatch-need.ts";
import type { Params, Warning } from "./findings.ts";
import type { PlanLoad, StopPlace, TripPlan } from "./trip-plan.ts";

/** One row of an assignment with everything known about it. */
export interface AssignRow {
  shipmentId: string;
  /** null: there is no such shipment */
  facts: AssignFacts | null;
  pieces?: string;
  /** where the vehicle must go for each task; null where the shipment has no such place */
  places: Record<TaskKind, StopPlace | null>;
  /** the station where its goods wait; null when unknown */
  station: StopPlace | null;
}

export interface DraftInput {
  rows: readonly AssignRow[];
  kind?: TaskKind;
  partnerId?: string;
  by: { id: string; name: string };
  now: Date;
  newId: () => string;
}

export type RowResult =
  | { shipmentId: string; ok: true }
  | { shipmentId: string; ok: false; code: string; params: Params };

export interface Draft {
  results: RowResult[];
  /** of the rows; those of the trip are found on the settled plan */
  warnings: Warning[];
}

function newLoad(input: DraftInput, facts: AssignFacts, kind: TaskKind, pieces: PieceSet): PlanLoad {
  const load: PlanLoad = {
    id: input.newId(),
    shipment: facts.shipment,
    kind,
    pieces: "",
    count: 0,
    weightG: 0,
    volumeCm3: 0,
    status: "assigned",
    reason: null,
    assignedAt: input.now,
    assignedById: input.by.id,
    assignedByName: input.by.name,
  };
  return withPieces(load, pieces);
}

function addRow(plan: TripPlan, row: AssignRow, facts: AssignFacts, input: DraftInput): AssignCheck {
  const { direction, status: tripStatus } = plan.trip;
  const wish = { pieces: row.pieces, kind: input.kind, partnerId: input.partnerId, direction, tripStatus };
  const check = checkAssignment(facts, wish);
  if (!check.ok) {
    return check;
  }
  const place = row.places[check.kind];
  if (!place) {
    return { ok: false, code: "place_unknown", params: {} };
  }
  if (row.station && check.fetch.length > 0) {
    const pickup = newLoad(input, facts, "pickup", check.fetch);
    addLoad(plan, { ...row.station, id: input.newId() }, pickup, "cheapest");
  }
  const load = newLoad(input, facts, check.kind, check.pieces);
  addLoad(plan, { ...place, id: input.newId() }, load, "cheapest");
  return check;
}

/** Puts each row that may go on the plan (which is changed), and says of the others why not. No clock, no database. */
export function draftAssignment(plan: TripPlan, input: DraftInput): Draft {
  const results: RowResult[] = [];
  const warnings: Warning[] = [];
  for (const row of input.rows) {
    const { shipmentId, facts } = row;
    const check: AssignCheck = facts ? addRow(plan, row, facts, input) : { ok: false, code: "not_found", params: {} };
    if (check.ok) {
      results.push({ shipmentId, ok: true });
      warnings.push(...check.warnings);
    } else {
      results.push({ shipmentId, ok: false, code: check.code, params: check.params });
    }
  }
  return { results, warnings };
}
