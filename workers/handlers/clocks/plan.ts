import { clockEvents } from "#app/domain/clocks/events.ts";
import { handler } from "#workers/handler.ts";

/** A clock began or moved: it is to be looked at when its next alert is due. A lost one the sweeper of clocks finds. */
export const planClock = handler({
  name: "clocks-plan",
  queue: "events",
  schema: clockEvents["clock.planned"],
  attempts: 5,
  backoffMs: 500,
  marks: false,
  run: (_ctx, { clockId, checkAt }, work) => work.wakeClocks([{ clockId, checkAt: new Date(checkAt) }]),
});
