import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { applyEvents } from "./apply-events.server.ts";
import type { EventOutcome, NewEvent } from "./new-event.ts";
import { mayRecordEvents, mayVoidEvents } from "./policy.ts";

/**
 * Records facts about one or many shipments in one transaction; see `applyEvents`. What can be recorded is, what cannot is
 * told row by row. *Throws* `forbidden`.
 */
export async function recordEvents(ctx: Ctx, events: NewEvent[]): Promise<EventOutcome[]> {
  assertMay(mayRecordEvents(ctx.actor));
  if (events.some((event) => event.voidsEventId)) {
    assertMay(mayVoidEvents(ctx.actor));
  }
  return inTransaction(ctx, (tx) => applyEvents(tx, ctx, events));
}
