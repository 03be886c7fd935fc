import type { OutboxRow } from "#app/platform/outbox.server.ts";
import type { Handler } from "./handler.ts";
import type { NewJob, QueueName } from "./queues.ts";
import { subscriptions } from "./subscriptions.ts";

const DAY_S = 86_400;

/** The job by which a handler reacts to an outbox row. Added twice, it is one job. */
export function eventJob(handler: Handler, row: Pick<OutboxRow, "id" | "payload">): NewJob {
  return {
    name: handler.name,
    data: { outboxId: row.id, payload: row.payload },
    opts: {
      jobId: `${handler.name}-${row.id}`,
      attempts: handler.attempts,
      backoff: { type: "exponential", delay: handler.backoffMs },
      // Where the database has the mark of what is done, Redis need not keep it as well.
      removeOnComplete: handler.marks ? true : { age: DAY_S, count: 1_000 },
      removeOnFail: { age: 7 * DAY_S, count: 5_000 },
    },
  };
}

/** The jobs of a batch of rows by queue, in the order of the rows. */
export function jobsFor(rows: readonly OutboxRow[]): Map<QueueName, NewJob[]> {
  const jobs = new Map<QueueName, NewJob[]>();
  for (const row of rows) {
    for (const handler of subscriptions[row.event] ?? []) {
      const list = jobs.get(handler.queue) ?? [];
      list.push(eventJob(handler, row));
      jobs.set(handler.queue, list);
    }
  }
  return jobs;
}
