import { DIRECTIONS, type Direction } from "#app/domain/tracking/direction.ts";
import { isMilestone, type Milestone } from "#app/domain/tracking/milestone.ts";
import type { DeliveryMode, PaymentTerm } from "./shipment.ts";

/** Where in its life a shipment of the list may be. */
export const LIST_STATES = ["open", "late", "exception", "arrived", "out_for_delivery", "done", "all"] as const;
export type ListState = (typeof LIST_STATES)[number];

export const PAYMENT_TERMS = ["prepaid", "collect", "monthly", "on_receipt"] as const satisfies readonly PaymentTerm[];
export const DELIVERY_MODES = ["delivery", "self_pickup"] as const satisfies readonly DeliveryMode[];
export const LIST_SORTS = ["newest", "due"] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** What the list shows; the same words stand in the URL. Null: not asked for. */
export interface ShipmentFilter {
  direction: Direction | null;
  state: ListState;
  milestone: Milestone | null;
  /** GB/T 2260 code of a county, or of a prefecture (…00) with all its counties */
  dest: string | null;
  /** business dates (Asia/Shanghai) of the entry, YYYY-MM-DD, both included */
  from: string | null;
  to: string | null;
  /** arrival list */
  list: string | null;
  /** customer who sends or receives */
  customer: string | null;
  payment: PaymentTerm | null;
  delivery: DeliveryMode | null;
  /** number, last digits, name, pinyin, initials */
  q: string | null;
  sort: ListSort;
}

/** The row after or before which a page starts. */
export interface PageCursor {
  after: string | null;
  before: string | null;
}

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const ID = /^[0-9A-Za-z_-]{1,64}$/;

function text(params: URLSearchParams, name: string, pattern: RegExp): string | null {
  const value = params.get(name)?.trim() ?? "";
  return pattern.test(value) ? value : null;
}

function choice<T extends string>(params: URLSearchParams, name: string, choices: readonly T[]): T | null {
  const value = params.get(name);
  return choices.find((known) => known === value) ?? null;
}

/** Shipments that are over have no stage to be due. */
export function maySortByDue(state: ListState): boolean {
  return state !== "done" && state !== "all";
}

/** Reads a query. What is not understood is left out: an old link still shows a list. */
export function parseFilter(params: URLSearchParams): ShipmentFilter {
  const state = choice(params, "state", LIST_STATES) ?? "all";
  const milestone = params.get("milestone") ?? "";
  const q = (params.get("q") ?? "").trim().slice(0, 80);
  const sort = choice(params, "sort", LIST_SORTS) ?? "newest";
  return {
    direction: choice(params, "direction", DIRECTIONS),
    state,
    milestone: isMilestone(milestone) ? milestone : null,
    dest: text(params, "dest", /^\d{6}$/),
    from: text(params, "from", DATE),
    to: text(params, "to", DATE),
    list: text(params, "list", ID),
    customer: text(params, "customer", ID),
    payment: choice(params, "payment", PAYMENT_TERMS),
    delivery: choice(params, "delivery", DELIVERY_MODES),
    q: q === "" ? null : q,
    sort: q === "" && maySortByDue(state) ? sort : "newest",
  };
}

export function parseCursor(params: URLSearchParams): PageCursor {
  return { after: text(params, "after", ID), before: text(params, "before", ID) };
}

const NAMES = ["direction", "milestone", "dest", "from", "to", "list", "customer", "payment", "delivery", "q"] as const;

/** The query of a filter, without what is not asked for; always the same for the same filter. */
export function filterToParams(filter: ShipmentFilter): URLSearchParams {
  const params = new URLSearchParams();
  params.set("state", filter.state);
  for (const name of NAMES) {
    const value = filter[name];
    if (value !== null) {
      params.set(name, value);
    }
  }
  if (filter.sort !== "newest") {
    params.set("sort", filter.sort);
  }
  return params;
}

/** The list a role opens with: a dispatcher his own direction, everybody what is still under way. */
export function defaultQuery(role: string): string {
  const direction = DIRECTIONS.find((known) => role === `${known}_dispatcher`);
  return direction ? `state=open&direction=${direction}` : "state=open";
}
