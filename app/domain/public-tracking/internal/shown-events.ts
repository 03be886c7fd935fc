import { eventDefinition, isEventCode } from "#app/domain/tracking/event-codes.ts";
import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import { countingEvents } from "#app/domain/tracking/event-fact.ts";
import { EXCEPTIONS, isExceptionCode } from "#app/domain/tracking/exception-codes.ts";
import { storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { countPieces } from "#app/domain/tracking/piece-set.ts";

/** A row of the log as far as the public page needs it. */
export interface LogRow {
  id: string;
  code: string;
  occurredAt: Date;
  recordedAt: Date;
  pieces: string | null;
  voidsEventId: string | null;
  placeCode: string | null;
  reason: string | null;
  details: unknown;
}

/** The file ids an event keeps in its `details`. */
export function photosOf(details: unknown): string[] {
  const ids = (details as { photoFileIds?: unknown } | null)?.photoFileIds;
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : [];
}

/** The events a customer is shown, oldest first: those that count and are public. */
export function shownEvents<Row extends LogRow>(rows: readonly Row[]): (Row & { code: EventCode })[] {
  const known = rows.filter((row): row is Row & { code: EventCode } => isEventCode(row.code));
  return countingEvents(known).filter((row) => eventDefinition(row.code).public);
}

/** How many pieces an event is about when it is not about all of them; else null. */
export function partOf(row: LogRow & { code: EventCode }, total: number): number | null {
  const count = countPieces(storedPieces(row.pieces, total));
  return eventDefinition(row.code).affectsPieces && count < total ? count : null;
}

/** The reason of an event, when customers may know it. */
export function shownReason(row: LogRow): string | null {
  const { reason } = row;
  return reason && isExceptionCode(reason) && EXCEPTIONS[reason].visibleToCustomer ? reason : null;
}
