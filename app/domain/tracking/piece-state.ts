import type { Direction } from "./direction.ts";
import { eventDefinition, placeAfter } from "./event-codes.ts";
import type { EventCode } from "./event-definition.ts";
import { type LineMilestone, lineRank, MAIN_LINE, type Milestone } from "./milestone.ts";
import type { Place } from "./place.ts";

/** Everything the events say about one piece. */
export interface PieceState {
  /** how far along the main line it came in the current attempt; never falls within an attempt */
  reached: LineMilestone;
  /** 1 for the first attempt to get it to the consignee; one more when it goes out, or waits for collection, after a failure */
  attempt: number;
  failed: boolean;
  delayed: boolean;
  /** the hold is in force */
  held: boolean;
  /** the hold is what the customer sees: no step forward has happened since it was placed */
  holdShown: boolean;
  place: Place;
  /** delivered, returned or cancelled */
  ended: boolean;
}

export const UNTOUCHED: PieceState = {
  reached: "unknown",
  attempt: 1,
  failed: false,
  delayed: false,
  held: false,
  holdShown: false,
  place: "unknown",
  ended: false,
};

const QUIET = { failed: false, delayed: false, holdShown: false } as const;

const RETRIES: ReadonlySet<Milestone> = new Set(["ready_for_pickup", "out_for_delivery"]);

export function isReturning(state: PieceState): boolean {
  return state.reached === "return_to_sender" && !state.ended;
}

function onLine(milestone: Milestone | null): LineMilestone {
  const found = MAIN_LINE.find((step) => step === milestone);
  if (found === undefined) {
    throw new RangeError(`not on the main line: ${milestone}`);
  }
  return found;
}

function advance(state: PieceState, to: LineMilestone): PieceState {
  if (state.failed && RETRIES.has(to)) {
    return { ...state, ...QUIET, reached: to, attempt: state.attempt + 1 };
  }
  return lineRank(to) > lineRank(state.reached) ? { ...state, ...QUIET, reached: to } : { ...state, delayed: false };
}

function fail(state: PieceState): PieceState {
  if (isReturning(state)) {
    return state;
  }
  // someone was there with the goods, whether or not their departure was ever recorded
  const reached = lineRank(state.reached) < lineRank("out_for_delivery") ? "out_for_delivery" : state.reached;
  return { ...state, ...QUIET, reached, failed: true };
}

function end(state: PieceState, to: LineMilestone): PieceState {
  // goods on their way back cannot be signed for by the consignee: the return must be taken back first
  if (to === "delivered" && isReturning(state)) {
    return state;
  }
  return { ...state, ...QUIET, held: false, reached: to, ended: true };
}

function affected(state: PieceState, code: EventCode): PieceState {
  const { effect, milestone } = eventDefinition(code);
  switch (effect) {
    case "advance":
      return advance(state, onLine(milestone));
    case "fail":
      return fail(state);
    case "delay":
      return state.failed || isReturning(state) ? state : { ...state, delayed: true };
    case "hold":
      return { ...state, held: true, holdShown: !isReturning(state) };
    case "release":
      return { ...state, held: false, holdShown: false };
    case "return":
      return { ...state, ...QUIET, reached: "return_to_sender" };
    case "end":
      return end(state, onLine(milestone));
    case "none":
      return state;
  }
}

// what a partner carries stays with the partner through its own hubs and vehicles, until it comes back or is delivered
const PARTNER_INTERNAL: ReadonlySet<Place> = new Set(["linehaul", "station", "vehicle"]);

function moved(state: PieceState, to: Place | null): Place {
  return to === null || (state.place === "partner" && PARTNER_INTERNAL.has(to)) ? state.place : to;
}

/** The state of a piece after an event that names it. Nothing changes a piece that has ended. */
export function afterEvent(state: PieceState, code: EventCode, direction: Direction): PieceState {
  if (state.ended) {
    return state;
  }
  const next = affected(state, code);
  if (eventDefinition(code).effect === "end" && !next.ended) {
    return state;
  }
  return { ...next, place: moved(state, placeAfter(code, direction)) };
}

/** What the customer is shown for the piece. */
export function shownMilestone(state: PieceState): Milestone {
  if (state.ended || isReturning(state)) {
    return state.reached;
  }
  if (state.holdShown) {
    return "on_hold";
  }
  if (state.failed) {
    return "delivery_failed";
  }
  return state.delayed ? "delivery_delayed" : state.reached;
}

/** Orders open pieces from least to most advanced; between equals, trouble comes last because it must be seen. */
export function advancement(state: PieceState): number {
  const trouble = state.failed ? 3 : state.holdShown ? 2 : state.delayed ? 1 : 0;
  return state.attempt * 1000 + lineRank(state.reached) * 10 + trouble;
}
