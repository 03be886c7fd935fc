import { calendarEvents } from "#app/domain/calendar/events.ts";
import { replanClocks } from "#app/domain/clocks/replan-clocks.server.ts";
import { handler } from "#workers/handler.ts";

const NAME = "clocks-replan";

/** The working time of a calendar changed: the open clocks that reckon with it get their new due times. */
export const replanOpenClocks = handler({
  name: NAME,
  queue: "events",
  schema: calendarEvents["calendar.changed"],
  attempts: 8,
  backoffMs: 500,
  marks: true,
  run: async (ctx, { calendarId }, work, { outboxId }) => {
    await work.wakeClocks(await replanClocks(ctx, calendarId, { handler: NAME, outboxId }));
  },
});
