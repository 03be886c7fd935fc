import { milestoneChangedSchema } from "#app/domain/notifications/events.ts";
import { PLAN_HANDLER } from "#app/domain/notifications/plan-notifications.server.ts";
import { handler } from "#workers/handler.ts";

/** Makes the messages about a milestone. Plans that come close together are made in one transaction. */
export const planMessages = handler({
  name: PLAN_HANDLER,
  queue: "events",
  schema: milestoneChangedSchema,
  attempts: 8,
  backoffMs: 500,
  marks: true,
  run: async (_ctx, change, work, { outboxId }) => {
    await work.plan.add({ outboxId, change });
  },
});
