import { alertEvents } from "#app/domain/alerts/events.ts";
import { clockEvents } from "#app/domain/clocks/events.ts";
import { followClocks } from "#app/domain/complaints/follow-clocks.server.ts";
import { handler } from "#workers/handler.ts";

const again = { queue: "events", attempts: 8, backoffMs: 500, marks: true } as const;
const REPLANNED = "complaints-replanned";
const ACKNOWLEDGED = "complaints-acknowledged";

/** Deadlines moved because a calendar changed. */
export const followReplanned = handler({
  ...again,
  name: REPLANNED,
  schema: clockEvents["clock.replanned"],
  run: (ctx, moved, _work, { outboxId }) => followClocks(ctx, moved, { handler: REPLANNED, outboxId }),
});

/** The clock of an acknowledgement stopped because somebody took the alert. */
export const followAcknowledged = handler({
  ...again,
  name: ACKNOWLEDGED,
  schema: alertEvents["alert.acknowledged"],
  run: (ctx, { subject, subjectId }, _work, { outboxId }) =>
    followClocks(ctx, { subject, subjectIds: [subjectId] }, { handler: ACKNOWLEDGED, outboxId }),
});
