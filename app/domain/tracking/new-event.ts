import type { EventCode, EventSource } from "./event-definition.ts";

/** Proof of delivery that comes with a signature event. */
export interface NewProof {
  signedBy: string;
  /** self, family, colleague, agent, neighbour */
  relation: string;
  signatureFileId?: string;
  photoFileIds?: string[];
  codCollectedFen?: number;
}

/** A fact somebody wants to record about one shipment. */
export interface NewEvent {
  shipmentId: string;
  code: EventCode;
  occurredAt: Date;
  /** range string; absent or null = all pieces */
  pieces?: string | null;
  placeCode?: string | null;
  placeText?: string | null;
  lat?: number | null;
  lng?: number | null;
  legId?: string | null;
  tripId?: string | null;
  stopId?: string | null;
  vehicleId?: string | null;
  partnerId?: string | null;
  partnerNo?: string | null;
  /** an exception code */
  reason?: string | null;
  note?: string | null;
  voidsEventId?: string | null;
  source: EventSource;
  /** the sender's own id of the fact: sent twice, it is one event */
  dedupeKey?: string | null;
  photoFileIds?: string[];
  pod?: NewProof;
}

export type EventOutcome =
  | { shipmentId: string; ok: true; eventId: string; known: boolean }
  | { shipmentId: string; ok: false; code: string; params?: Record<string, string | number> };
