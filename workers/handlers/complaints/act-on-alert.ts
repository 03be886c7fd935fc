import { clockEvents } from "#app/domain/clocks/events.ts";
import { actOnAlert } from "#app/domain/complaints/act-on-alert.server.ts";
import { handler } from "#workers/handler.ts";

const NAME = "complaints-alert";

/** A level of a complaint's alert that does more than tell. */
export const actOnComplaintAlert = handler({
  name: NAME,
  queue: "events",
  schema: clockEvents["clock.alert_raised"],
  attempts: 8,
  backoffMs: 500,
  marks: true,
  run: (ctx, alert, _work, { outboxId }) => actOnAlert(ctx, alert, { handler: NAME, outboxId }),
});
