import type { Direction } from "./direction.ts";
import { endProblem } from "./end-rules.ts";
import { eventDefinition, eventDirections } from "./event-codes.ts";
import type { EventCode, EventSource } from "./event-definition.ts";
import { countingEvents, type RecordedEvent, voidedIds } from "./event-fact.ts";
import { parsePieces, storedPieces } from "./parse-pieces.ts";
import { allPieces, type PieceProblem, type PieceSet, samePieces } from "./piece-set.ts";

/** Why an event is not recorded. `duplicate` is no mistake: the fact is known already and the sender is told so. */
export const EVENT_PROBLEMS = [
  "duplicate",
  "invalid_time",
  "in_future",
  "before_shipment",
  "pieces_malformed",
  "pieces_empty",
  "pieces_out_of_range",
  "source_not_allowed",
  "direction_not_allowed",
  "reason_required",
  "photo_required",
  "void_target_missing",
  "void_target_unknown",
  "void_target_voided",
  "void_of_void",
  "shipment_cancelled",
  "already_ended",
  "goods_returning",
  "conflicts_with_end",
] as const;

export type EventProblem = (typeof EVENT_PROBLEMS)[number];

/** What of a shipment the rules look at. */
export interface CheckedShipment {
  createdAt: Date;
  /** when the sender shipped it; often days before we knew of it */
  shippedAt: Date | null;
  totalPieces: number;
  direction: Direction;
}

/** An event somebody wants to record. */
export interface ProposedEvent {
  code: EventCode;
  occurredAt: Date;
  /** as written by the sender; null = all pieces */
  pieces: string | null;
  source: EventSource;
  reason: string | null;
  photoCount: number;
  voidsEventId: string | null;
  dedupeKey: string | null;
}

export interface EventCheck {
  shipment: CheckedShipment;
  event: ProposedEvent;
  /** all events of the shipment, voided ones too */
  existing: readonly RecordedEvent[];
  now: Date;
}

/** Clocks of phones run ahead: so much (ms) is not yet "the future". */
export const CLOCK_SKEW_MS = 2 * 60_000;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** official time is Beijing's, without daylight saving */
const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** First instant of the Beijing day on which the shipment began. Goods are often collected before they are entered. */
export function earliestOccurrence(shipment: CheckedShipment): Date {
  const created = shipment.createdAt.getTime();
  const began = Math.min(created, shipment.shippedAt?.getTime() ?? created) + BEIJING_OFFSET_MS;
  return new Date(began - (((began % DAY_MS) + DAY_MS) % DAY_MS) - BEIJING_OFFSET_MS);
}

function timeProblem({ shipment, event, now }: EventCheck): EventProblem | null {
  const at = event.occurredAt.getTime();
  if (Number.isNaN(at)) {
    return "invalid_time";
  }
  if (at > now.getTime() + CLOCK_SKEW_MS) {
    return "in_future";
  }
  return at < earliestOccurrence(shipment).getTime() ? "before_shipment" : null;
}

function minuteOf(date: Date): number {
  return Math.floor(date.getTime() / MINUTE_MS);
}

/** The same thing told again by the same kind of source, without a key to know it by. Two notes are two notes. */
function sameFact(check: EventCheck, pieces: PieceSet): boolean {
  const { event, existing, shipment } = check;
  const voided = voidedIds(existing);
  return (
    event.code !== "NOTE" &&
    existing.some(
      (known) =>
        known.code === event.code &&
        known.source === event.source &&
        known.voidsEventId === event.voidsEventId &&
        !voided.has(known.id) &&
        minuteOf(known.occurredAt) === minuteOf(event.occurredAt) &&
        samePieces(storedPieces(known.pieces, shipment.totalPieces), pieces),
    )
  );
}

function senderProblem({ shipment, event }: EventCheck): EventProblem | null {
  const definition = eventDefinition(event.code);
  if (!definition.sources.includes(event.source)) {
    return "source_not_allowed";
  }
  if (!eventDirections(event.code).includes(shipment.direction)) {
    return "direction_not_allowed";
  }
  if (definition.reasonFrom.includes(event.source) && !event.reason) {
    return "reason_required";
  }
  return definition.photoFrom.includes(event.source) && event.photoCount < 1 ? "photo_required" : null;
}

function voidProblem({ event, existing }: EventCheck): EventProblem | null {
  if (event.voidsEventId === null) {
    return event.code === "VOIDED" ? "void_target_missing" : null;
  }
  const target = existing.find((known) => known.id === event.voidsEventId);
  if (target === undefined) {
    return "void_target_unknown";
  }
  if (target.code === "VOIDED") {
    return "void_of_void";
  }
  return voidedIds(existing).has(target.id) ? "void_target_voided" : null;
}

function piecesOf({ shipment, event }: EventCheck): PieceSet | PieceProblem {
  if (!eventDefinition(event.code).affectsPieces) {
    return allPieces(shipment.totalPieces);
  }
  const parsed = parsePieces(event.pieces, shipment.totalPieces);
  return parsed.ok ? parsed.pieces : parsed.problem;
}

/**
 * Whether an event may enter the log of a shipment: null when it may, else the reason. Pure.
 * A known dedupe key wins over everything, so that a sender who repeats himself is never told of an error.
 */
export function checkEvent(check: EventCheck): EventProblem | null {
  const { event, existing, shipment } = check;
  if (event.dedupeKey !== null && existing.some((known) => known.dedupeKey === event.dedupeKey)) {
    return "duplicate";
  }
  const pieces = piecesOf(check);
  if (typeof pieces === "string") {
    return pieces;
  }
  const early = timeProblem(check) ?? (sameFact(check, pieces) ? "duplicate" : null);
  const problem = early ?? senderProblem(check) ?? voidProblem(check);
  if (problem !== null || event.code === "VOIDED") {
    return problem;
  }
  const counting = countingEvents(existing).filter((known) => known.id !== event.voidsEventId);
  return endProblem({ ...shipment, code: event.code, occurredAt: event.occurredAt, pieces, counting });
}
