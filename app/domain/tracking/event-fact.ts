import type { EventCode, EventSource } from "./event-definition.ts";

/** One recorded fact, as far as the derivation of a status needs it. */
export interface EventFact {
  id: string;
  code: EventCode;
  /** when it happened */
  occurredAt: Date;
  /** when we learnt of it */
  recordedAt: Date;
  /** range string; null = all pieces */
  pieces: string | null;
  /** the event that this one takes back */
  voidsEventId: string | null;
}

/** A fact with what is needed to know it again when it is sent a second time. */
export interface RecordedEvent extends EventFact {
  source: EventSource;
  dedupeKey: string | null;
}

/** By the time they happened; the order in which they were recorded only breaks ties. */
export function byOccurrence(a: EventFact, b: EventFact): number {
  return (
    a.occurredAt.getTime() - b.occurredAt.getTime() ||
    a.recordedAt.getTime() - b.recordedAt.getTime() ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/**
 * The ids of the events taken back. Any event may take another one back (a plain correction is VOIDED, a replacing one
 * is e.g. a second SIGNED). Taking back is final: a VOIDED event cannot itself be voided, and what an event took back
 * stays so when that event is voided later. To restore a fact, record it again.
 */
export function voidedIds(events: readonly EventFact[]): ReadonlySet<string> {
  return new Set(events.flatMap((event) => event.voidsEventId ?? []));
}

/** The events that count, in the order in which they happened: neither voided nor themselves a VOIDED. */
export function countingEvents<T extends EventFact>(events: readonly T[]): T[] {
  const voided = voidedIds(events);
  return events.filter((event) => event.code !== "VOIDED" && !voided.has(event.id)).sort(byOccurrence);
}
