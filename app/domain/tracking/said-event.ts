import * as z from "zod";
import { EVENT_CODES } from "./event-codes.ts";
import { EXCEPTION_CODES } from "./exception-codes.ts";
import { instantOf } from "./wall-clock.ts";

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((text) => text || null);

/** What a person of the desk tells about an event, whatever shipments it is about. Blank time = now. */
export const saidEventSchema = z.object({
  code: z.enum(EVENT_CODES),
  /** wall clock of `timeZone`, as a datetime-local field gives it */
  occurredAt: optional(25),
  placeText: optional(80),
  reason: z
    .enum(EXCEPTION_CODES)
    .or(z.literal(""))
    .optional()
    .transform((code) => code || null),
  note: optional(500),
});

export type SaidEvent = z.output<typeof saidEventSchema>;

/** When it happened; null when the text is no time. */
export function occurredAtOf(said: SaidEvent, timeZone: string, now: Date): Date | null {
  return said.occurredAt === null ? now : instantOf(said.occurredAt, timeZone);
}
