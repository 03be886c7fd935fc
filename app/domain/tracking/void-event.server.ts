import * as z from "zod";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { invalid } from "#app/platform/errors.ts";
import { mayVoidEvents } from "./policy.ts";
import { recordEvents } from "./record-events.server.ts";

export const voidEventSchema = z.object({
  shipmentId: z.string().min(1).max(64),
  eventId: z.string().min(1).max(64),
  note: z.string().trim().min(1, "required").max(300),
});

/** Takes an event back: it stays in the log, marked, and counts no more. *Throws* `forbidden`, `invalid`. */
export async function voidEvent(ctx: Ctx, input: z.output<typeof voidEventSchema>): Promise<void> {
  assertMay(mayVoidEvents(ctx.actor));
  const { shipmentId, eventId, note } = input;
  const event = {
    shipmentId,
    code: "VOIDED",
    occurredAt: ctx.now,
    voidsEventId: eventId,
    note,
    source: "desk",
  } as const;
  const [outcome] = await recordEvents(ctx, [event]);
  if (outcome && !outcome.ok) {
    throw invalid([{ field: "note", code: `event.${outcome.code}` }]);
  }
}
