import * as z from "zod";
import { EVENT_CODES } from "./event-codes.ts";
import { EXCEPTION_CODES } from "./exception-codes.ts";
import { instantOf, wallClock } from "./wall-clock.ts";

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

/**
 * When it happened; null when the text is no time. A form shows the present minute: sent back as it is, it means now, so
 * that what is recorded twice in one minute keeps its order.
 */
export function occurredAtOf(said: Pick<SaidEvent, "occurredAt">, timeZone: string, now: Date): Date | null {
  if (said.occurredAt === null || said.occurredAt === wallClock(now, timeZone)) {
    return now;
  }
  return instantOf(said.occurredAt, timeZone);
}
