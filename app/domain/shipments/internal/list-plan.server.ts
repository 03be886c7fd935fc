import { endOfBusinessDay, startOfBusinessDay } from "#app/domain/calendar/business-day.ts";
import { DIRECTIONS } from "#app/domain/tracking/direction.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";
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
  /** all columns of the conditions stand in the index that is walked: rows are not read to be left out */
  covered?: boolean;
}

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
export function equalities(filter: ShipmentFilter): Equal[] {
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

/** Within the days of entry of a filter. */
export function enteredWithin({ from, to }: ShipmentFilter): Prisma.Sql[] {
  return [
    ...(from === null ? [] : [Prisma.sql`"createdAt" >= ${startOfBusinessDay(from)}`]),
    ...(to === null ? [] : [Prisma.sql`"createdAt" < ${endOfBusinessDay(to)}`]),
  ];
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
  rest.push(...enteredWithin(filter));
  if (filter.payment !== null) {
    rest.push(Prisma.sql`"paymentTerm" = ${filter.payment}`);
  }
  if (filter.delivery !== null) {
    rest.push(Prisma.sql`"deliveryMode" = ${filter.delivery}`);
  }
  return rest;
}

/** Every row of an index that begins with a direction and `open`, read in parts that are merged. */
function everywhere(direction: string | null, open: boolean | null): Equal[][] {
  const directions = direction === null ? DIRECTIONS : [direction];
  const states = open === null ? [true, false] : [open];
  return directions.flatMap((one) =>
    states.map((state): Equal[] => [
      { column: "direction", value: one },
      { column: "open", value: state },
    ]),
  );
}

/**
 * The index to walk: that of the narrowest column while the rows it gives need no look into them; else the one that has all
 * columns people filter by behind its order (`Shipment_list_idx`).
 */
function scansOf(filter: ShipmentFilter, equal: Equal[], rest: Prisma.Sql[]): Equal[][] {
  const find = (column: Keyed) => equal.find((one) => one.column === column);
  const [list, dest, milestone, open] = [find("arrivalListId"), find("destCode"), find("milestone"), find("open")];
  const { direction } = filter;
  if (list) {
    return [[list]];
  }
  const alone = open?.value !== true && rest.length === 0;
  if (dest && !milestone && alone) {
    return [[dest]];
  }
  if (milestone && !dest && alone) {
    const directions = direction === null ? DIRECTIONS : [direction];
    return directions.map((value) => [{ column: "direction", value }, milestone]);
  }
  const anything = direction === null && equal.length === 0 && rest.length === 0;
  return anything ? [[]] : everywhere(direction, open ? open.value === true : null);
}

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
  const scans = scansOf(filter, equal, rest);
  const walked = ({ column, value }: Equal) => scans[0]?.some((one) => one.column === column && one.value === value);
  const covered = scans.every((scan) => scan.some((one) => one.column === "open"));
  return { scans, rest: [...equal.filter((one) => !walked(one)).map(unindexed), ...rest], covered };
}

/** Every condition of a filter, `equal` among them, said so that no index but the walked one serves it. */
export function allConditions(filter: ShipmentFilter, now: Date, equal: Equal[]): Prisma.Sql[] {
  const rest = [...otherConditions(filter, now), ...equal.map(unindexed)];
  if (filter.customer !== null) {
    rest.push(Prisma.sql`${filter.customer} IN ("consigneeCustomerId", "shipperCustomerId")`);
  }
  return rest;
}

/**
 * The plan of a list among shipments that a search found. Each is looked up in `Shipment_list_idx`, not in its row: every
 * column in front of the id is named.
 */
export function planAmong(filter: ShipmentFilter, now: Date, ids: string[]): ListPlan {
  const open = equalities(filter).find((one) => one.column === "open");
  const directions = filter.direction === null ? [...DIRECTIONS] : [filter.direction];
  const states = open ? [open.value] : [true, false];
  const among = Prisma.sql`"direction" IN (${Prisma.join(directions)}) AND "open" IN (${Prisma.join(states)}) AND "id" IN (${Prisma.join(ids)})`;
  const others = equalities(filter).filter((one) => one.column !== "open" && one.column !== "direction");
  return { scans: [[]], rest: [among, ...allConditions(filter, now, others)], bounded: true };
}
