import { wakesFor } from "#app/domain/notifications/due-deliveries.server.ts";
import { notificationEvents } from "#app/domain/notifications/events.ts";
import { handler } from "#workers/handler.ts";

/** A person asked for messages to be sent now. */
export const sendRequested = handler({
  name: "notifications-requested",
  queue: "events",
  schema: notificationEvents["delivery.requested"],
  attempts: 5,
  backoffMs: 500,
  marks: false,
  run: async (ctx, { deliveryIds }, work) => work.wake(await wakesFor(ctx, deliveryIds)),
});
