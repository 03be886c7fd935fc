import type { EventCode } from "#app/domain/tracking/event-codes.ts";
import type { RecordedEvent } from "#app/domain/tracking/event-fact.ts";

export const DAY = "2026-10-01";

/** "09:30" (UTC) on the day of the tests. */
export function at(time: string): Date {
  return new Date(`${DAY}T${time.length === 5 ? `${time}:00` : time}.000Z`);
}

let serial = 0;

/** A fact that happened and was recorded at `time`; `more` overrides anything. */
export function fact(code: EventCode, time: string, more: Partial<RecordedEvent> = {}): RecordedEvent {
  serial += 1;
  const occurredAt = at(time);
  return {
    id: `e${String(serial).padStart(5, "0")}`,
    code,
    occurredAt,
    recordedAt: occurredAt,
    pieces: null,
    voidsEventId: null,
    source: "desk",
    dedupeKey: null,
    ...more,
  };
}
