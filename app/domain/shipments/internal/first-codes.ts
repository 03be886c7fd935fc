import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import type { EventFact } from "#app/domain/tracking/event-fact.ts";

/** The events a shipment comes into being with, in their order. */
export function firstCodes({ departed, held }: { departed: boolean; held: boolean }): EventCode[] {
  return [
    "WAYBILL_CREATED",
    ...(departed ? ["LINEHAUL_DEPARTED" as const] : []),
    ...(held ? ["HOLD_PLACED" as const] : []),
  ];
}

/** Events of those codes to derive a status from: of all pieces, at no particular time but in this order. */
export function firstFactsOf(codes: readonly EventCode[]): EventFact[] {
  return codes.map((code, index) => {
    const at = new Date(index);
    return { id: String(index), code, occurredAt: at, recordedAt: at, pieces: null, voidsEventId: null };
  });
}
