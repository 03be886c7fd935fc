import { alertRaisedSchema } from "#app/domain/alerts/events.ts";
import { SEND_ALERT_HANDLER, sendAlert } from "#app/domain/alerts/send-alert.server.ts";
import { alertTexts } from "#app/i18n/alert-texts.ts";
import { handler } from "#workers/handler.ts";

/** Tells an alert that fired to everybody it is for. */
export const sendRaisedAlert = handler({
  name: SEND_ALERT_HANDLER,
  queue: "events",
  schema: alertRaisedSchema,
  attempts: 8,
  backoffMs: 500,
  marks: true,
  run: async (ctx, { alertId, silent }, work, { outboxId }) => {
    const tools = { texts: alertTexts, settings: work.send.settings };
    await sendAlert(ctx, tools, alertId, { handler: SEND_ALERT_HANDLER, outboxId, silent });
  },
});
