import { DIRECTIONS, type Direction } from "#app/domain/tracking/direction.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";
import { startOfBusinessDay } from "../business-day.ts";
import type { ShipmentFilter } from "../shipment-filter.ts";

/** Columns that an index begins with. */
type Keyed =
  | "direction"
  | "open"
  | "milestone"
  | "destCode"
  | "arrivalListId"
  | "consigneeCustomerId"
  | "shipperCustomerId";

export interface Equal {
  column: Keyed;
  value: string | boolean;
}

/**
 * How a filter is read: each scan walks one index in the order of the list, `rest` is checked row by row. Several scans
 * (the three directions, both ends of a customer) are merged.
 */
export interface ListPlan {
  scans: Equal[][];
  rest: Prisma.Sql[];
  /** the conditions name the few rows that come into question: no need to stop after a window of them */
  bounded?: boolean;
}

const DAY_MS = 86_400_000;

/**
 * A condition that no index serves, so that the planner stays on the index we chose: with the choice left to it, the time
 * of a query would depend on statistics that nobody gathers.
 */
function unindexed({ column, value }: Equal): Prisma.Sql {
  const name = Prisma.raw(`"${column}"`);
  return typeof value === "boolean"
    ? Prisma.sql`(CASE WHEN ${name} THEN 1 ELSE 0 END) = ${value ? 1 : 0}`
    : Prisma.sql`(${name} || '') = ${value}`;
}

/** The column conditions of a filter, those whose index leaves the fewest rows first. */
function equalities(filter: ShipmentFilter): Equal[] {
  const equal: Equal[] = [];
  if (filter.list !== null) {
    equal.push({ column: "arrivalListId", value: filter.list });
  }
  if (filter.dest !== null && !filter.dest.endsWith("00")) {
    equal.push({ column: "destCode", value: filter.dest });
  }
  if (filter.direction !== null) {
    equal.push({ column: "direction", value: filter.direction });
  }
  const milestones = [filter.state === "out_for_delivery" ? "out_for_delivery" : null, filter.milestone];
  for (const milestone of new Set(milestones)) {
    if (milestone !== null) {
      equal.push({ column: "milestone", value: milestone });
    }
  }
  if (filter.state !== "all" && filter.state !== "out_for_delivery") {
    equal.push({ column: "open", value: filter.state !== "done" });
  }
  return equal;
}

function otherConditions(filter: ShipmentFilter, now: Date): Prisma.Sql[] {
  const rest: Prisma.Sql[] = [];
  if (filter.dest?.endsWith("00")) {
    rest.push(Prisma.sql`substr("destCode", 1, 4) = ${filter.dest.slice(0, 4)}`);
  }
  if (filter.state === "late" && filter.sort === "newest") {
    rest.push(Prisma.sql`COALESCE("stageDueAt", ${now}) < ${now}`);
  }
  if (filter.state === "exception") {
    rest.push(Prisma.sql`("openExceptions" + 0) > 0`);
  }
  if (filter.state === "arrived") {
    rest.push(Prisma.sql`"whereabouts" IN ('station', 'hub_warehouse')`);
  }
  if (filter.from !== null) {
    rest.push(Prisma.sql`"createdAt" >= ${startOfBusinessDay(filter.from)}`);
  }
  if (filter.to !== null) {
    rest.push(Prisma.sql`"createdAt" < ${new Date(startOfBusinessDay(filter.to).getTime() + DAY_MS)}`);
  }
  if (filter.payment !== null) {
    rest.push(Prisma.sql`"paymentTerm" = ${filter.payment}`);
  }
  if (filter.delivery !== null) {
    rest.push(Prisma.sql`"deliveryMode" = ${filter.delivery}`);
  }
  return rest;
}

/** The sets of columns with an index that ends in the id, the most selective first. */
const INDEXES: readonly (readonly Keyed[])[] = [
  ["arrivalListId"],
  ["destCode"],
  ["direction", "milestone"],
  ["milestone"],
  ["direction", "open"],
  ["direction"],
];

function driverOf(equal: Equal[]): Equal[] {
  for (const index of INDEXES) {
    const found = index.map((column) => equal.find((one) => one.column === column));
    if (found.every((one) => one !== undefined)) {
      return found;
    }
  }
  return [];
}

const ofDirection = (direction: Direction): Equal => ({ column: "direction", value: direction });

/** The plan of a list ordered by id. Pure. */
export function planList(filter: ShipmentFilter, now: Date): ListPlan {
  const equal = equalities(filter);
  const rest = otherConditions(filter, now);
  if (filter.customer !== null) {
    const ends = ["consigneeCustomerId", "shipperCustomerId"] as const;
    return {
      scans: ends.map((column) => [{ column, value: filter.customer as string }]),
      rest: [...equal.map(unindexed), ...rest],
    };
  }
  const driver = driverOf(equal);
  const others = equal.filter((one) => !driver.includes(one));
  const open = others.find((one) => one.column === "open");
  if (driver.length === 0 && open) {
    // no index on "open" alone ends in the id: the three directions are read side by side
    const scans = DIRECTIONS.map((direction) => [ofDirection(direction), open]);
    return { scans, rest: [...others.filter((one) => one !== open).map(unindexed), ...rest] };
  }
  return { scans: [driver], rest: [...others.map(unindexed), ...rest] };
}

function allConditions(filter: ShipmentFilter, now: Date, equal: Equal[]): Prisma.Sql[] {
  const rest = [...otherConditions(filter, now), ...equal.map(unindexed)];
  if (filter.customer !== null) {
    rest.push(Prisma.sql`${filter.customer} IN ("consigneeCustomerId", "shipperCustomerId")`);
  }
  return rest;
}

/** What has to be checked beside `open` when the list is walked by due time. */
export function dueConditions(filter: ShipmentFilter, now: Date): Prisma.Sql[] {
  return allConditions(
    filter,
    now,
    equalities(filter).filter((one) => one.column !== "open"),
  );
}

/** The plan of a list among shipments that a search found. */
export function planAmong(filter: ShipmentFilter, now: Date, ids: string[]): ListPlan {
  const among = Prisma.sql`"id" IN (${Prisma.join(ids)})`;
  return { scans: [[]], rest: [among, ...allConditions(filter, now, equalities(filter))], bounded: true };
}
