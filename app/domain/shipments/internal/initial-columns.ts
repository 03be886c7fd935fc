import { type DerivedColumns, deriveColumns } from "#app/domain/tracking/derive-columns.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import { EXCEPTIONS } from "#app/domain/tracking/exception-codes.ts";
import { allPieces, formatPieces } from "#app/domain/tracking/piece-set.ts";
import type { PlannedStage } from "#app/domain/tracking/stage-plan.ts";
import type { DeliveryMode } from "../shipment.ts";
import { firstCodes, firstFactsOf } from "./first-codes.ts";

export interface FirstFacts {
  direction: Direction;
  deliveryMode: DeliveryMode;
  pieces: number;
  /** first stage of the plan */
  first: PlannedStage | null;
  /** when WAYBILL_CREATED happened */
  occurredAt: Date;
  /** when LINEHAUL_DEPARTED happened; null while it has not */
  departedAt: Date | null;
  /** when HOLD_PLACED happened; null while nobody holds the goods */
  heldAt: Date | null;
}

/** What differs from one new shipment of a direction to the next; everything else is derived once. */
type Template = Omit<DerivedColumns, "milestoneAt" | "lastEventAt" | "stage" | "stageDueAt">;

function derive(direction: Direction, deliveryMode: DeliveryMode, codes: readonly EventCode[]): Template {
  const at = new Date(0);
  const held = codes.includes("HOLD_PLACED");
  const { columns } = deriveColumns({
    direction,
    deliveryMode,
    pieces: 1,
    createdAt: at,
    stagePlan: [],
    events: firstFactsOf(codes),
    activeLoads: [],
    openExceptions: held ? [EXCEPTIONS.shipper_hold] : [],
  });
  return columns;
}

/**
 * Makes the columns of shipments of which nothing is known but that their waybill exists and, perhaps, that all of the
 * goods have left on the linehaul (which completes no supervised stage of arrivals) and that they are held. The status is
 * derived by the same rules as ever, once for all that are alike: it does not depend on the number of pieces.
 */
export function initialColumns(): (facts: FirstFacts) => DerivedColumns {
  const templates = new Map<string, Template>();
  return ({ direction, deliveryMode, pieces, first, occurredAt, departedAt, heldAt }) => {
    const codes = firstCodes({ departed: departedAt !== null, held: heldAt !== null });
    const key = `${direction} ${deliveryMode} ${codes.join(" ")}`;
    const template = templates.get(key) ?? derive(direction, deliveryMode, codes);
    const latest = heldAt ?? departedAt ?? occurredAt;
    templates.set(key, template);
    const waiting = template.dispatchTask !== null;
    return {
      ...template,
      milestoneAt: latest,
      lastEventAt: latest,
      stage: first?.stage ?? null,
      stageDueAt: first?.dueAt ?? null,
      unassignedPieces: waiting ? formatPieces(allPieces(pieces)) : "",
      unassignedCount: waiting ? pieces : 0,
    };
  };
}
