import { maskPhone } from "#app/domain/customers/phone.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { isDesk } from "#app/domain/identity/roles.ts";
import { findShipments } from "#app/domain/search/find-shipments.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { planAmong, planList } from "./internal/list-plan.server.ts";
import { loadListRows } from "./internal/list-rows.server.ts";
import { countCapped, type ScanPage, walkList } from "./internal/list-scan.server.ts";
import { planByDue, planByEntry } from "./internal/time-plan.server.ts";
import { walkByTime } from "./internal/time-scan.server.ts";
import type { PageCursor, ShipmentFilter } from "./shipment-filter.ts";

export type { ListRow } from "./internal/list-rows.server.ts";

export const PAGE_SIZE = 50;
/** Counting goes no further: "1000+". */
export const COUNT_CAP = 1_000;
/** Shipments looked at for a text; whoever gets more has to type more. */
const SEARCH_CAP = 1_000;
/** Of these so many are compared with the filter at first: they mostly fill the page. */
const COMPARED_FIRST = 200;

/** Where a walk stands: the ids of a page, and the cursors on both sides of it. */
export interface ListPage {
  ids: string[];
  next: string | null;
  previous: string | null;
  /** the page ends because so many rows were looked through, not because it is full: "go on searching" */
  unfinished: boolean;
  /** the text matched more shipments than are looked at */
  searchCapped: boolean;
}

/** Puts a walk of either direction into the order of the list. */
function paged(
  cursor: PageCursor,
  walk: { ids: string[]; more: boolean; stoppedAt: string | null },
  cursorOf: (id: string) => string,
): Omit<ListPage, "searchCapped"> {
  const back = cursor.before !== null;
  const ids = back ? [...walk.ids].reverse() : walk.ids;
  const end = walk.more ? (walk.stoppedAt ?? cursorOf(walk.ids.at(-1) as string)) : null;
  const start = walk.ids[0] === undefined ? null : cursorOf(walk.ids[0]);
  if (back) {
    return { ids, next: start ?? cursor.before, previous: end, unfinished: walk.stoppedAt !== null };
  }
  return {
    ids,
    next: end,
    previous: cursor.after === null ? null : (start ?? cursor.after),
    unfinished: walk.stoppedAt !== null,
  };
}

async function searchedPage(
  ctx: Ctx,
  filter: ShipmentFilter,
  q: string,
  cursor: PageCursor,
  size: number,
): Promise<ListPage> {
  const { ids: candidates, capped } = await findShipments(ctx.db, q, SEARCH_CAP);
  const from = cursor.before ?? cursor.after;
  const older = cursor.before === null;
  const order = (a: string, b: string) => (a === b ? 0 : a < b === older ? 1 : -1);
  const beyond = candidates.filter((id) => from === null || order(id, from) > 0).sort(order);
  let page: ScanPage = { ids: [], more: false, stoppedAt: null };
  let compared = 0;
  for (const most of [COMPARED_FIRST, SEARCH_CAP]) {
    if (page.more || compared === beyond.length) {
      break;
    }
    const ids = beyond.slice(0, most);
    page = await walkList(ctx.db, planAmong(filter, ctx.now, ids), from, older, size);
    compared = ids.length;
  }
  return { ...paged(cursor, page, (id) => id), searchCapped: capped };
}

/** The ids of one page of the list. Reads at most a fixed number of rows, however many shipments there are. */
export async function listShipmentIds(
  ctx: Ctx,
  filter: ShipmentFilter,
  cursor: PageCursor,
  size: number,
): Promise<ListPage> {
  if (filter.q !== null) {
    return searchedPage(ctx, filter, filter.q, cursor, size);
  }
  const from = cursor.before ?? cursor.after;
  const forward = cursor.before === null;
  const byTime = filter.sort === "due" ? planByDue(filter, ctx.now) : planByEntry(filter, ctx.now);
  if (byTime) {
    // what is due first stands first, what was entered last stands first
    const later = forward === (filter.sort === "due");
    const walk = await walkByTime(ctx.db, { plan: byTime, from, later }, size);
    return { ...paged(cursor, walk, (id) => walk.cursors.get(id) as string), searchCapped: false };
  }
  const walk = await walkList(ctx.db, planList(filter, ctx.now), from, forward, size);
  return { ...paged(cursor, walk, (id) => id), searchCapped: false };
}

/**
 * One page of the list (S1) with masked phones, and how many there are where counting is cheap (up to `COUNT_CAP`, then
 * `COUNT_CAP + 1`). *Throws* `forbidden`.
 */
export async function listShipments(ctx: Ctx, filter: ShipmentFilter, cursor: PageCursor) {
  assertMay(isDesk(ctx.actor));
  const page = await listShipmentIds(ctx, filter, cursor, PAGE_SIZE);
  // in the order of ids the plan names every condition, also the due time
  const plan = planList({ ...filter, sort: "newest" }, ctx.now);
  const counted = filter.q === null ? await countCapped(ctx.db, plan, COUNT_CAP) : null;
  return { rows: await loadListRows(ctx, page.ids, maskPhone), page, count: counted };
}

/** Names of what a filter means by an id, for the screen; null when it names nothing. */
export async function filterNames(
  ctx: Ctx,
  filter: ShipmentFilter,
): Promise<{ listName: string | null; customerName: string | null }> {
  const list =
    filter.list && (await ctx.db.arrivalList.findUnique({ where: { id: filter.list }, select: { fileName: true } }));
  const customer =
    filter.customer && (await ctx.db.customer.findUnique({ where: { id: filter.customer }, select: { name: true } }));
  return { listName: list ? list.fileName : null, customerName: customer ? customer.name : null };
}
