import * as z from "zod";
import { EVENT_CODES } from "./event-definition.ts";

/** One fact as another system or a scanning device reports it. `id` is the sender's own: sent twice, it is one event. */
const reportedEventSchema = z.object({
  id: z.string().trim().min(1).max(80),
  /** our number, or one piece of it as its label's barcode has it: `XJ…-007` */
  waybillNo: z.string().trim().toUpperCase().min(1).max(50),
  code: z.enum(EVENT_CODES).exclude(["VOIDED", "CANCELLED", "WAYBILL_CREATED"]),
  occurredAt: z.coerce.date(),
  pieces: z.string().trim().max(200).nullish(),
  placeText: z.string().trim().max(80).nullish(),
  lat: z.number().min(-90).max(90).nullish(),
  lng: z.number().min(-180).max(180).nullish(),
  reason: z.string().trim().max(60).nullish(),
  note: z.string().trim().max(300).nullish(),
});

export const reportedEventsSchema = z.object({ events: z.array(reportedEventSchema).min(1).max(200) });

export type ReportedEvent = z.output<typeof reportedEventSchema>;

/** `XJ…-007` is piece 7 of XJ…; a plain number is the whole shipment. */
export function splitBarcode(text: string): { waybillNo: string; piece: string | null } {
  const match = /^(.+)-(\d{1,5})$/.exec(text);
  return match ? { waybillNo: match[1] as string, piece: String(Number(match[2])) } : { waybillNo: text, piece: null };
}
