import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import type { calendarEvents } from "../events.ts";

type CalendarEvent = keyof typeof calendarEvents;

/** Records a change of a calendar; `also` when its deadlines are to be planned again as well. */
export async function recordCalendar(
  tx: Tx,
  ctx: Ctx,
  event: CalendarEvent,
  calendarId: string,
  details: Record<string, unknown>,
  also: CalendarEvent[] = [],
): Promise<void> {
  const payload = { calendarId };
  await record(tx, ctx, {
    event,
    entity: "calendar",
    entityId: calendarId,
    payload,
    // what is stored as JSON comes back from the database untyped
    details: JSON.parse(JSON.stringify({ calendarId, ...details })),
    also: also.map((name) => ({ event: name, payload })),
  });
}
