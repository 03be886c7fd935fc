import { eventDefinition } from "./event-codes.ts";
import type { EventCode } from "./event-definition.ts";
import type { ExceptionCode } from "./exception-codes.ts";
import type { Milestone } from "./milestone.ts";

/** What a code of another system means here. */
export interface ForeignMeaning {
  milestone: Milestone;
  /** the event to record; null when it says too little for one (record a NOTE) */
  event: EventCode | null;
  /** why, where the code says so */
  reason: ExceptionCode | null;
}

/** A code that stands for an event of ours with a milestone of its own. */
export function means(event: EventCode, reason: ExceptionCode | null = null): ForeignMeaning {
  return { milestone: eventDefinition(event).milestone ?? "in_transit", event, reason };
}

/** A code that tells a milestone, but no event that we would put into the log on another's word. */
export function meansOnly(milestone: Milestone, reason: ExceptionCode | null = null): ForeignMeaning {
  return { milestone, event: null, reason };
}
