import { Prisma } from "#app/platform/db/sql.server.ts";
import type { ShipmentFilter } from "../shipment-filter.ts";
import { allConditions, enteredWithin, equalities } from "./list-plan.server.ts";

/** A list in the order of a time: the part of the index that is walked, and what is checked entry by entry. */
export interface TimePlan {
  column: "stageDueAt" | "createdAt";
  bounds: Prisma.Sql[];
  rest: Prisma.Sql[];
  covered: boolean;
}

/** The list by the time a stage is due: open shipments only (`Shipment_due_idx`). */
export function planByDue(filter: ShipmentFilter, now: Date): TimePlan {
  const late = filter.state === "late" ? [Prisma.sql`"stageDueAt" < ${now}`] : [];
  const equal = equalities(filter).filter((one) => one.column !== "open");
  return {
    column: "stageDueAt",
    bounds: [Prisma.sql`"open" = (NOT ${false}) AND "stageDueAt" IS NOT NULL`, ...late],
    rest: allConditions(filter, now, equal),
    covered: filter.from === null && filter.to === null && filter.list === null && filter.customer === null,
  };
}

/**
 * Days of entry, when they are asked for among shipments that are not narrowed down otherwise (`Shipment_entered_idx`): the
 * days may lie anywhere in the past. What is open is few enough to be looked through in its own order.
 */
export function planByEntry(filter: ShipmentFilter, now: Date): TimePlan | null {
  const { from, to, list, customer, state } = filter;
  const past = state === "all" || state === "done" || state === "out_for_delivery";
  if ((from === null && to === null) || !past || list !== null || customer !== null) {
    return null;
  }
  return {
    column: "createdAt",
    bounds: enteredWithin(filter),
    rest: allConditions({ ...filter, from: null, to: null }, now, equalities(filter)),
    covered: true,
  };
}
